package clinic.frontdesk.arrival;

import clinic.frontdesk.plan.DayPlanRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** {@link WaitingSource} on the clinic's database. */
public final class DatabaseWaiting implements WaitingSource {

    private final ArrivalRepository arrivals;
    private final DayPlanRepository plans;

    public DatabaseWaiting(DSLContext dsl) {
        this.arrivals = new ArrivalRepository(dsl);
        this.plans = new DayPlanRepository(dsl);
    }

    @Override
    public DayFlow read() {
        WaitingRoom room = arrivals.today();
        return new DayFlow(room, overrun(room));
    }

    private Optional<Overrun> overrun(WaitingRoom room) {
        List<PresentPatient> inTreatment = room.inTreatment();
        if (inTreatment.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = room.now().toLocalDate();
        return Overrun.first(
                room.now(),
                inTreatment,
                arrivals.expected(today),
                plans.from(today, 1).getFirst().openings());
    }

    @Override
    public void setLimit(int minutes) {
        arrivals.setLimit(minutes);
    }
}
