package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.UtcTimestamps;
import clinic.frontdesk.patient.NameChange;
import clinic.frontdesk.patient.NamesWriter;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Writes names and phones into reservations; places and statuses stay as they are. */
public final class ReservationNames implements NamesWriter {

    @Override
    public boolean write(DSLContext transaction, List<NameChange> changes) {
        if (changes.isEmpty()) {
            return true;
        }
        transaction.select(new DeskWriter("").settings()).fetch();
        // Days are locked in their order before any row, as other writers do.
        lockDays(transaction, changes);
        return changes.stream()
                .sorted(Comparator.comparing(NameChange::reservationId))
                .allMatch(change -> write(transaction, change));
    }

    private static void lockDays(DSLContext transaction, List<NameChange> changes) {
        transaction.fetch(
                "SELECT frontdesk.lock_days_for_desk(ARRAY(SELECT DISTINCT r.\"preferredDate\""
                        + " FROM public.reservations AS r WHERE r.id = ANY ({0})))",
                DSL.val(changes.stream().map(NameChange::reservationId).toArray(String[]::new)));
    }

    private static boolean write(DSLContext transaction, NameChange change) {
        return transaction
                        .update(RESERVATIONS)
                        .set(RESERVATIONS.PATIENTNAME, change.nameAfter())
                        .set(RESERVATIONS.PHONE, change.phoneAfter())
                        .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.NOW)
                        .where(RESERVATIONS.ID.eq(change.reservationId()))
                        .and(RESERVATIONS.PATIENTNAME.eq(change.nameBefore()))
                        .and(RESERVATIONS.PHONE.eq(change.phoneBefore()))
                        .execute()
                > 0;
    }
}
