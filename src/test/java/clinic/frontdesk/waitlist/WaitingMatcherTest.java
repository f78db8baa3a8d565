package clinic.frontdesk.waitlist;

import static clinic.frontdesk.waitlist.Wishes.BOTOX;
import static clinic.frontdesk.waitlist.Wishes.MONDAY;
import static clinic.frontdesk.waitlist.Wishes.NOW;
import static clinic.frontdesk.waitlist.Wishes.terms;
import static clinic.frontdesk.waitlist.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.ServiceTerms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which places suit whom, as values: days from 9 to 12 and from 14 to 18, one at a time, all full at first. */
class WaitingMatcherTest {

    private static final LocalDate SUNDAY = MONDAY.plusDays(6);
    private static final Opening MORNING = new Opening(null, Period.MORNING, 540, 720, 30, 1);
    private static final Opening AFTERNOON = new Opening(null, Period.AFTERNOON, 840, 1080, 30, 1);
    private static final ServiceTerms SERVICE = new ServiceTerms(BOTOX, true, 30, 0, List.of());

    private final WaitingMatcher matcher = new WaitingMatcher();
    private LocalDateTime now = NOW;

    @BeforeEach
    void fill() {
        for (LocalDate day = MONDAY; !day.isAfter(MONDAY.plusDays(13)); day = day.plusDays(1)) {
            read(full(day));
        }
    }

    /** A day on which all but some half hours are taken. */
    private static DayPlan full(LocalDate day, int... free) {
        List<BusyInterval> held = IntStream.concat(IntStream.range(18, 24), IntStream.range(28, 36))
                .map(half -> half * 30)
                .filter(start -> Arrays.stream(free).noneMatch(each -> each == start))
                .mapToObj(start -> new BusyInterval("r" + start, BOTOX, start, 30, 0))
                .toList();
        return new DayPlan(day, List.of(MORNING, AFTERNOON), List.of(), held);
    }

    private void read(DayPlan... days) {
        matcher.read(List.of(days), Map.of(BOTOX, SERVICE));
    }

    /** The offers as text, as {@code 1: 12-02 11:30}. */
    private List<String> match(Wish... wishes) {
        return matcher.match(List.of(wishes), now).stream()
                .map(offer -> offer.wish().id() + ":"
                        + offer.starts().stream()
                                .map(start -> " " + start.date().toString().substring(5) + " "
                                        + ClockTime.format(start.start()))
                                .reduce("", String::concat))
                .toList();
    }

    @Test
    void nobodyIsOfferedAnythingWhileNothingIsFree() {
        assertThat(match(wish(1, terms(WishDays.ANY, null, SUNDAY)))).containsExactly("1:");
    }

    @Test
    void aPlaceThatFreesIsOfferedToWhomItSuits() {
        read(full(MONDAY.plusDays(2), 690));
        assertThat(match(
                        wish(1, terms(WishDays.ANY, Period.AFTERNOON, SUNDAY)),
                        wish(2, terms(WishDays.ANY, Period.MORNING, SUNDAY)),
                        wish(3, terms(WishDays.on(Set.of(DayOfWeek.FRIDAY)), null, SUNDAY)),
                        wish(4, terms(WishDays.on(Set.of(DayOfWeek.WEDNESDAY)), null, SUNDAY)),
                        wish(5, terms(WishDays.of(List.of(MONDAY.plusDays(2))), null, SUNDAY)),
                        wish(6, terms(WishDays.of(List.of(MONDAY.plusDays(1))), null, SUNDAY)),
                        wish(7, terms(WishDays.ANY, null, MONDAY.plusDays(1))),
                        wish(8, terms(WishDays.ANY, null, MONDAY.plusDays(3), SUNDAY, WishPriority.HIGH)),
                        wish(9, terms(WishDays.ANY, null, MONDAY.plusDays(2), SUNDAY, WishPriority.LOW))))
                .containsExactly(
                        "2: 12-02 11:30",
                        "4: 12-02 11:30",
                        "5: 12-02 11:30",
                        "9: 12-02 11:30",
                        "8:",
                        "1:",
                        "3:",
                        "6:",
                        "7:");
    }

    @Test
    void whoIsUrgentComesFirstAndAmongEqualsWhoAskedFirst() {
        read(full(MONDAY, 540));
        assertThat(match(
                        wish(3, terms(WishDays.ANY, null, SUNDAY)),
                        wish(1, terms(WishDays.ANY, null, null, SUNDAY, WishPriority.LOW)),
                        wish(4, terms(WishDays.ANY, null, null, SUNDAY, WishPriority.HIGH)),
                        wish(2, terms(WishDays.ANY, null, SUNDAY))))
                .containsExactly("4: 11-30 09:00", "2: 11-30 09:00", "3: 11-30 09:00", "1: 11-30 09:00");
    }

