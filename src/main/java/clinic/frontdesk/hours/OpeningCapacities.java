package clinic.frontdesk.hours;

import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;

import clinic.frontdesk.database.UtcTimestamps;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Raises the capacity of the openings for all services. The website then offers more places, too. */
public final class OpeningCapacities {

    private final DSLContext dsl;

    public OpeningCapacities(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A changed opening.
     *
     * @param before what it allowed at once
     * @param after what it allows now
     */
    public record Raised(String id, int before, int after) {

        /** The change that undoes this one. */
        Raised reversed() {
            return new Raised(id, after, before);
        }
    }

    /**
     * Lets every opening for all services that is in use, today or later, have at least so many patients at once. None is
     * lowered. The days are judged again by the next maintenance.
     *
     * @param capacity from 1
     * @return the openings that allowed fewer
     * @throws org.jooq.exception.DataAccessException when the database is out of reach, or refuses the change
     */
    public List<Raised> raiseTo(int capacity) {
        return dsl.transactionResult(inside -> {
            // Openings are changed by hand, seldom and for a moment.
            inside.dsl().execute("SET LOCAL lock_timeout = '5s'");
            LocalDate today =
                    inside.dsl().select(Routines.clock()).fetchSingle().value1().toLocalDate();
            List<Raised> raised = inside.dsl()
                    .select(CLINIC_TIME_SLOTS.ID, CLINIC_TIME_SLOTS.MAXCONCURRENT)
                    .from(CLINIC_TIME_SLOTS)
                    .where(CLINIC_TIME_SLOTS.SERVICEID.isNull())
                    .and(CLINIC_TIME_SLOTS.ISACTIVE)
                    .and(CLINIC_TIME_SLOTS.MAXCONCURRENT.lt(capacity))
                    .and(CLINIC_TIME_SLOTS.EFFECTIVEUNTIL.isNull().or(CLINIC_TIME_SLOTS.EFFECTIVEUNTIL.ge(today)))
                    .orderBy(CLINIC_TIME_SLOTS.ID)
                    .forNoKeyUpdate()
                    .fetch(row -> new Raised(row.value1(), row.value2(), capacity));
            inside.dsl()
                    .update(CLINIC_TIME_SLOTS)
                    .set(CLINIC_TIME_SLOTS.MAXCONCURRENT, capacity)
                    .set(CLINIC_TIME_SLOTS.UPDATEDAT, UtcTimestamps.NOW)
                    .where(CLINIC_TIME_SLOTS.ID.in(
                            raised.stream().map(Raised::id).toList()))
                    .execute();
            return raised;
        });
    }

    /**
     * Gives openings the capacity after each change, all or none, if each has the capacity before it or the wanted one
     * already. The days are judged again by the next maintenance.
     *
     * @return false where another client has changed or deleted one of them; nothing was written
     * @throws org.jooq.exception.DataAccessException when the database is out of reach, or refuses the change
     */
    public boolean restore(List<Raised> changes) {
        return dsl.transactionResult(inside -> {
            inside.dsl().execute("SET LOCAL lock_timeout = '5s'");
            Map<String, Integer> now = inside.dsl()
                    .select(CLINIC_TIME_SLOTS.ID, CLINIC_TIME_SLOTS.MAXCONCURRENT)
                    .from(CLINIC_TIME_SLOTS)
                    .where(CLINIC_TIME_SLOTS.ID.in(
                            changes.stream().map(Raised::id).toList()))
                    .orderBy(CLINIC_TIME_SLOTS.ID)
                    .forNoKeyUpdate()
                    .fetchMap(CLINIC_TIME_SLOTS.ID, CLINIC_TIME_SLOTS.MAXCONCURRENT);
            boolean unchanged = changes.stream()
                    .allMatch(change ->
                            List.of(change.before(), change.after()).contains(now.getOrDefault(change.id(), -1)));
            if (unchanged) {
                changes.forEach(change -> inside.dsl()
                        .update(CLINIC_TIME_SLOTS)
                        .set(CLINIC_TIME_SLOTS.MAXCONCURRENT, change.after())
                        .set(CLINIC_TIME_SLOTS.UPDATEDAT, UtcTimestamps.NOW)
                        .where(CLINIC_TIME_SLOTS.ID.eq(change.id()))
                        .execute());
            }
            return unchanged;
        });
    }
}
