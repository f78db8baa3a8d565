package clinic.frontdesk.waitlist;

import static clinic.frontdesk.waitlist.Wishes.BOTOX;
import static clinic.frontdesk.waitlist.Wishes.KU;
import static clinic.frontdesk.waitlist.Wishes.MONDAY;
import static clinic.frontdesk.waitlist.Wishes.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The waiting list on PostgreSQL: kept, changed, matched, booked and undone, by two desks. */
@Execution(ExecutionMode.CONCURRENT)
class WaitingListTest {

    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final WishTerms ON_WEDNESDAY = new WishTerms(
            "WRINKLE_BOTOX",
            "주름 보톡스",
            WishDays.of(List.of(WEDNESDAY)),
            Period.MORNING,
            MONDAY,
            MONDAY.plusDays(6),
            WishPriority.HIGH,
            "지난번과 같은 부위");

    private TestDatabase database;
    private WaitingList list;
    private WaitingList otherDesk;
    private DeskBookings bookings;
    private WaitingMatches matches;
    private final History history = new History();

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded();
        today("2026-11-30 08:00");
        list = new DatabaseWaitingList(database.dsl());
        otherDesk = new DatabaseWaitingList(database.dsl());
        bookings = new DatabaseBookings(database.dsl());
        matches = matches();
    }

    private WaitingMatches matches() {
        return new WaitingMatches(list, new DayPlanRepository(database.dsl()), ClinicClock.read(database.dsl()));
    }

    private void today(String now) {
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '" + now + "' AT TIME ZONE 'Asia/Seoul'");
    }

    /** Fills Wednesday's morning. */
    private void fillWednesday() {
        for (String time : List.of("09:00", "10:00", "11:00")) {
            database.run(Databases.insert("w" + time, WEDNESDAY.toString(), time, "WRINKLE_BOTOX"));
        }
        database.run("UPDATE frontdesk.occupancy SET duration_minutes = 50");
    }

    private List<String> offers(Set<LocalDate> changed) {
        return matches.read(false, changed).stream()
                .map(offer -> offer.wish().patient().name()
                        + offer.starts().stream()
                                .map(start -> " " + ClockTime.format(start.start()))
                                .reduce("", String::concat))
                .toList();
    }

    @Test
    void whatOneDeskAddsEveryDeskReads() {
        Wish added = list.add(KU, ON_WEDNESDAY);
        list.add(
                new WishPatient("유다솔", "010-1111-8611", null, null),
                terms(WishDays.on(Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY)), null, MONDAY.plusDays(20)));

        assertThat(otherDesk.open()).hasSize(2).first().isEqualTo(added);
        assertThat(added).isEqualTo(new Wish(added.id(), 1, KU, ON_WEDNESDAY, BOTOX, false, added.askedAt()));
        assertThat(otherDesk.open().getLast())
                .extracting(Wish::bookable, wish -> wish.terms().days())
                .containsExactly(false, WishDays.on(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
        assertThat(otherDesk.remove(added.id())).isTrue();
        assertThat(list.remove(added.id())).isFalse();
        assertThat(list.open()).hasSize(1);
        assertThat(list.restore(added.id())).isTrue();
        assertThat(otherDesk.open()).hasSize(2);
    }

    @Test
    void theFasterOfTwoDesksChangesAWish() {
        Wish seen = list.add(KU, ON_WEDNESDAY);
        WishTerms later = terms(WishDays.ANY, null, MONDAY.plusDays(9));
        assertThat(otherDesk.change(seen, KU, later))
                .get()
                .extracting(Wish::terms)
                .isEqualTo(later);
        assertThat(list.change(seen, KU, ON_WEDNESDAY)).isEmpty();
    }

    @Test
    void anExpiredWishLeavesQuietlyAndIsListed() {
        Wish wish = list.add(KU, ON_WEDNESDAY);
        today("2026-12-06 23:00");
        assertThat(list.open()).containsExactly(new Wish(wish.id(), 1, KU, ON_WEDNESDAY, BOTOX, false, wish.askedAt()));
        assertThat(list.expired()).isEmpty();
        today("2026-12-07 00:10");
        assertThat(list.open()).isEmpty();
        assertThat(list.expired()).extracting(Wish::id).containsExactly(wish.id());
        today("2027-04-01 00:10");
        list.add(KU, terms(WishDays.ANY, null, LocalDate.of(2027, 4, 9)));
        assertThat(list.expired()).isEmpty();
    }

    @Test
    void aServiceWithAnotherIdIsStillTheSame() {
        list.add(KU, ON_WEDNESDAY);
        database.run("UPDATE services SET id = 'other', name = '보톡스'");
        assertThat(list.open().getFirst())
                .extracting(Wish::serviceId, wish -> wish.terms().serviceName())
                .containsExactly("other", "보톡스");
        database.run("UPDATE services SET \"isActive\" = false");
        assertThat(list.open().getFirst())
                .extracting(Wish::serviceId, wish -> wish.terms().serviceName())
                .containsExactly(null, "주름 보톡스");
    }

    @Test
    void theDatabaseRefusesWhatIsNoWish() {
        for (String wrong :
                List.of("weekdays = 0", "half = 'EVENING'", "not_before = '2027-01-01'", "ended = 'booked'")) {
            list.add(KU, ON_WEDNESDAY);
            assertThatThrownBy(() -> database.dsl().execute("UPDATE frontdesk.waiting_wish SET " + wrong))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aPlaceThatAnybodyFreesIsOfferedOnceItsDayIsReadAgain() {
        fillWednesday();
        list.add(KU, ON_WEDNESDAY);
        assertThat(offers(Set.of())).containsExactly("구본결");
        database.run("UPDATE reservations SET status = 'CANCELLED' WHERE id = 'w10:00'");
        assertThat(offers(Set.of())).containsExactly("구본결");
        assertThat(offers(Set.of(MONDAY))).containsExactly("구본결");
        assertThat(offers(Set.of(WEDNESDAY))).containsExactly("구본결 10:00");
        database.run("UPDATE reservations SET status = 'COMPLETED' WHERE id = 'w09:00'");
        assertThat(offers(Set.of(WEDNESDAY))).containsExactly("구본결 09:00 09:30 10:00");
        database.run("DELETE FROM clinic_time_slots");
        assertThat(matches.read(true, Set.of()).getFirst().fits()).isFalse();
    }

    @Test
    void aWishIsBookedAndUndoneInOneStep() {
        fillWednesday();
        Wish wish = list.add(KU, ON_WEDNESDAY);
        bookings.changeStatus("w10:00", Status.CANCELLED);
        Slot start = matches.read(false, Set.of()).getFirst().starts().getFirst();
        WaitingBookings waiting = new WaitingBookings(list, bookings, history, WriteListener.NONE);

        assertThat(waiting.book(wish, start)).isInstanceOf(BookingOutcome.Accepted.class);
        assertThat(list.open()).isEmpty();
        assertThat(booked())
                .containsExactly("구본결|010-4821-7468|1988-03-02|FEMALE|FIRST_VISIT|2026-12-02|10:00|CONFIRMED");
        assertThat(history.nextUndo().map(Messages.of(Locale.KOREAN)::text)).contains("구본결 12/2 10:00 예약 (대기 명단)");
        // The other desk acts on what it saw.
        assertThat(new WaitingBookings(otherDesk, bookings, new History(), WriteListener.NONE)
                        .book(wish, new Slot(WEDNESDAY, Period.MORNING, 600, 630, 1, 1, false)))
                .isInstanceOf(BookingOutcome.Accepted.class);
        assertThat(new WaitingBookings(otherDesk, bookings, new History(), WriteListener.NONE)
                        .book(wish, new Slot(WEDNESDAY, Period.AFTERNOON, 840, 870, 1, 1, false)))
                .isInstanceOf(BookingOutcome.Gone.class);

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(list.open()).extracting(Wish::id).containsExactly(wish.id());
        assertThat(booked()).singleElement().asString().endsWith("CANCELLED");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(list.open()).isEmpty();
        assertThat(booked()).singleElement().asString().endsWith("CONFIRMED");
    }

    private List<String> booked() {
        return Databases.rows(
                database,
                "SELECT \"patientName\", phone, \"birthDate\"::date, gender, \"treatmentType\", \"preferredDate\","
                        + " \"preferredTime\", status FROM reservations WHERE \"patientName\" = '구본결'");
    }

    @Test
    void aRefusedBookingLeavesTheWishAndAnUndoneOneCanBeBookedAgain() {
        Wish wish = list.add(KU, ON_WEDNESDAY);
        WaitingBookings waiting = new WaitingBookings(list, bookings, history, WriteListener.NONE);
        Slot start = new Slot(WEDNESDAY, Period.MORNING, 600, 630, 1, 1, false);
        database.run(Databases.insert("w", WEDNESDAY.toString(), "10:00", "WRINKLE_BOTOX"));
        assertThat(waiting.book(wish, start)).isInstanceOf(BookingOutcome.Refused.class);
        assertThat(history.nextUndo()).isEmpty();
        database.run("DELETE FROM reservations");

        assertThat(waiting.book(list.open().getFirst(), start)).isInstanceOf(BookingOutcome.Accepted.class);
        history.undo();
        assertThat(waiting.book(list.open().getFirst(), start)).isInstanceOf(BookingOutcome.Accepted.class);
        assertThat(booked()).hasSize(2);
        assertThat(list.open()).isEmpty();
    }

    @Test
    void aDeskThatIsLostBetweenSettlingAndBookingLosesNoWish() {
        Wish wish = list.add(KU, ON_WEDNESDAY);
        list.settle(wish.id(), "never-booked");
        assertThat(list.open()).isEmpty();
        database.run("UPDATE frontdesk.waiting_wish SET ended_at = now() - interval '2 minutes'");
        assertThat(otherDesk.open()).extracting(Wish::id).containsExactly(wish.id());
        assertThat(otherDesk.remove(wish.id())).isTrue();
    }

    @Test
    void addingChangingAndRemovingAreUndoneInWords() {
        WaitingList undoable = new UndoableWaitingList(list, history);
        Messages korean = Messages.of(Locale.KOREAN);
        Wish wish = undoable.add(KU, ON_WEDNESDAY);
        assertThat(history.nextUndo().map(korean::text)).contains("구본결 주름 보톡스 대기 명단에 올림");
        WishTerms later = terms(WishDays.ANY, null, MONDAY.plusDays(9));
        assertThat(undoable.change(wish, KU, later)).isPresent();
        assertThat(undoable.remove(wish.id())).isTrue();

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(list.open()).extracting(Wish::terms).containsExactly(later);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(list.open()).extracting(Wish::terms).containsExactly(ON_WEDNESDAY);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(list.open()).isEmpty();
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(list.open()).hasSize(1);
    }

    @Test
    void anotherDesksChangeIsNotUndone() {
        WaitingList undoable = new UndoableWaitingList(list, history);
        Wish wish = undoable.add(KU, ON_WEDNESDAY);
        undoable.change(wish, KU, terms(WishDays.ANY, null, MONDAY.plusDays(9)));
        otherDesk.change(list.open().getFirst(), KU, terms(WishDays.ANY, null, MONDAY.plusDays(8)));
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        otherDesk.remove(wish.id());
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
    }
}
