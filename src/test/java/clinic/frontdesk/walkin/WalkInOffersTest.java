package clinic.frontdesk.walkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.ServiceTerms;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which place the queue is offered, as values. */
class WalkInOffersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime NOW = MONDAY.atTime(9, 5);
    private static final ServiceChoice BOTOX = new ServiceChoice("botox", "보톡스", 30, 0);
    private static final ServiceChoice LIFTING = new ServiceChoice("lifting", "리프팅", 60, 0);

    @Test
    void whoCameFirstIsOfferedTheFirstPlaceAndTheOthersWhatIsLeft() {
        // Free are 09:30, 10:30 to 11:30; a lifting needs an hour.
        assertThat(offered(walkIn("a", "lifting"), walkIn("b", "botox"), walkIn("c", "botox"), walkIn("d", null)))
                .containsExactly("a 리프팅 630", "b 보톡스 570", "c 보톡스 690", "d - -");
    }

    @Test
    void aServiceThatIsOfferedNoMoreCountsAsAny() {
        assertThat(offered(walkIn("a", "gone"))).containsExactly("a - 570");
    }

    @Test
    void nobodyIsOfferedAPlaceOnAClosedDay() {
        Schedule closed = new Schedule(NOW, List.of(new DayPlan(MONDAY, List.of(), List.of(), List.of())), terms());
        assertThat(DatabaseWalkIns.offers(List.of(walkIn("a", "botox")), closed, List.of(BOTOX, LIFTING)))
                .containsExactly(new WalkInOffer(walkIn("a", "botox"), BOTOX, null));
    }

    private static List<String> offered(WalkIn... waiting) {
        DayPlan plan = new DayPlan(
                MONDAY,
                List.of(new Opening(null, Period.MORNING, 540, 720, 30, 1)),
                List.of(),
                List.of(new BusyInterval("r", "botox", 600, 30, 0)));
        Schedule schedule = new Schedule(NOW, List.of(plan), terms());
        return DatabaseWalkIns.offers(List.of(waiting), schedule, List.of(BOTOX, LIFTING)).stream()
                .map(offer -> offer.walkIn().id() + " "
                        + (offer.service() == null ? "-" : offer.service().name()) + " "
                        + (offer.slot() == null
                                ? "-"
                                : String.valueOf(offer.slot().start())))
                .toList();
    }

    private static Map<String, ServiceTerms> terms() {
        return Map.of(
                "botox", new ServiceTerms("botox", true, 30, 0, List.of()),
                "lifting", new ServiceTerms("lifting", true, 60, 0, List.of()));
    }

    private static WalkIn walkIn(String id, @Nullable String service) {
        return new WalkIn(id, MONDAY.atTime(9, 0), "환자 " + id, "", service);
    }
}
