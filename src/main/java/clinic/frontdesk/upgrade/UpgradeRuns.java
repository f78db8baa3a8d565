package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.frontdesk.Tables.UPGRADE_RUN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The record of the runs in {@code frontdesk.upgrade_run}: how far one is, so that another can carry on. */
final class UpgradeRuns {

    private static final ObjectMapper JSON = new ObjectMapper();

    private UpgradeRuns() {}

    /**
     * A run that has begun.
     *
     * @param shape what it found, in its first launch
     */
    record Run(long id, Shape shape, int versionBefore, Progress progress) {}

    /**
     * How far the fill is.
     *
     * @param after the last id that is done, empty at the beginning of a pass
     * @param filled rows filled so far
     * @param skipped whether this pass left rows that others had locked
     */
    record Progress(String after, long filled, boolean skipped) {
        static final Progress NONE = new Progress("", 0, false);
    }

    /** The run that was left unfinished, or a new one. */
    static Run open(DSLContext dsl, ShapeFound found, String program) {
        Record open = dsl.select(UPGRADE_RUN.ID, UPGRADE_RUN.SHAPE, UPGRADE_RUN.REPORT)
                .from(UPGRADE_RUN)
                .where(UPGRADE_RUN.FINISHED_AT.isNull())
                .orderBy(UPGRADE_RUN.ID.desc())
                .limit(1)
                .fetchOne();
        if (open != null) {
            JsonNode report = read(open.get(UPGRADE_RUN.REPORT));
            return new Run(
                    open.get(UPGRADE_RUN.ID),
                    Shape.of(open.get(UPGRADE_RUN.SHAPE)).orElse(found.shape()),
                    report.path("versionBefore").asInt(0),
                    new Progress(
                            report.path("after").asText(""),
                            report.path("filled").asLong(0),
                            report.path("skipped").asBoolean(false)));
        }
        Long id = dsl.insertInto(UPGRADE_RUN)
                .set(UPGRADE_RUN.SHAPE, found.shape().text())
                .set(UPGRADE_RUN.PROGRAM, program)
                .set(UPGRADE_RUN.REPORT, progress(found.finished() ? found.version() : 0, Progress.NONE))
                .returningResult(UPGRADE_RUN.ID)
                .fetchSingle()
                .value1();
        return new Run(
                Objects.requireNonNull(id), found.shape(), found.finished() ? found.version() : 0, Progress.NONE);
    }

    static void write(DSLContext dsl, Run run, Progress progress) {
        dsl.update(UPGRADE_RUN)
                .set(UPGRADE_RUN.REPORT, progress(run.versionBefore(), progress))
                .where(UPGRADE_RUN.ID.eq(run.id()))
                .execute();
    }

    static void finish(DSLContext dsl, Run run, UpgradeReport report) {
        try {
            dsl.update(UPGRADE_RUN)
                    .set(UPGRADE_RUN.REPORT, JSONB.valueOf(JSON.writeValueAsString(report)))
                    .set(UPGRADE_RUN.FINISHED_AT, DSL.field("clock_timestamp()", OffsetDateTime.class))
                    .where(UPGRADE_RUN.ID.eq(run.id()))
                    .execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reservations filled in all finished runs but this one. */
    static long filledBefore(DSLContext dsl) {
        long filled = 0;
        for (JSONB report : dsl.select(UPGRADE_RUN.REPORT)
                .from(UPGRADE_RUN)
                .where(UPGRADE_RUN.FINISHED_AT.isNotNull())
                .orderBy(UPGRADE_RUN.ID.desc())
                .limit(1)
                .fetch(UPGRADE_RUN.REPORT)) {
            // Each report counts those before it.
            filled += read(report).path("reservationsFilled").asLong(0);
        }
        return filled;
    }

    private static JSONB progress(int versionBefore, Progress progress) {
        ObjectNode node = JSON.createObjectNode();
        node.put("versionBefore", versionBefore);
        node.put("after", progress.after());
        node.put("filled", progress.filled());
        node.put("skipped", progress.skipped());
        return JSONB.valueOf(node.toString());
    }

    private static JsonNode read(@Nullable JSONB report) {
        try {
            return JSON.readTree(report == null ? "{}" : report.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
