package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.ARRIVAL;
import static clinic.frontdesk.tables.frontdesk.Tables.CALL_ENTRY;
import static clinic.frontdesk.tables.frontdesk.Tables.CANCEL_REASON;
import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURE;
import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMIT;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.NOTICE;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_RESERVATION;
import static clinic.frontdesk.tables.frontdesk.Tables.SETTLED_FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.TRAY_ITEM;
import static clinic.frontdesk.tables.frontdesk.Tables.WAITING_WISH;
import static clinic.frontdesk.tables.frontdesk.Tables.WALK_IN;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.ContendedWrites;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Removes what the desk keeps of a person. The person's reservations are the website's and stay; the index keeps their ids
 * alone, without a patient, so that the person does not come back by them.
 */
public final class Forgetting {

    /** Stands for a name in a text that was not about the person alone. */
    private static final String NOBODY = "…";

    private final DSLContext dsl;
    private final ContendedWrites contended = new ContendedWrites();

    public Forgetting(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * What was removed, and what the desk cannot remove.
     *
     * @param rows rows of the index: the person's own, and those merged into it
     * @param tags tags that it had
     * @param notes notes that it had
     * @param reasons reasons of squeeze-ins and settled flags of its reservations, which are gone, and other texts that named
     *     it
     * @param entries of the waiting list, of the calls and of the tray
     * @param reservations reservations in the website's table that still name it
     */
    public record Forgotten(int rows, int tags, int notes, int reasons, int entries, int reservations) {}

    /** Forgets a person; empty where the index has none of that id. */
    public Optional<Forgotten> forget(long patientId) {
        return contended.make(dsl, transaction -> {
            long change = PatientChanges.begin(transaction);
            return PatientChanges.personOf(transaction, patientId).map(person -> forget(transaction, change, person));
        });
    }

    private static Forgotten forget(DSLContext transaction, long change, long person) {
        var rows = transaction
                .select(PATIENT.ID, PATIENT.NAME, PATIENT.NAME_KEY, PATIENT.ALERT)
                .from(PATIENT)
                .where(PatientRecords.isMember(person))
                .fetch();
        List<Long> members = rows.getValues(PATIENT.ID);
        var linked = DSL.select(PATIENT_RESERVATION.RESERVATION_ID)
                .from(PATIENT_RESERVATION)
                .where(PATIENT_RESERVATION.PATIENT_ID.in(members));
        List<String> names = transaction
                .selectDistinct(RESERVATIONS.PATIENTNAME)
                .from(RESERVATIONS)
                .where(RESERVATIONS.ID.in(linked))
                .fetch(RESERVATIONS.PATIENTNAME);
        names.addAll(rows.getValues(PATIENT.NAME));
        names.addAll(rows.getValues(PATIENT.NAME_KEY));
        int reasons = transaction
                .update(FLAG)
                .set(FLAG.NOTE, NOBODY)
                .where(FLAG.RESERVATION_ID.in(linked))
                .and(FLAG.CODE.eq("squeeze-in"))
                .and(FLAG.NOTE.isNotNull())
                .execute();
        reasons += transaction
                .update(SETTLED_FLAG)
                .set(SETTLED_FLAG.REASON, NOBODY)
                .where(SETTLED_FLAG.RESERVATION_ID.in(linked))
                .execute();
        int entries = entries(transaction, linked, members, names);
        List<String> written = names.stream()
                .filter(Predicate.not(String::isBlank))
                .distinct()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
        for (String name : written) {
            reasons += without(transaction, CLOSURE, CLOSURE.REASON, name);
            reasons += without(transaction, DAILY_LIMIT, DAILY_LIMIT.REASON, name);
            reasons += without(transaction, FLAG, FLAG.NOTE, name);
            reasons += without(transaction, SETTLED_FLAG, SETTLED_FLAG.REASON, name);
            reasons += without(transaction, WAITING_WISH, WAITING_WISH.REMARK, name);
            reasons += without(transaction, CALL_ENTRY, CALL_ENTRY.REMARK, name);
            reasons += transaction
                    .deleteFrom(CANCEL_REASON)
                    .where(DSL.position(CANCEL_REASON.REASON, name).gt(0))
                    .execute();
            reasons += without(transaction, NOTICE, NOTICE.TEXT, name);
        }
        int reservations = transaction.fetchCount(RESERVATIONS, RESERVATIONS.ID.in(linked));
        int tags = transaction
                .fetchSingle(
                        "SELECT count(DISTINCT tag_id)::integer AS tags FROM frontdesk.patient_tagged WHERE patient_id"
                                + " = ANY ({0})",
                        DSL.val(members.toArray(Long[]::new)))
                .get("tags", int.class);
        transaction.fetch(
                "SELECT frontdesk.remove_patients({0}, {1})", DSL.val(change), DSL.val(members.toArray(Long[]::new)));
        int notes = Math.toIntExact(rows.getValues(PATIENT.ALERT).stream()
                .filter(Predicate.not(String::isEmpty))
                .count());
        return new Forgotten(members.size(), tags, notes, reasons, entries, reservations);
    }

    /** Removes the person from the lists of people that the desk keeps. */
    private static int entries(
            DSLContext transaction, Select<Record1<String>> linked, List<Long> members, List<String> names) {
        int wishes = transaction
                .deleteFrom(WAITING_WISH)
                .whereExists(DSL.selectOne()
                        .from(PATIENT)
                        .where(PATIENT.ID.in(members))
                        .and(PATIENT.NAME_KEY.eq(WAITING_WISH.NAME_KEY))
                        .and(PATIENT.PHONE_KEY.eq(WAITING_WISH.PHONE_KEY)))
                .or(WAITING_WISH.RESERVATION_ID.in(linked))
                .execute();
        int calls = transaction
                .deleteFrom(CALL_ENTRY)
                .where(CALL_ENTRY.RESERVATION_ID.in(linked))
                .execute();
        int parked = transaction
                .deleteFrom(TRAY_ITEM)
                .where(TRAY_ITEM.RESERVATION_ID.in(linked))
                .execute();
        int arrivals = transaction
                .deleteFrom(ARRIVAL)
                .where(ARRIVAL.RESERVATION_ID.in(linked))
                .execute();
        int walkIns = transaction
                .deleteFrom(WALK_IN)
                .where(WALK_IN.PATIENT_NAME.in(names))
                .or(WALK_IN.RESERVATION_ID.in(linked))
                .execute();
        return wishes + calls + parked + arrivals + walkIns;
    }

    private static int without(DSLContext transaction, Table<?> table, Field<String> text, String name) {
        return transaction
                .update(table)
                .set(text, DSL.replace(text, name, NOBODY))
                .where(DSL.position(text, name).gt(0))
                .execute();
    }
}
