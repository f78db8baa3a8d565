package clinic.frontdesk.arrival;

import static clinic.frontdesk.arrival.VisitStep.ARRIVED;
import static clinic.frontdesk.arrival.VisitStep.BACK;
import static clinic.frontdesk.arrival.VisitStep.DONE;
import static clinic.frontdesk.arrival.VisitStep.IN_TREATMENT;
import static clinic.frontdesk.arrival.VisitStep.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekComparison;
import clinic.frontdesk.week.WeekRepository;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Arrivals in the clinic's database, beside the website and other desks. */
@Execution(ExecutionMode.CONCURRENT)
class ArrivalsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime NINE_FIFTY = MONDAY.atTime(9, 50);

    private final History history = new History();
    private TestDatabase database;
    private Arrivals arrivals;
    private ArrivalRepository repository;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run(Databases.insert("a", "2026-11-30", "10:00", "WRINKLE_BOTOX"))
                .run(Databases.insert("b", "2026-11-30", "11:00", "WRINKLE_BOTOX"))
                .run(Databases.insert("c", "2026-12-01", "10:00", "WRINKLE_BOTOX"));
        clock("09:50");
        arrivals = new Arrivals(database.dsl(), history, WriteListener.NONE);
        repository = new ArrivalRepository(database.dsl());
    }

    @Test
    void aVisitIsRecordedWithItsTimesAndEndsAsTheWebsiteWouldEndIt() {
        assertThat(arrivals.record("a", ARRIVED)).isInstanceOf(VisitOutcome.Recorded.class);
        clock("10:04");
        assertThat(arrivals.record("a", IN_TREATMENT)).isInstanceOf(VisitOutcome.Recorded.class);
        assertThat(status("a")).isEqualTo("CONFIRMED|2025-06-01 01:02:03.456|2025-06-01 01:02:03.456");
        clock("10:31");
        assertThat(arrivals.record("a", DONE)).isInstanceOf(VisitOutcome.Recorded.class);

        assertThat(rows())
                .containsExactly("a|2026-11-30|2026-11-30 09:50:00|2026-11-30 10:04:00|2026-11-30 10:31:00|postgres");
        assertThat(Databases.rows(database, """
            SELECT status, "statusChangedAt" = "updatedAt" OR abs(extract(epoch FROM "statusChangedAt" - "updatedAt")) < 1,
                abs(extract(epoch FROM "statusChangedAt" - (clock_timestamp() AT TIME ZONE 'UTC'))) < 60
            FROM reservations WHERE id = 'a'\
            """)).containsExactly("COMPLETED|t|t");
        // The rest of its time and its buffer are free again.
        assertThat(Databases.rows(database, "SELECT holds FROM frontdesk.occupancy WHERE reservation_id = 'a'"))
                .containsExactly("f");
        assertThat(repository.visits(MONDAY))
                .singleElement()
                .satisfies(visit -> assertThat(List.of(
                                visit.waited().getAsInt(), visit.treated().getAsInt()))
                        .containsExactly(4, 27));
    }

    @Test
    void everyDeskReadsWhoIsInTheClinic() {
        arrivals.record("b", ARRIVED);
        clock("10:02");
        arrivals.record("a", IN_TREATMENT);

        Arrival waiting = new Arrival(MONDAY, NINE_FIFTY, null, null);
        Arrival treated = new Arrival(MONDAY, null, MONDAY.atTime(10, 2), null);
        assertThat(new ArrivalRepository(database.dsl()).today())
                .isEqualTo(new WaitingRoom(
                        MONDAY.atTime(10, 2),
                        15,
                        List.of(
                                new PresentPatient(
                                        "b", "김하나", "주름 보톡스", "11:00", MONDAY.atTime(11, 0), 30, 10, waiting),
                                new PresentPatient(
                                        "a", "김하나", "주름 보톡스", "10:00", MONDAY.atTime(10, 0), 30, 10, treated))));
        assertThat(card("a").status()).isEqualTo(DisplayStatus.IN_TREATMENT);
        assertThat(card("b").status()).isEqualTo(DisplayStatus.ARRIVED);
    }

    @Test
    void aRepeatedOrImpossibleStepWritesNothingAndSaysWhy() {
        arrivals.record("a", ARRIVED);
        DayVersions before = versions();
        assertThat(words(arrivals.record("a", ARRIVED))).isEqualTo("김하나 님은 이미 ‘내원’입니다.");
        assertThat(words(arrivals.record("c", ARRIVED))).isEqualTo("김하나 님 예약은 12/1입니다. 그날 오시면 표시해 주세요.");
        assertThat(words(arrivals.record("b", NO_SHOW))).isEqualTo("김하나 님 예약은 11:00입니다. 그 시간이 지나야 미방문으로 표시할 수 있습니다.");
        assertThat(words(arrivals.record("b", BACK))).isEqualTo("김하나 님은 되돌릴 단계가 없습니다.");
        assertThat(arrivals.record("none", ARRIVED)).isEqualTo(new VisitOutcome.Missing());
        assertThat(versions()).isEqualTo(before);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void everyStepIsUndoneAndDoneAgainInWords() {
        arrivals.record("a", ARRIVED);
        clock("10:04");
        arrivals.record("a", IN_TREATMENT);
        clock("10:31");
        arrivals.record("a", DONE);
        assertThat(next()).isEqualTo("김하나 11/30 10:00 시술 완료");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(card("a").status()).isEqualTo(DisplayStatus.IN_TREATMENT);
        assertThat(next()).isEqualTo("김하나 11/30 10:00 시술 시작");
        history.undo();
        assertThat(card("a").status()).isEqualTo(DisplayStatus.ARRIVED);
        assertThat(next()).isEqualTo("김하나 11/30 10:00 내원");
        history.undo();
        assertThat(card("a").status()).isEqualTo(DisplayStatus.CONFIRMED);
        assertThat(rows()).isEmpty();
        history.redo();
        history.redo();
        history.redo();
        assertThat(rows())
                .containsExactly("a|2026-11-30|2026-11-30 09:50:00|2026-11-30 10:04:00|2026-11-30 10:31:00|postgres");
        assertThat(card("a").status()).isEqualTo(DisplayStatus.DONE);
    }

    @Test
    void undoLeavesWhatAnotherDeskRecordedMeanwhile() {
        arrivals.record("a", ARRIVED);
        clock("10:04");
        new Arrivals(database.dsl(), new History(), WriteListener.NONE).record("a", IN_TREATMENT);
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(card("a").status()).isEqualTo(DisplayStatus.IN_TREATMENT);
    }

    @Test
    void twoDesksThatRecordTheSameAtOnceRecordItOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
            Callable<VisitOutcome> desk = () -> {
                together.await(10, TimeUnit.SECONDS);
                return new Arrivals(database.dsl(), new History(), WriteListener.NONE).record("a", ARRIVED);
            };
            List<VisitOutcome> outcomes = new ArrayList<>();
            for (Future<VisitOutcome> answer : desks.invokeAll(List.of(desk, desk))) {
                outcomes.add(answer.get());
            }
            assertThat(outcomes)
                    .hasAtLeastOneElementOfType(VisitOutcome.Recorded.class)
                    .hasAtLeastOneElementOfType(VisitOutcome.Kept.class);
        }
        assertThat(rows()).hasSize(1);
    }

    @Test
    void undoAsksForThePlaceAgain() {
        clock("10:31");
        arrivals.record("a", DONE);
        database.run(Databases.insert("w", "2026-11-30", "10:35", "WRINKLE_BOTOX"));
        database.run("DELETE FROM frontdesk.flag");
        assertThat(history.undo())
                .isInstanceOfSatisfying(
                        UndoResult.RefusedNow.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.FULL.code()));
        assertThat(card("a").status()).isEqualTo(DisplayStatus.DONE);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void whoMissedTheVisitAndComesAfterAllNeedsThePlace() {
        clock("10:20");
        arrivals.record("a", NO_SHOW);
        assertThat(status("a")).startsWith("NO_SHOW|");
        assertThat(arrivals.record("a", ARRIVED)).isInstanceOf(VisitOutcome.Recorded.class);
        assertThat(status("a")).startsWith("CONFIRMED|");
        assertThat(card("a").status()).isEqualTo(DisplayStatus.ARRIVED);
        arrivals.record("a", NO_SHOW);
        database.run(Databases.insert("w", "2026-11-30", "10:10", "WRINKLE_BOTOX"));
        assertThat(arrivals.record("a", ARRIVED))
                .isInstanceOfSatisfying(
                        VisitOutcome.NoPlace.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.FULL));
    }

    @Test
    void theWebsiteDecidesMeanwhile() {
        arrivals.record("a", ARRIVED);
        arrivals.record("b", ARRIVED);
        database.run("UPDATE reservations SET status = 'CANCELLED' WHERE id = 'a'");
        assertThat(present()).containsExactly("b");
        assertThat(words(arrivals.record("a", IN_TREATMENT))).isEqualTo("김하나 님 예약은 취소되었습니다. 예약 내용에서 먼저 되살려 주세요.");

        database.run("UPDATE reservations SET status = 'COMPLETED' WHERE id = 'b'");
        assertThat(present()).isEmpty();
        assertThat(words(arrivals.record("b", DONE))).isEqualTo("김하나 님은 이미 ‘완료’입니다.");
    }

    @Test
    void aReservationThatWasMovedToAnotherDayHasNotArrivedThere() {
        arrivals.record("a", ARRIVED);
        database.run(
                "UPDATE reservations SET \"preferredDate\" = '2026-12-02', \"preferredTime\" = '15:00' WHERE id = 'a'");
        assertThat(present()).isEmpty();
        assertThat(card("a").status()).isEqualTo(DisplayStatus.CONFIRMED);
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-02 15:01' AT TIME ZONE 'Asia/Seoul'");
        assertThat(arrivals.record("a", ARRIVED)).isInstanceOf(VisitOutcome.Recorded.class);
        assertThat(present()).containsExactly("a");
    }

    @Test
    void maintenanceRemovesArrivalsWhoseReservationIsGone() {
        arrivals.record("a", ARRIVED);
        arrivals.record("b", ARRIVED);
        database.run("DELETE FROM reservations WHERE id = 'a'");
        assertThat(present()).containsExactly("b");
        new Maintenance(database.dsl()).run();
        assertThat(rows()).hasSize(1).first().asString().startsWith("b|");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
    }

    @Test
    void everyStepMovesTheVersionOfItsDay() {
        long before = versions().on(MONDAY);
        arrivals.record("a", ARRIVED);
        long arrived = versions().on(MONDAY);
        history.undo();
        long undone = versions().on(MONDAY);
        repository.setLimit(20);
        assertThat(List.of(arrived > before, undone > arrived, versions().on(MONDAY) > undone))
                .containsExactly(true, true, true);
        assertThat(repository.limit()).isEqualTo(20);
        assertThat(repository.today().limit()).isEqualTo(20);
    }

    @Test
    void whatThisDeskRecordsIsNotMarkedAsAChangeOfOthers() {
        OwnWrites own = new OwnWrites();
        Arrivals here = new Arrivals(database.dsl(), history, own);
        Week before = week();
        here.record("a", ARRIVED);
        arrivals.record("b", ARRIVED);
        assertThat(WeekComparison.byOthers(before, week(), own)).containsOnlyKeys("b");
    }

    @Test
    void whatNeedsReviewIsSaidAlsoOfWhoHasArrived() {
        database.run("INSERT INTO frontdesk.flag (reservation_id, code, day) VALUES ('a', 'full', '2026-11-30')");
        arrivals.record("a", ARRIVED);
        assertThat(card("a"))
                .satisfies(card -> assertThat(List.of(card.status(), String.valueOf(card.review())))
                        .containsExactly(DisplayStatus.ARRIVED, "FULL"));
        database.run("UPDATE frontdesk.flag SET code = 'unchecked'");
        assertThat(card("a").review()).isNotNull();
    }

    private void clock(String time) {
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 " + time
                + "' AT TIME ZONE 'Asia/Seoul'");
    }

    private Week week() {
        return new WeekRepository(database.dsl()).load(MONDAY);
    }

    private WeekCard card(String id) {
        return week().days().stream()
                .flatMap(day -> day.cards().stream())
                .filter(card -> card.reservationId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> present() {
        return repository.today().present().stream()
                .map(PresentPatient::reservationId)
                .toList();
    }

    private DayVersions versions() {
        return DayVersions.read(database.dsl(), MONDAY, MONDAY.plusDays(6));
    }

    private String next() {
        return history.nextUndo().map(Messages.of(Locale.KOREAN)::text).orElse("");
    }

    private static String words(VisitOutcome outcome) {
        Text sentence = outcome instanceof VisitOutcome.Kept(VisitProblem problem, Text said) ? said : Text.NONE;
        return Messages.of(Locale.KOREAN).text(sentence);
    }

    private String status(String id) {
        return Databases.rows(
                        database,
                        "SELECT status, \"statusChangedAt\", \"updatedAt\" FROM reservations WHERE id = '" + id + "'")
                .getFirst();
    }

    private List<String> rows() {
        return Databases.rows(
                database,
                "SELECT reservation_id, day, arrived_at, began_at, ended_at, recorded_by FROM frontdesk.arrival"
                        + " ORDER BY 1");
    }
}
