package clinic.frontdesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitFinderTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime BEFORE = MONDAY.minusDays(1).atStartOfDay();
    private static final ServiceTerms BOTOX = new ServiceTerms("botox", true, 30, 10, List.of());
    private static final ServiceTerms CARE = new ServiceTerms("care", true, 60, 0, List.of());
    private static final ServiceTerms GONE = new ServiceTerms("gone", false, 30, 0, List.of());

    @Test
    void theFirstStartOfOneServiceIsTheFirstThatIsFree() {
        assertThat(found(schedule(1, BEFORE, held("09:00", 30, 10)), VisitRequest.of("botox"), 3))
                .containsExactly("2026-11-30 09:40", "2026-11-30 10:00", "2026-11-30 10:30");
    }

    @Test
    void aSecondServiceFollowsAtTheEndOfTheBufferWhereThereIsOnePlace() {
        assertThat(found(schedule(1, BEFORE), VisitRequest.of("botox", "care"), 2))
                .containsExactly("2026-11-30 09:00 09:40", "2026-11-30 09:30 10:10");
    }

    @Test
    void aSecondServiceFollowsAtTheEndOfTheTreatmentWhereThereAreTwo() {
        assertThat(found(schedule(2, BEFORE), VisitRequest.of("botox", "care"), 1))
                .containsExactly("2026-11-30 09:00 09:30");
    }

    @Test
    void aVisitDoesNotSpanLunchAndSkipsWhatIsHeld() {
        Schedule schedule = schedule(1, BEFORE, held("09:00", 30, 10), held("11:00", 30, 10));
        // From 09:40 on botox would end at 10:20 and care at 11:20, which is held; after 11:40 care no longer fits.
        assertThat(found(schedule, VisitRequest.of("botox", "care"), 1)).containsExactly("2026-11-30 14:00 14:40");
    }

    @Test
    void threeServicesFollowEachOther() {
        assertThat(found(schedule(1, BEFORE), VisitRequest.of("botox", "care", "botox"), 1))
                .containsExactly("2026-11-30 09:00 09:40 10:40");
    }

    @Test
    void filtersHoldForTheWholeVisit() {
        VisitRequest request = new VisitRequest(
                List.of("botox", "care"), Period.MORNING, 10 * 60, EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY));
        assertThat(found(schedule(1, BEFORE), request, 4))
                .containsExactly(
                        "2026-12-01 10:00 10:40",
                        "2026-12-03 10:00 10:40",
                        "2026-12-08 10:00 10:40",
                        "2026-12-10 10:00 10:40");
    }

    @Test
    void thePastIsNotOffered() {
        assertThat(found(schedule(1, MONDAY.atTime(17, 31)), VisitRequest.of("botox"), 1))
                .containsExactly("2026-12-01 09:00");
    }

    @Test
    void nothingIsFoundForAServiceThatIsNotOffered() {
        assertThat(found(schedule(1, BEFORE), VisitRequest.of("botox", "gone"), 1))
                .isEmpty();
        assertThat(found(schedule(1, BEFORE), VisitRequest.of("never"), 1)).isEmpty();
    }

    @Test
    void aDatedChangeHoldsFromItsDayOn() {
        ServiceTerms longer = new ServiceTerms(
                "botox", true, 30, 10, List.of(new ServiceTerms.TermsChange(MONDAY.plusDays(1), 120, 0)));
        Schedule schedule = new Schedule(BEFORE, days(1), Map.of("botox", longer));
        List<VisitOption> visits = new VisitFinder(schedule, VisitRequest.of("botox")).first(100);
        assertThat(visits).filteredOn(visit -> visit.date().equals(MONDAY)).hasSize(14);
        assertThat(visits.stream()
                        .filter(visit -> visit.date().equals(MONDAY.plusDays(1)))
                        .map(visit -> ClockTime.format(visit.start())))
                .containsExactly("09:00", "09:30", "10:00", "14:00", "14:30", "15:00", "15:30", "16:00");
    }

    @Test
    void whatFollowsAChosenStartIsSaidEvenWhereItDoesNotFit() {
        VisitRequest request = VisitRequest.of("botox", "care");
        assertThat(new VisitFinder(schedule(2, BEFORE), request).following(MONDAY, 605))
                .containsExactly(605, 635);
        assertThat(new VisitFinder(schedule(1, BEFORE), request).following(MONDAY, 690))
                .containsExactly(690, 730);
        assertThatThrownBy(() -> new VisitFinder(schedule(1, BEFORE), VisitRequest.of("gone")).following(MONDAY, 600))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesOfADayAreWhatFitsOneAfterAnother() {
        Schedule week = new Schedule(BEFORE, days(1).subList(0, 7), Map.of());
        // 09:00, 09:40, 10:20, 11:00 and 14:00 to 17:20 each 40 minutes: 4 and 6 on each of five days.
        assertThat(UnbookedCapacity.inWeek(week, BOTOX)).isEqualTo(5 * 10);
        assertThat(UnbookedCapacity.inWeek(week, CARE)).isEqualTo(5 * 7);
    }

    private static List<String> found(Schedule schedule, VisitRequest request, int most) {
        return new VisitFinder(schedule, request)
                .first(most).stream()
                        .map(visit -> visit.date() + " "
                                + String.join(
                                        " ",
                                        visit.parts().stream()
                                                .map(part -> ClockTime.format(part.start()))
                                                .toList()))
                        .toList();
    }

    private static Schedule schedule(int capacity, LocalDateTime now, BusyInterval... held) {
        return new Schedule(now, days(capacity, held), Map.of("botox", BOTOX, "care", CARE, "gone", GONE));
    }

    /** Two weeks, open Monday to Friday; what is held is held on the first day. */
    private static List<DayPlan> days(int capacity, BusyInterval... held) {
        List<DayPlan> days = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            LocalDate date = MONDAY.plusDays(i);
            boolean open = !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(date.getDayOfWeek());
            days.add(new DayPlan(
                    date,
                    open
                            ? List.of(
                                    new Opening(null, Period.MORNING, 540, 720, 30, capacity),
                                    new Opening(null, Period.AFTERNOON, 840, 1080, 30, capacity))
                            : List.of(),
                    List.of(),
                    i == 0 ? List.of(held) : List.of()));
        }
        return days;
    }

    private static BusyInterval held(String start, int duration, int buffer) {
        int minute = Integer.parseInt(start, 0, 2, 10) * 60 + Integer.parseInt(start, 3, 5, 10);
        return new BusyInterval("held-" + start, null, minute, duration, buffer);
    }
}
