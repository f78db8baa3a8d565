package clinic.frontdesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The numbered cases of the scheduling rules, checked on the functions that the screen uses. For each day of a case the
 * database's decision at every fifth minute has to be the same. Cases 18 to 24 involve bookings and are tested with them.
 */
class SchedulingCasesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime LONG_BEFORE = MONDAY.minusDays(7).atStartOfDay();
    private static final Treatment STANDARD = new Treatment("A", 30, 10);
    private static final List<Opening> STANDARD_OPENINGS =
            List.of(opening(null, "09:00", "12:00", 30, 1), opening(null, "14:00", "18:00", 30, 1));
    private static final DatabaseDay DATABASE = new DatabaseDay();
    private static final List<Integer> EVERY_FIFTH_MINUTE =
            IntStream.range(0, 24 * 12).mapToObj(five -> 5 * five).toList();

    @Test
    void case1NothingBookedOffersFourteenStarts() {
        assertThat(onGrid(STANDARD_OPENINGS, STANDARD))
                .containsExactly(
                        "09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30",
                        "16:00", "16:30", "17:00", "17:30");
    }

    @Test
    void case2AnHourEndsInsideTheWindow() {
        assertThat(onGrid(STANDARD_OPENINGS, new Treatment("A", 60, 10)))
                .hasSize(12)
                .contains("11:00", "17:00")
                .doesNotContain("11:30", "17:30");
    }

    @Test
    void case3TheBufferHoldsAndTheStartThatFollowsIsOfferedOffTheGrid() {
        List<Slot> starts = starts(STANDARD_OPENINGS, STANDARD, held("09:00", 30, 10));
        assertThat(starts.subList(0, 4))
                .containsExactly(
                        new Slot(MONDAY, Period.MORNING, 540, 570, 0, 1, false),
                        new Slot(MONDAY, Period.MORNING, 570, 600, 0, 1, false),
                        new Slot(MONDAY, Period.MORNING, 580, 610, 1, 1, true),
                        new Slot(MONDAY, Period.MORNING, 600, 630, 1, 1, false));
    }

    @Test
    void case4AnIntervalOfTenHasItOnTheGrid() {
        List<Slot> starts = starts(List.of(opening(null, "09:00", "12:00", 10, 1)), STANDARD, held("09:00", 30, 10));
        assertThat(free(starts).getFirst()).isEqualTo("09:40");
        assertThat(starts).noneMatch(Slot::offGrid);
    }

    @Test
    void case5TheCandidatesOwnBufferCounts() {
        List<String> free = free(starts(STANDARD_OPENINGS, STANDARD, held("10:00", 30, 10)));
        assertThat(free).contains("09:00").doesNotContain("09:30", "10:00", "10:30");
    }

    @Test
    void case6ThePeakAtAnInstantCountsNotTheNumberTouched() {
        assertThat(at(
                        3,
                        new Treatment("A", 180, 0),
                        "09:00",
                        held("10:00", 60, 0),
                        held("11:00", 60, 0),
                        held("09:30", 90, 0)))
                .isEqualTo(new SlotVerdict(Verdict.FITS, 3, 1));
    }

    @Test
    void case7TwoAtOneInstantFillTwoPlaces() {
        assertThat(at(
                        2,
                        new Treatment("A", 180, 0),
                        "09:00",
                        held("10:00", 120, 0),
                        held("10:00", 60, 0),
                        held("11:00", 60, 0)))
                .isEqualTo(new SlotVerdict(Verdict.FULL, 2, 0));
    }

    @Test
    void case8OffTheGridHoldsToo() {
        assertThat(at(1, new Treatment("A", 60, 0), "09:00", held("09:15", 30, 0))
                        .verdict())
                .isEqualTo(Verdict.FULL);
    }

    @Test
    void case9AClosureRemovesEveryStartWhoseTreatmentMeetsIt() {
        assertThat(offered(STANDARD, new Closure(null, 600, 660, "점검")))
                .containsExactly(
                        "09:00", "09:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30",
                        "17:00", "17:30");
    }

    @Test
    void case10AnAfternoonClosedLeavesSixStarts() {
        assertThat(offered(STANDARD, new Closure(null, 720, 1440, "학회")))
                .containsExactly("09:00", "09:30", "10:00", "10:30", "11:00", "11:30");
    }

    @Test
    void aClosureOfOneServiceLeavesTheOthers() {
        Closure closure = new Closure("A", 0, 1440, "장비");
        assertThat(offered(STANDARD, closure)).isEmpty();
        assertThat(offered(new Treatment("B", 30, 10), closure)).hasSize(14);
    }

    @Test
    void aClosureWithoutAnEndTakesThatOneStart() {
        assertThat(offered(new Treatment("A", 60, 10), new Closure(null, 600, 600, "")))
                .contains("09:30", "10:30")
                .doesNotContain("10:00")
                .hasSize(11);
    }

    @Test
    void case11TheLastDayInForceIsIncluded() {
        assertThat(row("09:00", "12:00", 30, MONDAY).on(MONDAY)).isPresent();
        assertThat(row("09:00", "12:00", 30, MONDAY.minusDays(1)).on(MONDAY)).isEmpty();
    }

    @Test
    void case12OverlappingOpeningsYieldEachStartOnce() {
        assertThat(onGrid(
                        List.of(opening(null, "11:00", "12:00", 20, 1), opening(null, "11:20", "12:40", 20, 1)),
                        new Treatment("A", 20, 0)))
                .containsExactly("11:00", "11:20", "11:40", "12:00", "12:20");
    }

    @Test
    void case13ARowThatCannotBeAnOpeningSpoilsOnlyItself() {
        assertThat(row("12:00", "09:00", 30, null).problem()).isEqualTo(Optional.of("order"));
        assertThat(row("09:00", "12:00", 0, null).problem()).isEqualTo(Optional.of("interval"));
        assertThat(row("9:00", "12:00", 30, null).problem()).isEqualTo(Optional.of("time"));
        assertThat(row("9:00", "12:00", 30, null).on(MONDAY)).isEmpty();
    }

    @Test
    void case14APastStartIsNotOffered() {
        DayPlan day = new DayPlan(MONDAY, STANDARD_OPENINGS, List.of(), List.of());
        assertThat(asked(day, STANDARD).starts(MONDAY.atTime(11, 10)).getFirst().start())
                .isEqualTo(11 * 60 + 30);
    }

    @Test
    void case15ADayWithoutOpeningIsClosedRatherThanFull() {
        DayPlan saturday = new DayPlan(MONDAY.plusDays(5), List.of(), List.of(), List.of());
        assertThat(asked(saturday, STANDARD).starts(LONG_BEFORE)).isEmpty();
        assertThat(asked(saturday, STANDARD).at(600).verdict()).isEqualTo(Verdict.CLOSED);
    }

    @Test
    void case16AServicesOwnOpeningTakesThePlaceOfTheClinicsInThatPeriod() {
        List<Opening> openings = new ArrayList<>(STANDARD_OPENINGS);
        openings.add(opening("A", "10:00", "11:00", 30, 1));
        assertThat(onGrid(openings, STANDARD))
                .containsExactly(
                        "10:00", "10:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00", "17:30");
        assertThat(onGrid(openings, new Treatment("B", 30, 10))).hasSize(14);
    }

    @Test
    void case17BothBoundsHold() {
        List<Opening> openings = List.of(opening(null, "09:00", "12:00", 30, 2), opening("A", "09:00", "12:00", 30, 1));
        DayPlan day = new DayPlan(MONDAY, openings, List.of(), List.of(held("10:00", 30, 10)));
        assertThat(asked(day, STANDARD).at(600)).isEqualTo(new SlotVerdict(Verdict.FULL, 1, 0));
        assertThat(asked(day, new Treatment("B", 30, 10)).at(600)).isEqualTo(new SlotVerdict(Verdict.FITS, 2, 1));
    }

    @Test
    void aReservationDoesNotConflictWithItself() {
        DayPlan day = new DayPlan(MONDAY, STANDARD_OPENINGS, List.of(), List.of(held("10:00", 30, 10)));
        assertThat(new Availability(day, STANDARD, "held-10:00+30").at(615).verdict())
                .isEqualTo(Verdict.FITS);
    }

    /** The availability on a day, after the same answers have been required of the database. */
    private static Availability asked(DayPlan day, Treatment treatment) {
        Availability availability = new Availability(day, treatment, null);
        DATABASE.write(day, DatabaseDay.Hours.WEEKLY);
        Map<Integer, SlotVerdict> answers = new TreeMap<>();
        EVERY_FIFTH_MINUTE.forEach(start -> answers.put(start, availability.at(start)));
        assertThat(DATABASE.ask(day, treatment, EVERY_FIFTH_MINUTE)).isEqualTo(answers);
        return availability;
    }

    private static SlotVerdict at(int capacity, Treatment treatment, String start, BusyInterval... held) {
        DayPlan day =
                new DayPlan(MONDAY, List.of(opening(null, "09:00", "12:00", 30, capacity)), List.of(), List.of(held));
        return asked(day, treatment).at(minute(start));
    }

    private static List<String> offered(Treatment treatment, Closure closure) {
        DayPlan day = new DayPlan(MONDAY, STANDARD_OPENINGS, List.of(closure), List.of());
        return asked(day, treatment).starts(LONG_BEFORE).stream()
                .map(start -> time(start.start()))
                .toList();
    }

    private static List<String> onGrid(List<Opening> openings, Treatment treatment) {
        return starts(openings, treatment).stream()
                .map(start -> time(start.start()))
                .toList();
    }

    private static List<Slot> starts(List<Opening> openings, Treatment treatment, BusyInterval... held) {
        return asked(new DayPlan(MONDAY, openings, List.of(), List.of(held)), treatment)
                .starts(LONG_BEFORE);
    }

    private static List<String> free(List<Slot> starts) {
        return starts.stream()
                .filter(start -> start.free() > 0)
                .map(start -> time(start.start()))
                .toList();
    }

    private static Opening opening(@Nullable String service, String start, String end, int interval, int capacity) {
        return new Opening(service, Period.of(minute(start)), minute(start), minute(end), interval, capacity);
    }

    private static OpeningHours row(String start, String end, int interval, @Nullable LocalDate until) {
        return new OpeningHours(null, "MONDAY", "MORNING", start, end, interval, 1, true, null, until);
    }

    private static BusyInterval held(String start, int duration, int buffer) {
        return new BusyInterval("held-" + start + "+" + duration, "A", minute(start), duration, buffer);
    }

    private static int minute(String time) {
        return Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10);
    }

    private static String time(int minute) {
        return ClockTime.format(minute);
    }
}
