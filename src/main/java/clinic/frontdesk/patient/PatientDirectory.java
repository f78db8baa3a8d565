package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_INDEX;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_REMOVAL;

import clinic.frontdesk.input.HangulMatch;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Searches the index of patients in memory, and reads what it finds from the database. {@link #refresh} reads what desks
 * have changed since the last call, by the number of the index's changes. Thread-safe.
 */
public final class PatientDirectory implements PatientSearch {

    private static final int ROWS_AT_ONCE = 5_000;

    /** What no change has written yet. */
    private static final long NOTHING = -1;

    /**
     * The rows of patients that a change after {0} wrote, or of whose persons it wrote any: {1} is today. Corrected names
     * and phones are found beside those that the reservations have.
     */
    private static final String ROWS = """
        WITH changed AS MATERIALIZED (
            SELECT DISTINCT coalesce(p.part_of, p.id) AS person FROM frontdesk.patient AS p WHERE p.change > {0}
        ), coming AS MATERIALIZED (
            SELECT coalesce(p.part_of, p.id) AS person, min(l.day) AS day
            FROM frontdesk.patient_reservation AS l JOIN frontdesk.patient AS p ON p.id = l.patient_id
            WHERE l.day >= {1} AND l.day < 'infinity' AND l.status IN ('PENDING', 'CONFIRMED')
            GROUP BY 1
        )
        SELECT p.id, c.person, p.name, p.phone, p.birth - date '1970-01-01' AS birth,
               CASE WHEN p.corrected THEN p.name_key ELSE '' END AS other_name,
               CASE WHEN p.corrected THEN p.phone_key ELSE '' END AS other_phone,
               person.last_visit - date '1970-01-01' AS last_visit, coming.day - date '1970-01-01' AS next
        FROM changed AS c
        JOIN frontdesk.patient AS person ON person.id = c.person
        JOIN frontdesk.patient AS p ON p.id = c.person OR p.part_of = c.person
        LEFT JOIN coming ON coming.person = c.person
        ORDER BY p.id
        """;

    private final DSLContext dsl;
    private final PatientRepository patients;
    private final Supplier<LocalDate> today;

    private final ReentrantLock refreshing = new ReentrantLock();

    // Guarded by this.
    private PatientEntries entries = new PatientEntries();

    // Written while refreshing.
    private volatile long reached = NOTHING;
    private LocalDate readOn = LocalDate.MIN;

    /** @param today the day on the clinic's clock */
    public PatientDirectory(DSLContext dsl, Supplier<LocalDate> today) {
        this.dsl = dsl;
        this.patients = new PatientRepository(dsl);
        this.today = today;
    }

    /**
     * Reads what has changed.
     *
     * @return whether anything had
     */
    public boolean refresh() {
        refreshing.lock();
        try {
            return readChanges();
        } finally {
            refreshing.unlock();
        }
    }

    private boolean readChanges() {
        LocalDate day = today.get();
        Record index = dsl.select(PATIENT_INDEX.CHANGE, PATIENT_INDEX.UNLISTED)
                .from(PATIENT_INDEX)
                .fetchSingle();
        long change = index.get(PATIENT_INDEX.CHANGE);
        if (change == reached && day.equals(readOn)) {
            return false;
        }
        // Which reservation comes next depends on the day.
        if (!day.equals(readOn) || reached < index.get(PATIENT_INDEX.UNLISTED) || !readSince(reached, day)) {
            PatientEntries fresh = new PatientEntries();
            dsl.transaction(inside -> {
                // A cursor, so that not all rows are in memory twice.
                try (var rows =
                        rows(inside.dsl(), NOTHING, day).fetchSize(ROWS_AT_ONCE).fetchLazy()) {
                    rows.forEach(row -> fresh.put(entry(row)));
                }
            });
            synchronized (this) {
                entries = fresh;
            }
        }
        reached = change;
        readOn = day;
        return true;
    }

    /** Searches wait for memory only, never for the database. */
    private boolean readSince(long since, LocalDate day) {
        List<PatientEntries.IndexEntry> changed = rows(dsl, since, day).fetch(PatientDirectory::entry);
        List<Long> removed = dsl.select(PATIENT_REMOVAL.PATIENT_ID)
                .from(PATIENT_REMOVAL)
                .where(PATIENT_REMOVAL.CHANGE.gt(since))
                .fetch(PATIENT_REMOVAL.PATIENT_ID);
        synchronized (this) {
            boolean known = true;
            for (PatientEntries.IndexEntry entry : changed) {
                known &= entries.put(entry);
            }
            removed.forEach(entries::remove);
            return known;
        }
    }

    private static ResultQuery<Record> rows(DSLContext dsl, long since, LocalDate day) {
        return dsl.resultQuery(ROWS, DSL.val(since), DSL.val(day));
    }

    private static PatientEntries.IndexEntry entry(Record row) {
        String other = row.get("other_name", String.class);
        String name = searched(row.get("name", String.class));
        String phone = PhoneNumber.digits(row.get("phone", String.class));
        return new PatientEntries.IndexEntry(
                row.get("id", long.class),
                row.get("person", long.class),
                other.isEmpty() ? name : name + '\n' + searched(other),
                // The number now ends the text, as its tail counts.
                other.isEmpty() ? phone : row.get("other_phone", String.class) + '\n' + phone,
                days(row.get("birth", Integer.class)),
                days(row.get("last_visit", Integer.class)),
                days(row.get("next", Integer.class)));
    }

    private static String searched(String name) {
        return HangulMatch.normalized(name).replace(" ", "");
    }

    private static int days(@Nullable Integer day) {
        return day == null ? PatientEntries.NEVER : day;
    }

    @Override
    public List<PatientSummary> find(String query, int limit) {
        LocalDate day = today.get();
        PatientQuery parsed = PatientQuery.parse(query, day);
        if (parsed.isEmpty() || limit < 1) {
            return List.of();
        }
        return patients.summaries(ids(parsed, day, limit));
    }

    private List<Long> ids(PatientQuery query, LocalDate day, int limit) {
        if (reached == NOTHING) {
            refresh();
        }
        return inMemory(query, day, limit);
    }

    private synchronized List<Long> inMemory(PatientQuery query, LocalDate day, int limit) {
        return Arrays.stream(entries.find(query, Math.toIntExact(day.toEpochDay()), limit))
                .boxed()
                .toList();
    }

    @Override
    public Optional<PatientSummary> patient(long id) {
        return patients.summaries(List.of(id)).stream().findFirst();
    }

    @Override
    public Optional<PatientSummary> ofReservation(String reservationId) {
        return patients.personOf(reservationId).flatMap(this::patient);
    }
}
