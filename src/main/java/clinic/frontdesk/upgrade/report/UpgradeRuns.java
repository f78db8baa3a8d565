package clinic.frontdesk.upgrade.report;

import static clinic.frontdesk.tables.frontdesk.Tables.CONCURRENT_WRITE;
import static clinic.frontdesk.tables.frontdesk.Tables.UPGRADE_RUN;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.upgrade.report.UpgradeReport.Skipped;
import clinic.frontdesk.upgrade.shape.Shape;
import clinic.frontdesk.upgrade.shape.ShapeFound;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

/** The runs recorded in {@code frontdesk.upgrade_run}, with their progress, so that a later launch can resume one. */
public final class UpgradeRuns {

    /** A run that an older program left unfinished may lack properties; its fill starts from the beginning. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private UpgradeRuns() {}

    /**
     * A run that has begun and not finished.
     *
     * @param shape the shape that its first launch found
     */
    public record UnfinishedRun(long id, Shape shape, RunState state) {}

    /**
     * The state that a launch leaves for the next one.
     *
     * @param versionBefore version of the schema before the first launch
     * @param backup the backup made before the run; null where there was nothing to back up
     * @param noted whether the rows written by other clients since that backup have been recorded
     * @param fill the progress of the fill
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

    /** The backup made before a run. */
    public record Rests(String file, String sha256) {}

    /**
     * The progress of the fill.
     *
     * @param after the last tuple id of the table that was examined, such as {@code (17,4)}
     * @param until the block at which the pass ends, exclusive; -1 before it begins
     * @param scanned rows examined so far
     * @param filled rows filled so far
     * @param passed whether the pass has ended
     * @param skipped the rows that could not be filled
     */
    public record FillProgress(
            String after, long until, long scanned, long filled, boolean passed, List<Skipped> skipped) {
        public static final FillProgress NONE = new FillProgress("(0,0)", -1, 0, 0, false, List.of());

        public FillProgress {
            skipped = skipped == null ? List.of() : List.copyOf(skipped);
        }

        /** The same with further rows that could not be filled. */
        public FillProgress skipping(List<Skipped> more) {
            List<Skipped> all = new ArrayList<>(skipped);
            all.addAll(more);
            return new FillProgress(after, until, scanned, filled, passed, all);
        }

        public FillProgress begun(long blocks) {
            return new FillProgress(after, blocks, scanned, filled, passed, skipped);
        }

        public FillProgress reached(@Nullable String next, int scannedMore, int filledMore) {
            return new FillProgress(
                    next == null ? after : next,
                    until,
                    scanned + scannedMore,
                    filled + filledMore,
                    next == null,
                    skipped);
        }

        public FillProgress plus(int filledMore) {
            return new FillProgress(after, until, scanned, filled + filledMore, passed, skipped);
        }
    }

    /** The unfinished run. */
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

    /** The unfinished run, now with this backup, or a new run. */
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

    /** Records the state of a run. */
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

    /** Those of the extras that the last report does not name; empty where there is no report. */
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

    /** Records the report of a launch that had nothing to upgrade, where this login may write. */
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

    /** The number of reservations filled in all finished runs. */
    public static long filledBefore(DSLContext dsl) {
        // Each report includes the numbers before it.
        return lastReport(dsl)
                .map(report -> report.path("reservationsFilled").asLong(0))
                .orElse(0L);
    }

    /** The report of the last finished run, as JSON. */
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
