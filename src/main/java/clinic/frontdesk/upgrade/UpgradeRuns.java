package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.frontdesk.Tables.CONCURRENT_WRITE;
import static clinic.frontdesk.tables.frontdesk.Tables.UPGRADE_RUN;

import clinic.frontdesk.database.SqlStates;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The record of the runs in {@code frontdesk.upgrade_run}: how far one is, so that another can carry on. */
final class UpgradeRuns {

    /** A run that an older program left unfinished says less, and starts its fill anew. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private UpgradeRuns() {}

    /**
     * A run that has begun.
     *
     * @param shape what it found, in its first launch
     */
    record Run(long id, Shape shape, State state) {}

    /**
     * What one launch leaves for the next.
     *
     * @param versionBefore version of the schema before the first launch
     * @param backup the backup that the run rests on; null where there was nothing to back up
     * @param noted whether the rows that others wrote since that backup have been noted
     * @param fill how far the fill is
     */
    record State(
            int versionBefore,
            @Nullable Rests backup,
            boolean noted,
            @Nullable Progress fill) {

        State restingOn(@Nullable Rests other) {
            return new State(versionBefore, other, noted, fill);
        }

        State withNoted() {
            return new State(versionBefore, backup, true, fill);
        }

        State filledTo(Progress progress) {
            return new State(versionBefore, backup, noted, progress);
        }
    }

    /** The backup that a run rests on. */
    record Rests(String file, String sha256) {}

    /**
     * How far the fill is.
     *
     * @param after the last place in the table that is done, such as {@code (17,4)}
     * @param until the block before which the pass ends, -1 before it begins
     * @param scanned rows looked at so far
     * @param filled rows filled so far
     * @param passed whether the pass is done
     */
    record Progress(String after, long until, long scanned, long filled, boolean passed) {
        static final Progress NONE = new Progress("(0,0)", -1, 0, 0, false);

        Progress begun(long blocks) {
            return new Progress(after, blocks, scanned, filled, passed);
        }

        Progress reached(@Nullable String next, int scannedMore, int filledMore) {
            return new Progress(
                    next == null ? after : next, until, scanned + scannedMore, filled + filledMore, next == null);
        }

        Progress plus(int filledMore) {
            return new Progress(after, until, scanned, filled + filledMore, passed);
        }
    }

    /** The run that was left unfinished. */
    static Optional<Run> unfinished(DSLContext dsl) {
        Record open = dsl.select(UPGRADE_RUN.ID, UPGRADE_RUN.SHAPE, UPGRADE_RUN.REPORT)
                .from(UPGRADE_RUN)
                .where(UPGRADE_RUN.FINISHED_AT.isNull())
                .orderBy(UPGRADE_RUN.ID.desc())
                .limit(1)
                .fetchOne();
        return open == null
                ? Optional.empty()
                : Optional.of(new Run(
                        open.get(UPGRADE_RUN.ID),
                        Shape.of(open.get(UPGRADE_RUN.SHAPE)).orElse(Shape.LEGACY),
                        state(open.get(UPGRADE_RUN.REPORT))));
    }

    /** The run that was left unfinished, now resting on this backup, or a new one. */
    static Run open(DSLContext dsl, ShapeFound found, String program, @Nullable Rests backup) {
        Optional<Run> left = unfinished(dsl);
        if (left.isPresent()) {
            Run run = left.get();
            return Objects.equals(run.state().backup(), backup)
                    ? run
                    : write(dsl, run, run.state().restingOn(backup));
        }
        State state = new State(found.finished() ? found.version() : 0, backup, false, Progress.NONE);
        Long id = dsl.insertInto(UPGRADE_RUN)
                .set(UPGRADE_RUN.SHAPE, found.shape().text())
                .set(UPGRADE_RUN.PROGRAM, program)
                .set(UPGRADE_RUN.REPORT, json(state))
                .returningResult(UPGRADE_RUN.ID)
                .fetchSingle()
                .value1();
        return new Run(Objects.requireNonNull(id), found.shape(), state);
    }

    /** Writes down how far a run is. */
    static Run write(DSLContext dsl, Run run, State state) {
        dsl.update(UPGRADE_RUN)
                .set(UPGRADE_RUN.REPORT, json(state))
                .where(UPGRADE_RUN.ID.eq(run.id()))
                .execute();
        return new Run(run.id(), run.shape(), state);
    }

    static void finish(DSLContext dsl, Run run, UpgradeReport report) {
        dsl.transaction(inside -> {
            inside.dsl()
                    .update(UPGRADE_RUN)
                    .set(UPGRADE_RUN.REPORT, json(report))
                    .set(UPGRADE_RUN.FINISHED_AT, DSL.field("clock_timestamp()", OffsetDateTime.class))
                    .where(UPGRADE_RUN.ID.eq(run.id()))
                    .execute();
            inside.dsl().deleteFrom(CONCURRENT_WRITE).execute();
        });
    }

    /** Of these extras, what the last report does not name; nothing where there is none. */
    static List<String> appeared(DSLContext dsl, List<String> extras) {
        return lastReport(dsl)
                .map(report -> {
                    Set<String> known = new HashSet<>();
                    report.path("extras").forEach(extra -> known.add(extra.asText()));
                    return extras.stream()
                            .filter(extra -> !known.contains(extra))
                            .toList();
                })
                .orElse(List.of());
    }

    /** Records what a launch found that had nothing to upgrade; a login that may not leaves it to the next. */
    static void adopt(DSLContext dsl, String program, UpgradeReport report) {
        try {
            dsl.insertInto(UPGRADE_RUN)
                    .set(UPGRADE_RUN.SHAPE, report.shape().text())
                    .set(UPGRADE_RUN.PROGRAM, program)
                    .set(UPGRADE_RUN.FINISHED_AT, DSL.field("clock_timestamp()", OffsetDateTime.class))
                    .set(UPGRADE_RUN.REPORT, json(report))
                    .execute();
        } catch (DataAccessException e) {
            if (!SqlStates.writeNotPermitted(e)) {
                throw e;
            }
        }
    }

    /** Reservations filled in all finished runs. */
    static long filledBefore(DSLContext dsl) {
        // Each report counts those before it.
        return lastReport(dsl)
                .map(report -> report.path("reservationsFilled").asLong(0))
                .orElse(0L);
    }

    /** The report of the last run that came to its end, as JSON. */
    static Optional<JsonNode> lastReport(DSLContext dsl) {
        return dsl.select(UPGRADE_RUN.REPORT)
                .from(UPGRADE_RUN)
                .where(UPGRADE_RUN.FINISHED_AT.isNotNull())
                .orderBy(UPGRADE_RUN.ID.desc())
                .limit(1)
                .fetchOptional(UPGRADE_RUN.REPORT)
                .map(UpgradeRuns::tree);
    }

    private static JSONB json(Object value) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static State state(@Nullable JSONB report) {
        try {
            return JSON.treeToValue(tree(report), State.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(@Nullable JSONB report) {
        try {
            return JSON.readTree(report == null ? "{}" : report.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
