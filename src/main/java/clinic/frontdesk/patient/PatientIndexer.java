package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_DAY;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_INDEX;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of patients in step with the reservations. Every desk runs it: it compares the counters of the days with
 * those that the index reflects, and reads the days that differ, in short transactions of about a thousand reservations.
 * One desk at a time writes; the others find nothing left to do. Not thread-safe.
 */
public final class PatientIndexer {

    private static final Logger LOG = LoggerFactory.getLogger(PatientIndexer.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int BATCH = 1_000;

    /** How often all reservations are compared, whatever the counters of their days say. */
    private static final String FULL_COMPARISON = "20 hours";

    /** A digest of all counters, and the number of comparisons: while they stay, there is nothing to do. */
    private static final String COUNTERS = """
        SELECT concat_ws(' ', (SELECT sum(version) FROM frontdesk.day_lock), (SELECT count(*) FROM frontdesk.unchecked_write),
                         (SELECT round FROM frontdesk.patient_index)) AS counters
        """;

    private final DSLContext dsl;
    private boolean listed;
    private String reached = "";

    public PatientIndexer(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Brings the index up to date. */
    public boolean run() {
        return run(() -> false);
    }

    /**
     * Brings the index up to date, as far as this login may write and no other desk is doing it.
     *
     * @param stop whether to leave the rest for the next run; polled before each transaction
     * @return whether the index reflects all that was committed when the run began
     * @throws DataAccessException when the database is out of reach
     */
    public boolean run(BooleanSupplier stop) {
        try {
            if (!listed) {
                listed = listDays();
            }
            String counters = counters();
            while (!counters.equals(reached)) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                switch (dsl.transactionResult(inside -> indexSomeDays(inside.dsl()))) {
                    case SOME -> {}
                    case LOCKED -> {
                        return false;
                    }
                    case NONE_LEFT -> reached = listed ? counters : "";
                }
                if (!listed) {
                    listed = listDays();
                }
            }
            return true;
        } catch (DataAccessException e) {
            if (SqlStates.writeNotPermitted(e) || DatabaseFailures.classify(e) instanceof Failure.Retryable) {
                LOG.info("The index of patients is left as it is ({})", SqlStates.of(e));
                return false;
            }
            throw e;
        }
    }

    private String counters() {
        return dsl.fetchSingle(COUNTERS).get("counters", String.class);
    }

    /** Makes days known whose changes nothing has counted; false where another desk has the index. */
    private boolean listDays() {
        return dsl.transactionResult(inside -> {
            if (change(inside.dsl()) == null) {
                return false;
            }
            inside.dsl().fetch("SELECT frontdesk.list_patient_days({0}::interval)", DSL.val(FULL_COMPARISON));
            return true;
        });
    }

    private static @Nullable Long change(DSLContext transaction) {
        return transaction
                .fetchSingle("SELECT frontdesk.change_patients(false) AS change")
                .get("change", Long.class);
    }

    private enum Indexed {
        SOME,
        NONE_LEFT,
        LOCKED
    }

    private static Indexed indexSomeDays(DSLContext transaction) {
        Long change = change(transaction);
        if (change == null) {
            return Indexed.LOCKED;
        }
        Long round = transaction.select(PATIENT_INDEX.ROUND).from(PATIENT_INDEX).fetchSingle(PATIENT_INDEX.ROUND);
        // Read before the reservations: what is committed in between counts as not reached.
        var behind = transaction.fetch(
                "SELECT day::text AS day, changes FROM frontdesk.patient_days_behind({0})", DSL.val(BATCH));
        if (behind.isEmpty()) {
            return Indexed.NONE_LEFT;
        }
        // As text: PostgreSQL's dates reach beyond those of LocalDate.
        Field<?> days = DSL.val(behind.getValues("day", String.class).toArray(String[]::new))
                .cast(PATIENT_DAY.DAY.getDataType().array());
        List<NamedPatient> named = transaction
                .fetch(
                        "SELECT id, name, phone, birth::text AS birth, gender, source"
                                + " FROM frontdesk.unindexed_reservations({0})",
                        days)
                .map(row -> NamedPatient.of(
                        row.get("id", String.class),
                        row.get("source", String.class),
                        row.get("name", String.class),
                        row.get("phone", String.class),
                        row.get("birth", String.class),
                        row.get("gender", String.class)));
        transaction.fetch(
                "SELECT frontdesk.index_patients({0}, {1}, {2}, {3}, {4})",
                DSL.val(change),
                days,
                DSL.val(behind.getValues("changes", Long.class).toArray(Long[]::new)),
                DSL.val(round),
                DSL.val(json(named), SQLDataType.JSONB));
        return Indexed.SOME;
    }

    private static JSONB json(List<NamedPatient> named) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(named));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
