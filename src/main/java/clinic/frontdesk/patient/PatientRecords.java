package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_MERGE;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAG;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAGGED;

import clinic.frontdesk.database.ContendedWrites;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * What people enter of patients: tags, the note that must be seen, and who is the same person. Every call goes to the
 * database and blocks; a write is one transaction, retried on contention. Patients are named by their id in the index, which
 * is never used again once a patient has left it.
 */
public final class PatientRecords {

    /** The longest note, in characters. */
    public static final int LONGEST_ALERT = 500;

    private final DSLContext dsl;
    private final ContendedWrites contended = new ContendedWrites();

    public PatientRecords(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The clinic's tags in the order in which they are shown. */
    public List<PatientTag> tags() {
        return dsl.select(PATIENT_TAG.ID, PATIENT_TAG.NAME, PATIENT_TAG.COLOR, PATIENT_TAG.SIGN)
                .from(PATIENT_TAG)
                .orderBy(PATIENT_TAG.POSITION, PATIENT_TAG.ID)
                .fetch(row -> new PatientTag(
                        row.get(PATIENT_TAG.ID),
                        row.get(PATIENT_TAG.NAME),
                        row.get(PATIENT_TAG.COLOR),
                        row.get(PATIENT_TAG.SIGN)));
    }

    /** Adds a tag to the clinic's; one of the same name is kept as it is. */
    public PatientTag makeTag(String name, TagStyle style) {
        dsl.insertInto(PATIENT_TAG, PATIENT_TAG.NAME, PATIENT_TAG.COLOR, PATIENT_TAG.SIGN, PATIENT_TAG.POSITION)
                .select(DSL.select(
                                DSL.val(name.strip()),
                                DSL.val(style.color()),
                                DSL.val(style.sign()),
                                DSL.coalesce(DSL.max(PATIENT_TAG.POSITION), 0).plus(1))
                        .from(PATIENT_TAG))
                .onConflictDoNothing()
                .execute();
        return tags().stream()
                .filter(tag -> tag.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the tag was removed by another desk"));
    }

    /** Removes a tag from the clinic's, unless a patient has it. */
    public boolean removeTag(long tagId) {
        return dsl.deleteFrom(PATIENT_TAG)
                        .where(PATIENT_TAG.ID.eq(tagId))
                        .andNotExists(DSL.selectOne().from(PATIENT_TAGGED).where(PATIENT_TAGGED.TAG_ID.eq(tagId)))
                        .execute()
                > 0;
    }

    /** Gives a patient a tag; false where it has it already, or where either does not exist. */
    public boolean tag(long patientId, long tagId) {
        return write(patientId, (transaction, person) -> {
            boolean has = transaction.fetchExists(
                    PATIENT_TAGGED, PATIENT_TAGGED.TAG_ID.eq(tagId).and(PATIENT_TAGGED.PATIENT_ID.in(members(person))));
            return !has
                    && transaction
                                    .insertInto(PATIENT_TAGGED, PATIENT_TAGGED.PATIENT_ID, PATIENT_TAGGED.TAG_ID)
                                    .select(DSL.select(DSL.val(person), PATIENT_TAG.ID)
                                            .from(PATIENT_TAG)
                                            .where(PATIENT_TAG.ID.eq(tagId)))
                                    .execute()
                            > 0;
        });
    }

    /** Takes a tag from a patient, and from those merged into it; false where it does not have it. */
    public boolean untag(long patientId, long tagId) {
        return write(
                patientId,
                (transaction, person) -> transaction
                                .deleteFrom(PATIENT_TAGGED)
                                .where(PATIENT_TAGGED.TAG_ID.eq(tagId))
                                .and(PATIENT_TAGGED.PATIENT_ID.in(members(person)))
                                .execute()
                        > 0);
    }

    /**
     * Writes the note that must be seen.
     *
     * @param before the note that the writer saw; a note that another desk has changed since is kept
     * @param after at most {@value #LONGEST_ALERT} characters; empty for none
     * @return false where nothing was written
     */
    public boolean setAlert(long patientId, String before, String after) {
        return write(
                patientId,
                (transaction, person) -> transaction
                                .update(PATIENT)
                                .set(PATIENT.ALERT, after.strip())
                                .set(PATIENT.ALERT_BY, DSL.field("session_user", String.class))
                                .set(PATIENT.ALERT_AT, DSL.currentOffsetDateTime())
                                .where(PATIENT.ID.eq(person))
                                .and(PATIENT.ALERT.eq(before))
                                .execute()
                        > 0);
    }

    /**
     * Makes two patients one. Both notes are kept, and the tags of both count.
     *
     * @return false where either is gone, or both are one already
     */
    public boolean merge(long keptId, long mergedId) {
        return contended.make(
                dsl,
                transaction -> Boolean.TRUE.equals(transaction
                        .fetchSingle(
                                "SELECT frontdesk.merge_patients({0}, {1}) AS merged",
                                DSL.val(keptId), DSL.val(mergedId))
                        .get("merged", Boolean.class)));
    }

    /**
     * Takes a merge back: the patient has the reservations, names, tags and note again that it would have without.
     *
     * @return the patient that it was merged into, or empty where it is not merged
     */
    public Optional<Long> unmerge(long mergedId) {
        return contended.make(dsl, transaction -> {
            Optional<Long> into = transaction
                    .select(PATIENT_MERGE.INTO_ID)
                    .from(PATIENT_MERGE)
                    .where(PATIENT_MERGE.PART_ID.eq(mergedId))
                    .fetchOptional(PATIENT_MERGE.INTO_ID);
            boolean taken = Boolean.TRUE.equals(transaction
                    .fetchSingle("SELECT frontdesk.unmerge_patient({0}) AS taken", DSL.val(mergedId))
                    .get("taken", Boolean.class));
            return taken ? into : Optional.empty();
        });
    }

    /** Writes of a person whose row exists, and has desks read the person again. */
    private boolean write(long patientId, BiFunction<DSLContext, Long, Boolean> change) {
        return contended.make(dsl, transaction -> {
            long number = PatientChanges.begin(transaction);
            Optional<Long> person = PatientChanges.personOf(transaction, patientId);
            if (person.isEmpty() || !change.apply(transaction, person.get())) {
                return false;
            }
            PatientChanges.recount(transaction, number, List.of(person.get()));
            return true;
        });
    }

    /** The rows of a person: its own, and those merged into it. */
    static Select<Record1<Long>> members(long person) {
        return DSL.select(PATIENT.ID).from(PATIENT).where(isMember(person));
    }

    static Condition isMember(long person) {
        return PATIENT.ID.eq(person).or(PATIENT.PART_OF.eq(person));
    }
}
