package clinic.frontdesk.walkin;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.schedule.Availability;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@link WalkInSource} on the clinic's database. */
public final class DatabaseWalkIns implements WalkInSource {

    private final WalkIns queue;
    private final DayPlanRepository plans;
    private final JooqServiceChoices services;

    public DatabaseWalkIns(DSLContext dsl, WalkIns queue) {
        this.queue = queue;
        this.plans = new DayPlanRepository(dsl);
        this.services = new JooqServiceChoices(dsl);
    }

    @Override
    public List<WalkInOffer> offers() {
        List<WalkIn> waiting = queue.waiting();
        if (waiting.isEmpty()) {
            return List.of();
        }
        LocalDate today = plans.now().toLocalDate();
        return offers(waiting, plans.schedule(today, 1), services.active());
    }

    /**
     * The first free places, by the order of the queue.
     *
     * @param schedule the day on which they wait
     */
    static List<WalkInOffer> offers(List<WalkIn> waiting, Schedule schedule, List<ServiceChoice> services) {
        DayPlan plan = schedule.days().getFirst();
        List<WalkInOffer> offers = new ArrayList<>();
        for (WalkIn walkIn : waiting) {
            ServiceChoice wanted = services.stream()
                    .filter(service -> service.id().equals(walkIn.serviceId()))
                    .findFirst()
                    .orElse(null);
            Treatment treatment = treatment(wanted, schedule, services).orElse(null);
            Slot slot = treatment == null
                    ? null
                    : new Availability(plan, treatment, null)
                            .starts(schedule.now()).stream()
                                    .filter(start -> start.free() > 0)
                                    .findFirst()
                                    .orElse(null);
            if (slot != null && treatment != null) {
                // Who came later is offered what is left.
                plan = plan.with(new BusyInterval(
                        walkIn.id(), treatment.serviceId(), slot.start(), treatment.duration(), treatment.buffer()));
            }
            offers.add(new WalkInOffer(walkIn, wanted, slot));
        }
        return offers;
    }

    /** The treatment of the wanted service; of any service the shortest. */
    private static Optional<Treatment> treatment(
            @Nullable ServiceChoice wanted, Schedule schedule, List<ServiceChoice> services) {
        LocalDate today = schedule.days().getFirst().date();
        return services.stream()
                .filter(service -> wanted == null || service.equals(wanted))
                .map(service -> schedule.services().get(service.id()))
                .filter(Objects::nonNull)
                .map(terms -> terms.on(today))
                .min(Comparator.comparingInt(Treatment::duration).thenComparingInt(Treatment::buffer));
    }

    @Override
    public List<ServiceChoice> services() {
        return services.active();
    }

    @Override
    public WalkIn add(String patientName, String phone, @Nullable String serviceId) {
        return queue.add(patientName, phone, serviceId);
    }

    @Override
    public boolean remove(String id) {
        return queue.remove(id);
    }
}
