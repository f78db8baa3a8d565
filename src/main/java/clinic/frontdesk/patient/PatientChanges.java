package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Steps of a transaction that changes the index of patients. */
final class PatientChanges {

    private PatientChanges() {}

    /** Locks the index for this transaction, waiting for another desk, and returns the number of the change. */
    static long begin(DSLContext transaction) {
        return Objects.requireNonNull(transaction
                .fetchSingle("SELECT frontdesk.change_patients(true) AS change")
                .get("change", Long.class));
    }

    /** The person that a row of the index belongs to; empty where there is no such row. */
    static Optional<Long> personOf(DSLContext transaction, long patientId) {
        Field<Long> person = DSL.coalesce(PATIENT.PART_OF, PATIENT.ID);
        return transaction
                .select(person)
                .from(PATIENT)
                .where(PATIENT.ID.eq(patientId))
                .fetchOptional(person);
    }

    /** Counts patients again, has desks read them again, and removes those that nothing keeps in the index. */
    static void recount(DSLContext transaction, long change, List<Long> patients) {
        transaction.fetch(
                "SELECT frontdesk.count_patients({0}, {1})", DSL.val(change), DSL.val(patients.toArray(Long[]::new)));
    }
}
