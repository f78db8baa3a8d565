package clinic.frontdesk.waitlist.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientDirectory;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.LosableTasks;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.waitlist.DatabaseWaitingList;
import clinic.frontdesk.waitlist.UndoableWaitingList;
import clinic.frontdesk.waitlist.WaitingBookings;
import clinic.frontdesk.waitlist.WaitingList;
import clinic.frontdesk.waitlist.WaitingMatches;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishDays;
import clinic.frontdesk.waitlist.WishOffer;
import clinic.frontdesk.waitlist.WishPatient;
import clinic.frontdesk.waitlist.WishPriority;
import clinic.frontdesk.waitlist.WishTerms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waiting list's screens on a real database, with another desk beside it. */
@Execution(ExecutionMode.CONCURRENT)
class WaitlistViewModelTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final WishPatient KU =
            new WishPatient("구본결", "010-4821-7468", LocalDate.of(1988, 3, 2), Gender.FEMALE);

    private final History history = new History();
    private final TestDatabase data = TestDatabase.upgraded()
            .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'")
            .run("DELETE FROM clinic_time_slots WHERE \"dayOfWeek\" <> 'WEDNESDAY' OR period <> 'MORNING';"
                    + " UPDATE clinic_time_slots SET \"startTime\" = '11:30'")
            .run(Databases.insert("w", "2026-12-02", "11:30", "WRINKLE_BOTOX"));
    private final LosableTasks tasks = new LosableTasks();
    private final WaitingList otherDesk = new DatabaseWaitingList(data.dsl());

    @SuppressWarnings("NullAway.Init") // before each test
    private WaitlistViewModel model;

    @BeforeEach
    void open() {
        DSLContext dsl = data.dsl();
        WaitingList list = new DatabaseWaitingList(dsl);
        model = new WaitlistViewModel(
                new WaitlistSources(
                        new UndoableWaitingList(list, history),
                        new WaitingMatches(list, new DayPlanRepository(dsl), ClinicClock.read(dsl)),
                        new WaitingBookings(list, new DatabaseBookings(dsl), history, WriteListener.NONE),
                        new PatientDirectory(dsl, () -> MONDAY)),
                tasks,
                () -> MONDAY);
        model.open();
    }

    private Wish wish(String name, WishPriority priority) {
        return otherDesk.add(
                new WishPatient(name, "010-1111-2222", LocalDate.of(1990, 1, 1), Gender.MALE),
                new WishTerms(
                        "WRINKLE_BOTOX",
                        "주름 보톡스",
                        WishDays.of(List.of(WEDNESDAY)),
                        Period.MORNING,
                        null,
                        WEDNESDAY,
                        priority,
                        ""));
    }

    private List<String> names() {
        return model.offers().stream()
                .map(offer -> offer.wish().patient().name() + (offer.fits() ? " +" : ""))
                .toList();
    }

    private void changed(LocalDate day) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        days.put(day, 1L);
        model.changed(new DayVersions(days, 0), false);
    }

    @Test
    void whatAnotherDeskAddsAndWhatAnybodyFreesIsShownAndTheCurrentOneStays() {
        wish("가", WishPriority.NORMAL);
        model.topicChanged(LiveTopic.WAITING);
        assertThat(names()).containsExactly("가");
        wish("나", WishPriority.HIGH);
        model.topicChanged(LiveTopic.WAITING);
        assertThat(names()).containsExactly("나", "가");
        assertThat(Objects.requireNonNull(model.selectedProperty().get())
                        .wish()
                        .patient()
                        .name())
                .isEqualTo("가");
        data.run("UPDATE reservations SET status = 'CANCELLED' WHERE id = 'w'");
        model.topicChanged(LiveTopic.CALLS);
        changed(MONDAY);
        assertThat(names()).containsExactly("나", "가");
        changed(WEDNESDAY);
        assertThat(names()).containsExactly("나 +", "가 +");
    }

    @Test
    void aPlaceThatSomebodyElseTookIsRefusedInWordsAndTheWishStays() {
        data.run("UPDATE reservations SET status = 'CANCELLED' WHERE id = 'w'");
        wish("가", WishPriority.NORMAL);
        model.refresh();
        data.run("UPDATE reservations SET status = 'CONFIRMED' WHERE id = 'w'");
        model.book();
        assertThat(model.noticeProperty().get())
                .isEqualTo(Text.of("waitlist.refused", Text.of("waitlist.said", "가"), Text.of("refusal.full")));
        assertThat(model.wrongProperty().get()).isTrue();
        assertThat(names()).containsExactly("가");
        model.book();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("waitlist.nothing-free", "가"));
    }

    @Test
    void aWishThatAnotherDeskRemovedIsNotBooked() {
        data.run("UPDATE reservations SET status = 'CANCELLED' WHERE id = 'w'");
        Wish wish = wish("가", WishPriority.NORMAL);
        model.refresh();
        otherDesk.remove(wish.id());
        model.book();
        assertThat(model.noticeProperty().get().key()).isEqualTo("waitlist.gone");
        assertThat(names()).isEmpty();
        assertThat(model.selectedProperty().get()).isNull();
    }

    @Test
    void expiredWishesAreListedApart() {
        wish("가", WishPriority.NORMAL);
        data.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-03 08:00' AT TIME ZONE 'Asia/Seoul'");
        model.refresh();
        assertThat(model.shown()).isEmpty();
        model.expiredShownProperty().set(true);
        assertThat(model.shown())
                .extracting(offer -> offer.wish().patient().name())
                .containsExactly("가");
        model.remove();
        assertThat(model.shown()).isEmpty();
    }

    @Test
    void aLostServerLeavesWhatWasReadAndWhatIsTyped() {
        wish("가", WishPriority.NORMAL);
        model.refresh();
        fill("김하나", "010-1234-5678", "", "");
        tasks.lose(true);
        model.refresh();
        assertThat(model.awayProperty().get()).isTrue();
        assertThat(names()).containsExactly("가");
        model.editor().submit();
        assertThat(model.wrongProperty().get()).isTrue();
        assertThat(model.editor().dirty()).isTrue();
        tasks.lose(false);
        model.reconnected();
        assertThat(model.awayProperty().get()).isFalse();
        model.editor().submit();
        assertThat(names()).containsExactly("김하나 +", "가");
        assertThat(model.editor().dirty()).isFalse();
    }

    private void fill(String name, String phone, String days, String until) {
        WishEditorViewModel editor = model.editor();
        editor.patient().fill(name, phone, "");
        editor.service().choose("frontdesk-wrinkle-botox");
        editor.input().daysProperty().set(days);
        editor.input().untilProperty().set(until);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 010-1234-5678, '', '', NAME, name.empty",
        "ㄱㅎ, 010-1234-5678, '', '', NAME, name.initials",
        "김하나, 010, '', '', PHONE, phone.form",
        "김하나, '', '', '', PHONE, phone.empty",
        "김하나, 010-1234-5678, 언젠가, '', DAYS, date.form",
        "김하나, 010-1234-5678, '월, 12/3', '', DAYS, date.mixed",
        "김하나, 010-1234-5678, '', 어제, UNTIL, wish.past",
        "김하나, 010-1234-5678, '', x, UNTIL, date.form"
    })
    void whatLacksIsSaidAtItsField(
            String name, String phone, String days, String until, WishField field, String problem) {
        fill(name, phone, days, until);
        model.editor().submit();
        assertThat(model.editor().problems()).containsEntry(field, Text.of("booking.problem." + problem));
        assertThat(model.editor().focusProperty().get()).isEqualTo(field);
        assertThat(otherDesk.open()).isEmpty();
    }

    @Test
    void whatIsTypedBecomesAWish() {
        fill("김하나", "01012345678", "월수금", "12/20");
        model.editor().patient().birthProperty().set("900101-2");
        model.editor().halfProperty().set(Period.AFTERNOON);
        model.editor().priorityProperty().set(WishPriority.LOW);
        model.editor().input().fromProperty().set("12/3");
        model.editor().input().remarkProperty().set(" 오후만 통화 ");
        model.editor().submit();
        assertThat(otherDesk.open())
                .extracting(Wish::patient, Wish::terms)
                .containsExactly(tuple(
                        new WishPatient("김하나", "010-1234-5678", LocalDate.of(1990, 1, 1), Gender.FEMALE),
                        new WishTerms(
                                "WRINKLE_BOTOX",
                                "주름 보톡스",
                                WishDays.on(Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)),
                                Period.AFTERNOON,
                                LocalDate.of(2026, 12, 3),
                                LocalDate.of(2026, 12, 20),
                                WishPriority.LOW,
                                "오후만 통화")));
        model.editor().edit(model.offers().getFirst().wish());
        assertThat(model.editor().dirty()).isFalse();
        assertThat(model.editor().input().daysProperty().get()).isEqualTo("월수금");
    }

    @Test
    void theFasterOfTwoDesksChangesAWish() {
        Wish wish = wish("가", WishPriority.NORMAL);
        model.refresh();
        model.edit();
        assertThat(model.editor().editingProperty().get()).isEqualTo(wish);
        // What is not being changed follows the other desk.
        otherDesk.change(wish, KU, wish.terms());
        model.topicChanged(LiveTopic.WAITING);
        assertThat(model.editor().patient().nameProperty().get()).isEqualTo("구본결");
        model.editor().priorityProperty().set(WishPriority.HIGH);
        otherDesk.remove(wish.id());
        model.editor().submit();
        assertThat(model.editor().problems()).containsEntry(WishField.NAME, Text.of("waitlist.changed-elsewhere"));
    }

    @Test
    void theSamePersonForTheSameServiceIsSaid() {
        wish("가", WishPriority.NORMAL);
        model.refresh();
        fill("가", "01011112222", "", "");
        assertThat(model.editor().alikeProperty().get().key()).isEqualTo("waitlist.alike");
        model.editor().patient().nameProperty().set("나");
        assertThat(model.editor().alikeProperty().get()).isEqualTo(Text.NONE);
        model.edit();
        assertThat(model.editor().alikeProperty().get()).isEqualTo(Text.NONE);
    }

    @Test
    void whoeverIsBookedOtherwiseStillWaits() {
        wish("가", WishPriority.NORMAL);
        model.refresh();
        assertThat(model.waits("가", "01011112222", "frontdesk-wrinkle-botox")).isTrue();
        assertThat(model.waits("가", "01011112222", "other")).isFalse();
        assertThat(model.waits("나", "01011112222", "frontdesk-wrinkle-botox")).isFalse();
    }

    @Test
    void whoHasAPlaceWaitsForAnEarlierOne() {
        model.editor()
                .begin(new WishPrefill(
                        "김하나",
                        "010-1234-5678",
                        "900101-2",
                        null,
                        "frontdesk-wrinkle-botox",
                        null,
                        MONDAY.plusDays(8),
                        Period.MORNING));
        assertThat(model.editor().focusProperty().get()).isEqualTo(WishField.DAYS);
        model.editor().submit();
        assertThat(model.offers())
                .extracting(WishOffer::wish)
                .singleElement()
                .satisfies(wish -> assertThat(List.of(
                                wish.terms().lastDay(),
                                Objects.requireNonNull(wish.terms().half()),
                                wish.bookable()))
                        .containsExactly(MONDAY.plusDays(8), Period.MORNING, true));
    }
}
