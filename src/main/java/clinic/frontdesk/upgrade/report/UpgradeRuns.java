package clinic.frontdesk.upgrade.report;

import static clinic.frontdesk.tables.frontdesk.Tables.CONCURRENT_WRITE;
import static clinic.frontdesk.tables.frontdesk.Tables.UPGRADE_RUN;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.upgrade.shape.Shape;
import clinic.frontdesk.upgrade.shape.ShapeFound;
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
public final class UpgradeRuns {

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
    public record UnfinishedRun(long id, Shape shape, RunState state) {}

    /**
     * What one launch leaves for the next.
     *
     * @param versionBefore version of the schema before the first launch
     * @param backup the backup that the run rests on; null where there was nothing to back up
     * @param noted whether the rows that others wrote since that backup have been noted
     * @param fill how far the fill is
     */
    public record RunState(
            int versionBefore,
            @Nullable Rests backup,
            boolean noted,
            @Nullable FillProgress fill) {

        RunState restingOn(@Nullable Rests other) {
            return new RunState(versionBefore, other, noted, fill);
        }

        RunState withNoted() {
            return new RunState(versionBefore, backup, true, fill);
        }

        public RunState filledTo(FillProgress progress) {
            return new RunState(versionBefore, backup, noted, progress);
        }
    }

    /** The backup that a run rests on. */
    public record Rests(String file, String sha256) {}

    /**
     * How far the fill is.
     *
     * @param after the last place in the table that is done, such as {@code (17,4)}
     * @param until the block before which the pass ends, -1 before it begins
     * @param scanned rows looked at so far
     * @param filled rows filled so far
     * @param passed whether the pass is done
     */
    public record FillProgress(String after, long until, long scanned, long filled, boolean passed) {
        public static final FillProgress NONE = new FillProgress("(0,0)", -1, 0, 0, false);

        public FillProgress begun(long blocks) {
            return new FillProgress(after, blocks, scanned, filled, passed);
        }

        public FillProgress reached(@Nullable String next, int scannedMore, int filledMore) {
            return new FillProgress(
                    next == null ? after : next, until, scanned + scannedMore, filled + filledMore, next == null);
        }

        public FillProgress plus(int filledMore) {
            return new FillProgress(after, until, scanned, filled + filledMore, passed);
        }
    }

    /** The run that was left unfinished. */
    public static Optional<UnfinishedRun> unfinished(DSLContext dsl) {
        Record open = dsl.select(UPGRADE_RUN.ID, UPGRADE_RUN.SHAPE, UPGRADE_RUN.REPORT)
                .from(UPGRADE_RUN)
                .where(UPGRADE_RUN.FINISHED_AT.isNull())
                .orderBy(UPGRADE_RUN.ID.desc())
                .limit(1)
                .fetchOne();
        return open == null
                ? Optional.empty()
                : Optional.of(new UnfinishedRun(
                        open.get(UPGRADE_RUN.ID),
                        Shape.of(open.get(UPGRADE_RUN.SHAPE)).orElse(Shape.LEGACY),
                        state(open.get(UPGRADE_RUN.REPORT))));
    }

    /** The run that was left unfinished, now resting on this backup, or a new one. */
    public static UnfinishedRun open(DSLContext dsl, ShapeFound found, String program, @Nullable Rests backup) {
        Optional<UnfinishedRun> left = unfinished(dsl);
        if (left.isPresent()) {
            UnfinishedRun run = left.get();
            return Objects.equals(run.state().backup(), backup)
                    ? run
                    : write(dsl, run, run.state().restingOn(backup));
        }
        RunState state = new RunState(found.finished() ? found.version() : 0, backup, false, FillProgress.NONE);
        Long id = dsl.insertInto(UPGRADE_RUN)
                .set(UPGRADE_RUN.SHAPE, found.shape().text())
                .set(UPGRADE_RUN.PROGRAM, program)
                .set(UPGRADE_RUN.REPORT, json(state))
                .returningResult(UPGRADE_RUN.ID)
                .fetchSingle()
                .value1();
        return new UnfinishedRun(Objects.requireNonNull(id), found.shape(), state);
    }

    /** Writes down how far a run is. */
    public static UnfinishedRun write(DSLContext dsl, UnfinishedRun run, RunState state) {
        dsl.update(UPGRADE_RUN)
                .set(UPGRADE_RUN.REPORT, json(state))
                .where(UPGRADE_RUN.ID.eq(run.id()))
                .execute();
        return new UnfinishedRun(run.id(), run.shape(), state);
    }

    public static void finish(DSLContext dsl, UnfinishedRun run, UpgradeReport report) {
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
    public static List<String> appeared(DSLContext dsl, List<String> extras) {
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
    public static void adopt(DSLContext dsl, String program, UpgradeReport report) {
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
    public static long filledBefore(DSLContext dsl) {
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

    private static RunState state(@Nullable JSONB report) {
        try {
            return JSON.treeToValue(tree(report), RunState.class);
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
