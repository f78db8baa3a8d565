package clinic.frontdesk.output;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_RESERVATION;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Flag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the reservations of documents, each document in one snapshot, by a cursor. */
public final class DocumentReader {

    /** What a reservation occupies while its service is not set up, in minutes. */
    private static final int UNKNOWN_SERVICE_DURATION = 30;

    private static final int UNKNOWN_SERVICE_BUFFER = 10;

    private static final int ROWS_PER_FETCH = 500;

    private static final String SEPARATOR = ",";

    private static final Field<String> FLAGS = DSL.field(
                    DSL.select(DSL.stringAgg(FLAG.CODE, SEPARATOR).orderBy(FLAG.CODE))
                            .from(FLAG)
                            .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID)))
            .as("flags");

    private final DSLContext dsl;

    private DocumentReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface RowSink {
        void accept(DocumentRow row) throws IOException;
    }

    /**
     * Reads in one snapshot. A slow disk between two fetches does not end it, as it locks nothing that others wait for.
     *
     * @param dsl on connections whose statements may last
     */
    public static <T> T inSnapshot(DSLContext dsl, Function<DocumentReader, T> work) {
        return dsl.transactionResult(configuration -> {
            configuration.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            configuration.dsl().execute("SET LOCAL idle_in_transaction_session_timeout = '10min'");
            return work.apply(new DocumentReader(configuration.dsl()));
        });
    }

    /** jOOQ in the snapshot, for other features' reads. */
    public DSLContext dsl() {
        return dsl;
    }

    /** The clinic's clock: the server's time, in the clinic's zone. */
    public Clock clock() {
        return ClinicClock.read(dsl);
    }

    /** All reservations of a day, by start; those without a readable time last. */
    public List<DocumentRow> day(LocalDate day) {
        return all(RESERVATIONS.PREFERREDDATE.eq(day));
    }

    /** All reservations of a period, by day and start. */
    public List<DocumentRow> period(DocumentPeriod period) {
        return all(in(period));
    }

    /** The reservation of an id. */
    public Optional<DocumentRow> reservation(String id) {
        return all(RESERVATIONS.ID.eq(id)).stream().findFirst();
    }

    /** The same patient's reservations from that one's day on that hold their places, by day and start. */
    public List<DocumentRow> comingWith(DocumentRow row) {
        return all(RESERVATIONS
                .PREFERREDDATE
                .ge(row.date())
                .and(RESERVATIONS.PATIENTNAME.eq(row.patientName()))
                .and(RESERVATIONS.PHONE.eq(row.phone()))
                .and(RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED)));
    }

    /** How many reservations a selection has. */
    public long count(DocumentSelection selection) {
        return dsl.fetchCount(RESERVATIONS, condition(selection));
    }

    /** Whether the index of patients has this id. */
    public boolean hasPatient(long patientId) {
        return dsl.fetchExists(PATIENT, PATIENT.ID.eq(patientId));
    }

    /**
     * Passes the reservations of a selection on, by day and start, without holding more than a few of them in memory.
     *
     * @throws UncheckedIOException when the sink fails
     */
    public void read(DocumentSelection selection, RowSink sink) {
        try (Cursor<? extends Record> cursor = select(condition(selection))
                .orderBy(RESERVATIONS.PREFERREDDATE, OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .fetchSize(ROWS_PER_FETCH)
                .fetchLazy()) {
            for (Record row : cursor) {
                sink.accept(row(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Condition condition(DocumentSelection selection) {
        Condition days = selection.period() == null ? DSL.noCondition() : in(selection.period());
        return selection.patientId() == null ? days : days.and(ofPatient(selection.patientId()));
    }

    private static Condition in(DocumentPeriod period) {
        return RESERVATIONS.PREFERREDDATE.between(period.first(), period.last());
    }

    /** Of the patient and of all that are one person with it, whichever of them the id names. */
    private static Condition ofPatient(long patientId) {
        var named = PATIENT.as("named");
        var person = PATIENT.as("person");
        Field<Long> root = DSL.coalesce(named.PART_OF, named.ID);
        return RESERVATIONS.ID.in(DSL.select(PATIENT_RESERVATION.RESERVATION_ID)
                .from(named)
                .join(person)
                .on(person.ID.eq(root).or(person.PART_OF.eq(root)))
                .join(PATIENT_RESERVATION)
                .on(PATIENT_RESERVATION.PATIENT_ID.eq(person.ID))
                .where(named.ID.eq(patientId)));
    }

    private List<DocumentRow> all(Condition condition) {
        List<DocumentRow> rows = new ArrayList<>();
        for (Record row :
                select(condition).orderBy(RESERVATIONS.PREFERREDDATE, OCCUPANCY.START_MINUTE, RESERVATIONS.ID)) {
            rows.add(row(row));
        }
        return rows;
    }

    private SelectConditionStep<? extends Record> select(Condition condition) {
        // By name, never by asterisk: a clinic's table may have further columns, in any order.
        return dsl.select(
                        RESERVATIONS.ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.PHONE,
                        RESERVATIONS.EMAIL,
                        RESERVATIONS.BIRTHDATE,
                        RESERVATIONS.GENDER,
                        RESERVATIONS.TREATMENTTYPE,
                        RESERVATIONS.PREFERREDDATE,
                        RESERVATIONS.PREFERREDTIME,
                        RESERVATIONS.STATUS,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.NOTES,
                        RESERVATIONS.ADMINNOTES,
                        RESERVATIONS.CREATEDAT,
                        RESERVATIONS.UPDATEDAT,
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.DURATION_MINUTES,
                        OCCUPANCY.BUFFER_MINUTES,
                        OCCUPANCY.BOOKED_AT_DESK,
                        FLAGS)
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .where(condition);
    }

    private static DocumentRow row(Record row) {
        return new DocumentRow(
                row.get(RESERVATIONS.ID),
                row.get(RESERVATIONS.PATIENTNAME),
                row.get(RESERVATIONS.PHONE),
                Objects.requireNonNullElse(row.get(RESERVATIONS.EMAIL), ""),
                row.get(RESERVATIONS.BIRTHDATE).toLocalDate(),
                new Gender(row.get(RESERVATIONS.GENDER)),
                row.get(RESERVATIONS.PREFERREDDATE),
                row.get(RESERVATIONS.PREFERREDTIME),
                row.get(OCCUPANCY.START_MINUTE),
                Optional.ofNullable(row.get(OCCUPANCY.DURATION_MINUTES)).orElse(UNKNOWN_SERVICE_DURATION),
                Optional.ofNullable(row.get(OCCUPANCY.BUFFER_MINUTES)).orElse(UNKNOWN_SERVICE_BUFFER),
                Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                        .orElseGet(() -> LegacyService.nameOf(row.get(RESERVATIONS.SERVICE))),
                new Status(row.get(RESERVATIONS.STATUS)),
                row.get(RESERVATIONS.TREATMENTTYPE).equals(WebsiteLabels.FIRST_VISIT),
                !Boolean.TRUE.equals(row.get(OCCUPANCY.BOOKED_AT_DESK)),
                flags(row.get(FLAGS)),
                Objects.requireNonNullElse(row.get(RESERVATIONS.NOTES), ""),
                Objects.requireNonNullElse(row.get(RESERVATIONS.ADMINNOTES), ""),
                row.get(RESERVATIONS.CREATEDAT),
                row.get(RESERVATIONS.UPDATEDAT));
    }

    /** A code of a newer schema is left out. */
    private static List<Flag> flags(@Nullable String codes) {
        return codes == null
                ? List.of()
                : Arrays.stream(codes.split(SEPARATOR))
                        .flatMap(code -> Flag.ofCode(code).stream())
                        .toList();
    }
}
