package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_MERGE;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_RESERVATION;

import clinic.frontdesk.database.ContendedWrites;
import clinic.frontdesk.patient.Correction.Renamed;
import clinic.frontdesk.patient.Correction.ShownName;
import clinic.frontdesk.patient.PatientPage.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Corrects names and phones of patients, in the index and in reservations that are chosen. Past reservations keep the name
 * that they were made with, and stay the patient's: those with the new name are made one with it.
 */
public final class PatientCorrections {

    private final DSLContext dsl;
    private final NamesWriter names;
    private final ContendedWrites contended = new ContendedWrites();

    public PatientCorrections(DSLContext dsl, NamesWriter names) {
        this.dsl = dsl;
        this.names = names;
    }

    private static final class ChangedMeanwhileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChangedMeanwhileException() {
            super("the patient, or one of its reservations, is in another state");
        }
    }

    /**
     * Corrects a patient.
     *
     * @param patient as the desk saw it
     * @param name parsed by {@link PatientName}; phone by {@link PhoneNumber}
     * @param reservations those that shall have them too, as the desk saw them
     * @return the correction, or empty where the patient or a reservation was changed since
     */
    public Optional<Correction> correct(PatientSummary patient, String name, String phone, List<Visit> reservations) {
        return attempted(transaction -> {
            ShownName before = shown(transaction, patient.id())
                    .filter(now ->
                            now.name().equals(patient.name()) && now.phone().equals(patient.phone()))
                    .orElseThrow(ChangedMeanwhileException::new);
            List<Renamed> renamed = new ArrayList<>();
            for (Visit visit : reservations) {
                long row = rowOf(transaction, visit.reservationId()).orElseThrow(ChangedMeanwhileException::new);
                renamed.add(new Renamed(
                        new NameChange(visit.reservationId(), visit.writtenName(), visit.phone(), name, phone), row));
            }
            return new Correction(patient.id(), before, new ShownName(name, phone, true), renamed, List.of());
        });
    }

    /** Makes a correction again after it was undone; false where anything was changed since. */
    public boolean redo(Correction correction) {
        return attempted(transaction -> correction).isPresent();
    }

    private Optional<Correction> attempted(Function<DSLContext, Correction> correction) {
        try {
            return Optional.of(contended.make(dsl, transaction -> {
                long change = PatientChanges.begin(transaction);
                Correction wanted = correction.apply(transaction);
                return wanted.with(apply(transaction, change, wanted));
            }));
        } catch (ChangedMeanwhileException e) {
            return Optional.empty();
        }
    }

    /** Returns the patients that were merged into it. */
    private List<Long> apply(DSLContext transaction, long change, Correction correction) {
        long person = correction.patientId();
        write(transaction, person, correction.before(), correction.after());
        List<NameChange> changes =
                correction.renamed().stream().map(Renamed::change).toList();
        if (!names.write(transaction, changes)) {
            throw new ChangedMeanwhileException();
        }
        List<Long> touched = new ArrayList<>(List.of(person));
        List<Long> merged = new ArrayList<>();
        for (Renamed renamed : correction.renamed()) {
            long row = renamedRow(transaction, change, person, renamed, merged);
            link(transaction, renamed.change().reservationId(), row);
            touched.add(row);
        }
        PatientChanges.recount(transaction, change, touched);
        return merged;
    }

    /** Takes a correction back; false where anything was changed since. */
    public boolean undo(Correction correction) {
        try {
            return contended.make(dsl, transaction -> {
                long change = PatientChanges.begin(transaction);
                write(transaction, correction.patientId(), correction.after(), correction.before());
                List<NameChange> changes = correction.renamed().stream()
                        .map(renamed -> renamed.change().undone())
                        .toList();
                if (!names.write(transaction, changes)) {
                    throw new ChangedMeanwhileException();
                }
                List<Long> touched = new ArrayList<>(List.of(correction.patientId()));
                for (Renamed renamed : correction.renamed()) {
                    String reservation = renamed.change().reservationId();
                    rowOf(transaction, reservation).ifPresent(touched::add);
                    if (transaction.fetchExists(PATIENT, PATIENT.ID.eq(renamed.rowBefore()))) {
                        link(transaction, reservation, renamed.rowBefore());
                    }
                }
                correction
                        .merged()
                        .forEach(merged -> transaction.fetch("SELECT frontdesk.unmerge_patient({0})", DSL.val(merged)));
                PatientChanges.recount(transaction, change, touched);
                return true;
            });
        } catch (ChangedMeanwhileException e) {
            return false;
        }
    }

    private static void write(DSLContext transaction, long person, ShownName before, ShownName after) {
        int written = transaction
                .update(PATIENT)
                .set(PATIENT.NAME, after.name())
                .set(PATIENT.PHONE, after.phone())
                .set(PATIENT.CORRECTED, after.corrected())
                .where(PATIENT.ID.eq(person))
                .and(PATIENT.PART_OF.isNull())
                .and(PATIENT.NAME.eq(before.name()))
                .and(PATIENT.PHONE.eq(before.phone()))
                .and(PATIENT.CORRECTED.eq(before.corrected()))
                .execute();
        if (written == 0) {
            throw new ChangedMeanwhileException();
        }
    }

    /** The row of the index for the new name of a reservation: the person's, made if there is none. */
    private static long renamedRow(
            DSLContext transaction, long change, long person, Renamed renamed, List<Long> merged) {
        String name = NamedPatient.nameKey(renamed.change().nameAfter());
        String phone = PhoneNumber.internationalDigits(renamed.change().phoneAfter());
        LocalDate birth = transaction
                .select(PATIENT.BIRTH)
                .from(PATIENT)
                .where(PATIENT.ID.eq(renamed.rowBefore()))
                .fetchOptional(PATIENT.BIRTH)
                .orElse(null);
        Optional<Long> known = transaction
                .select(PATIENT.ID)
                .from(PATIENT)
                .where(named(name, phone, birth))
                .fetchOptional(PATIENT.ID);
        if (known.isEmpty()) {
            return made(transaction, change, person, renamed, birth);
        }
        long owner = PatientChanges.personOf(transaction, known.get()).orElseThrow();
        if (owner != person) {
            // Who has the same name, phone and birth date is the same person.
            transaction.fetch("SELECT frontdesk.merge_patients({0}, {1})", DSL.val(person), DSL.val(owner));
            merged.add(owner);
        }
        return known.get();
    }

    private static Condition named(String name, String phone, @Nullable LocalDate birth) {
        return DSL.condition("md5({0}) = md5({1})", PATIENT.NAME_KEY, DSL.val(name))
                .and(DSL.condition("md5({0}) = md5({1})", PATIENT.PHONE_KEY, DSL.val(phone)))
                .and(birth == null ? PATIENT.BIRTH.isNull() : PATIENT.BIRTH.eq(birth));
    }

    private static long made(
            DSLContext transaction, long change, long person, Renamed renamed, @Nullable LocalDate birth) {
        NameChange to = renamed.change();
        long row = Objects.requireNonNull(transaction
                .insertInto(
                        PATIENT,
                        PATIENT.NAME_KEY,
                        PATIENT.PHONE_KEY,
                        PATIENT.BIRTH,
                        PATIENT.NAME,
                        PATIENT.PHONE,
                        PATIENT.GENDER,
                        PATIENT.PART_OF,
                        PATIENT.CHANGE)
                .select(DSL.select(
                                DSL.val(NamedPatient.nameKey(to.nameAfter())),
                                DSL.val(PhoneNumber.internationalDigits(to.phoneAfter())),
                                DSL.val(birth, PATIENT.BIRTH),
                                DSL.val(to.nameAfter()),
                                DSL.val(to.phoneAfter()),
                                PATIENT.GENDER,
                                PATIENT.ID,
                                DSL.val(change))
                        .from(PATIENT)
                        .where(PATIENT.ID.eq(person)))
                .returningResult(PATIENT.ID)
                .fetchSingle(PATIENT.ID));
        transaction
                .insertInto(
                        PATIENT_MERGE,
                        PATIENT_MERGE.PART_ID,
                        PATIENT_MERGE.INTO_ID,
                        PATIENT_MERGE.ALERT_BEFORE,
                        PATIENT_MERGE.ALERT_AFTER)
                .select(DSL.select(DSL.val(row), PATIENT.ID, PATIENT.ALERT, PATIENT.ALERT)
                        .from(PATIENT)
                        .where(PATIENT.ID.eq(person)))
                .execute();
        return row;
    }

    private static void link(DSLContext transaction, String reservationId, long row) {
        transaction
                .update(PATIENT_RESERVATION)
                .set(PATIENT_RESERVATION.PATIENT_ID, row)
                .where(PATIENT_RESERVATION.RESERVATION_ID.eq(reservationId))
                .execute();
    }

    private static Optional<Long> rowOf(DSLContext transaction, String reservationId) {
        return transaction
                .select(PATIENT_RESERVATION.PATIENT_ID)
                .from(PATIENT_RESERVATION)
                .where(PATIENT_RESERVATION.RESERVATION_ID.eq(reservationId))
                .and(PATIENT_RESERVATION.PATIENT_ID.isNotNull())
                .fetchOptional(PATIENT_RESERVATION.PATIENT_ID);
    }

    private static Optional<ShownName> shown(DSLContext transaction, long person) {
        return transaction
                .select(PATIENT.NAME, PATIENT.PHONE, PATIENT.CORRECTED)
                .from(PATIENT)
                .where(PATIENT.ID.eq(person))
                .and(PATIENT.PART_OF.isNull())
                .fetchOptional(row ->
                        new ShownName(row.get(PATIENT.NAME), row.get(PATIENT.PHONE), row.get(PATIENT.CORRECTED)));
    }
}
