package clinic.frontdesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.DatabaseDay.Hours;
import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the functions that the screen uses with the database's decisions, on the same random days. */
@Tag(FaultRuns.TAG)
class DatabaseAgreesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final List<Hours> HOURS =
            List.of(Hours.WEEKLY, Hours.WEEKLY, Hours.OF_THE_DATE, Hours.OF_AN_OPENED_HOLIDAY);
    private static final int DAYS = FaultRuns.number(30, 90);
    private static final int STARTS = 80;
    private static final int GRIDS = FaultRuns.number(20, 50);
    private static final int FULLNESS_GRIDS = 50;
    private static final DatabaseDay DATABASE = new DatabaseDay();

    private final Random random = new Random(20261130);

    @Test
    void availabilityEqualsTheDatabasesDecision() {
        DayPlanRepository plans = new DayPlanRepository(DATABASE.database().dsl());
        for (int round = 0; round < DAYS; round++) {
            Hours hours = HOURS.get(round % HOURS.size());
            DayPlan day = randomDay(hours);
            DATABASE.write(day, hours);
            DayPlan read = plans.from(MONDAY, 1).getFirst();
            assertThat(read.openings()).containsExactlyInAnyOrderElementsOf(day.openings());
            assertThat(read.closures()).containsExactlyInAnyOrderElementsOf(day.closures());
            assertThat(read.held()).containsExactlyInAnyOrderElementsOf(day.held());
            assertThat(read.limits()).containsExactlyInAnyOrderElementsOf(day.limits());
            for (String service : List.of("A", "B")) {
                Treatment treatment = new Treatment(service, 5 * (1 + random.nextInt(18)), 5 * random.nextInt(5));
                Availability availability = new Availability(day, treatment, null);
                TreeSet<Integer> starts = new TreeSet<>();
                random.ints(STARTS, 8 * 60 / 5, 20 * 60 / 5).forEach(five -> starts.add(5 * five));
                Map<Integer, SlotVerdict> asked = new TreeMap<>();
                starts.forEach(start -> asked.put(start, availability.at(start)));
                assertThat(DATABASE.ask(day, treatment, List.copyOf(starts)))
                        .as("%s in %s", treatment, day)
                        .isEqualTo(asked);
            }
        }
    }

    @Test
    void freeSlotsOfTheWeekAreTheGridStartsThatTheDatabaseAccepts() {
        int free = 0;
        int refused = 0;
        for (int round = 0; round < GRIDS; round++) {
            Hours hours = HOURS.get(round % HOURS.size());
            DayPlan day = randomDay(hours);
            DATABASE.write(day, hours);
            LocalDateTime now = atOrJustAfter(
                    gridStarts(day).values().stream().flatMap(Set::stream).toList());
            Set<Integer> accepted = new TreeSet<>();
            gridStarts(day)
                    .forEach((treatment, starts) -> DATABASE.ask(day, treatment, List.copyOf(starts))
                            .forEach((start, verdict) -> {
                                if (verdict.verdict() == Verdict.FITS
                                        && !time(start).isBefore(now)) {
                                    accepted.add(start);
                                }
                            }));
            assertThat(new DayGrid(day).freeSlots(now))
                    .as("from %s in %s", now, day)
                    .extracting(Slot::start)
                    .containsExactlyElementsOf(accepted);
            free += accepted.size();
            refused += gridStarts(day).values().stream().mapToInt(Set::size).sum() - accepted.size();
        }
        assertThat(List.of(free, refused)).as("both occur often").allMatch(number -> number > GRIDS);
    }

    /** A time at which one of the starts may still be offered, or by a second may not. */
    private LocalDateTime atOrJustAfter(List<Integer> starts) {
        return starts.isEmpty()
                ? time(0)
                : time(starts.get(random.nextInt(starts.size()))).plusSeconds(random.nextInt(2));
    }

    private static LocalDateTime time(int minute) {
        return MONDAY.atStartOfDay().plusMinutes(minute);
    }

    /** The grid's starts, by the treatment that the slot is for: one interval of the opening long, without a buffer. */
    private static Map<Treatment, Set<Integer>> gridStarts(DayPlan day) {
        List<Opening> clinicWide =
                day.openings().stream().filter(Opening::clinicWide).toList();
        Map<Treatment, Set<Integer>> grid = new HashMap<>();
        for (Opening opening : day.openings()) {
            for (int start = opening.start();
                    start + opening.interval() <= opening.end();
                    start += opening.interval()) {
                int from = start;
                int until = start + opening.interval();
                if (opening.clinicWide()
                        || clinicWide.stream().noneMatch(other -> other.start() < until && from < other.end())) {
                    grid.computeIfAbsent(
                                    new Treatment(opening.serviceId(), opening.interval(), 0), asked -> new TreeSet<>())
                            .add(start);
                }
            }
        }
        return grid;
    }

    @Test
    void fullnessEqualsACountOfTheDatabasesMinutes() {
        int overbooked = 0;
        for (int round = 0; round < FULLNESS_GRIDS; round++) {
            Hours hours = HOURS.get(round % HOURS.size());
            DayPlan day = randomDay(hours);
            DATABASE.write(day, hours);
            Map<Period, Fullness> fullness = new DayGrid(day).fullness();
            assertThat(fullness).as("%s", day).isEqualTo(DATABASE.fullness(day));
            overbooked += (int) fullness.values().stream()
                    .filter(period -> period.held() > period.bookable())
                    .count();
        }
        assertThat(overbooked).as("overbooked periods occur").isPositive();
    }

    private DayPlan randomDay(Hours hours) {
        List<Opening> openings = new ArrayList<>();
        boolean weekly = hours == Hours.WEEKLY;
        int count = weekly ? random.nextInt(5) : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            int start = 8 * 60 + 10 * random.nextInt(50);
            String service = new String[] {null, null, "A", "B"}[random.nextInt(4)];
            Opening opening = new Opening(
                    weekly ? service : null,
                    weekly && random.nextInt(4) == 0 ? Period.MORNING : Period.of(start),
                    start,
                    start + 10 * (1 + random.nextInt(20)),
                    10 * (1 + random.nextInt(3)),
                    weekly ? random.nextInt(4) : 1 + random.nextInt(3));
            // The hours of a date have one row a start.
            if (weekly || openings.stream().noneMatch(other -> other.start() == start)) {
                openings.add(opening);
            }
        }
        List<BusyInterval> held = new ArrayList<>();
        int intervals = random.nextInt(9);
        for (int i = 0; i < intervals; i++) {
            held.add(new BusyInterval(
                    "r" + i,
                    new String[] {"A", "B", null}[random.nextInt(3)],
                    8 * 60 + 5 * random.nextInt(130),
                    5 * (1 + random.nextInt(20)),
                    5 * random.nextInt(5)));
        }
        List<Closure> closures = new ArrayList<>();
        int shut = random.nextInt(4);
        for (int i = 0; i < shut; i++) {
            int start = 8 * 60 + 5 * random.nextInt(130);
            closures.add(new Closure(
                    new String[] {null, "A", "B"}[random.nextInt(3)],
                    start,
                    start + 5 * random.nextInt(20),
                    "reason " + i));
        }
        List<DailyLimit> limits = new ArrayList<>();
        for (String service : List.of("A", "B")) {
            if (random.nextInt(3) == 0) {
                limits.add(new DailyLimit(service, 10 * random.nextInt(25), 10 * random.nextInt(4)));
            }
        }
        return new DayPlan(MONDAY, openings, closures, held, limits);
    }
}