    @Test
    void theSoonestStartsAreOfferedAndAtMostSix() {
        read(full(MONDAY.plusDays(1), 840, 870), full(MONDAY, 600), full(MONDAY.plusDays(4), 540, 570, 600, 630, 660));
        assertThat(match(wish(1, terms(WishDays.ANY, null, SUNDAY))))
                .containsExactly("1: 11-30 10:00 12-01 14:00 12-01 14:30 12-04 09:00 12-04 09:30 12-04 10:00");
    }

    @Test
    void aStartThatIsPastIsNotOfferedAnyMore() {
        read(full(MONDAY, 600, 690));
        Wish wish = wish(1, terms(WishDays.ANY, null, SUNDAY));
        assertThat(match(wish)).containsExactly("1: 11-30 10:00 11-30 11:30");
        now = MONDAY.atTime(10, 1);
        assertThat(match(wish)).containsExactly("1: 11-30 11:30");
        now = MONDAY.plusDays(1).atTime(8, 0);
        assertThat(match(wish)).containsExactly("1:");
    }

    @Test
    void aPlaceThatIsTakenIsOfferedNoMore() {
        Wish wish = wish(1, terms(WishDays.ANY, null, SUNDAY));
        read(full(MONDAY, 600));
        assertThat(match(wish)).containsExactly("1: 11-30 10:00");
        read(full(MONDAY));
        assertThat(match(wish)).containsExactly("1:");
        read(full(MONDAY, 600));
        matcher.drop(MONDAY);
        assertThat(match(wish)).containsExactly("1:");
        assertThat(matcher.has(MONDAY)).isFalse();
    }

    @Test
    void theTreatmentAndItsBufferMustFit() {
        ServiceTerms longer = new ServiceTerms("long", true, 60, 0, List.of());
        Wish wish = new Wish(1, 1, Wishes.KU, terms(WishDays.ANY, null, SUNDAY), "long", true, NOW);
        matcher.read(List.of(full(MONDAY, 600)), Map.of(BOTOX, SERVICE, "long", longer));
        assertThat(match(wish)).containsExactly("1:");
        matcher.read(List.of(full(MONDAY, 600, 630)), Map.of(BOTOX, SERVICE, "long", longer));
        assertThat(match(wish)).containsExactly("1: 11-30 10:00");
        // Half an hour of buffer reaches the next reservation.
        matcher.read(
                List.of(full(MONDAY, 600, 630)),
                Map.of(BOTOX, SERVICE, "long", new ServiceTerms("long", true, 60, 30, List.of())));
        assertThat(match(wish)).containsExactly("1:");
    }

    @Test
    void anEarlyEndOffersTheStartThatFollowsDirectly() {
        List<BusyInterval> held = new ArrayList<>(full(MONDAY, 600).held());
        held.add(new BusyInterval("short", BOTOX, 600, 10, 0));
        matcher.read(
                List.of(new DayPlan(MONDAY, List.of(MORNING), List.of(), held)),
                Map.of(BOTOX, new ServiceTerms(BOTOX, true, 20, 0, List.of())));
        assertThat(match(wish(1, terms(WishDays.ANY, null, SUNDAY)))).containsExactly("1: 11-30 10:10");
    }

    @Test
    void aClosureOffersNothingAndANewOpeningDoes() {
        Wish wish = wish(1, terms(WishDays.ANY, null, SUNDAY));
        DayPlan free = full(MONDAY, 600);
        read(new DayPlan(MONDAY, free.openings(), List.of(new Closure(null, 540, 720, "")), free.held()));
        assertThat(match(wish)).containsExactly("1:");
        Opening evening = new Opening(null, Period.AFTERNOON, 1080, 1140, 30, 1);
        read(new DayPlan(
                MONDAY,
                List.of(MORNING, AFTERNOON, evening),
                List.of(),
                full(MONDAY).held()));
        assertThat(match(wish)).containsExactly("1: 11-30 18:00 11-30 18:30");
    }

    @Test
    void whatCannotBeBookedIsOfferedToNobody() {
        read(full(MONDAY, 600));
        Wish gone = new Wish(1, 1, Wishes.KU, terms(WishDays.ANY, null, SUNDAY), null, true, NOW);
        Wish unknown = new Wish(2, 1, Wishes.KU, terms(WishDays.ANY, null, SUNDAY), "other", true, NOW);
        assertThat(match(gone, unknown)).containsExactly("1:", "2:");
        matcher.read(List.of(), Map.of(BOTOX, new ServiceTerms(BOTOX, false, 30, 0, List.of())));
        assertThat(match(wish(3, terms(WishDays.ANY, null, SUNDAY)))).containsExactly("3:");
    }
}
