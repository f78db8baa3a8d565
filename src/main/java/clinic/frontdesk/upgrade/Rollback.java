package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.frontdesk.Tables.ADDITION;
import static clinic.frontdesk.tables.frontdesk.Tables.ARRIVAL;
import static clinic.frontdesk.tables.frontdesk.Tables.CALL_ENTRY;
import static clinic.frontdesk.tables.frontdesk.Tables.CANCEL_REASON;
import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURE;
import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMIT;
import static clinic.frontdesk.tables.frontdesk.Tables.DATE_HOURS;
import static clinic.frontdesk.tables.frontdesk.Tables.DOCUMENT;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.LETTERHEAD;
import static clinic.frontdesk.tables.frontdesk.Tables.NAME_DISPLAY;
import static clinic.frontdesk.tables.frontdesk.Tables.NOTICE;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.OPENED_HOLIDAY;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_MERGE;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAG;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAGGED;
import static clinic.frontdesk.tables.frontdesk.Tables.SERIES;
import static clinic.frontdesk.tables.frontdesk.Tables.SERVICE_CHANGE;
import static clinic.frontdesk.tables.frontdesk.Tables.SERVICE_SETTING;
import static clinic.frontdesk.tables.frontdesk.Tables.SETTLED_FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.WAITING_LIMIT;
import static clinic.frontdesk.tables.frontdesk.Tables.WAITING_WISH;
import static clinic.frontdesk.tables.frontdesk.Tables.WALK_IN;
import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.session.Access;
import clinic.frontdesk.upgrade.session.RetryBudget;
import clinic.frontdesk.upgrade.session.Sessions;
import clinic.frontdesk.upgrade.session.UpgradeConnections;
import clinic.frontdesk.upgrade.session.UpgradeLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Rolls the upgrade back: drops what the desk added and keeps what the website made. One transaction of catalog
 * changes, so it takes seconds whatever the number of rows.
 */
public final class Rollback {

    private static final String SCRIPT = "/sql/undo/remove_desk.sql";

    private final UpgradeConnections connections;
    private final DSLContext dsl;
    private final UpgradeSettings settings;

    /** Prepares a rollback; nothing happens yet. */
    public Rollback(DataSource source, UpgradeSettings settings) {
        this.connections = new UpgradeConnections(source, settings.waitForLocks());
        this.dsl = DSL.using(connections, SQLDialect.POSTGRES);
        this.settings = settings;
    }

    /**
     * What would be lost.
     *
     * @param what a table, or one of its columns as {@code table.column}
     * @param rows how many rows it has, or how many hold a value there
     */
    public record Loss(String what, long rows) {}

    /** The result of a rollback. */
    public sealed interface RollbackOutcome {
        /** What was lost, or would be. */
        List<Loss> losses();

        /** The number of values among the losses. */
        default long values() {
            return losses().stream().mapToLong(Loss::rows).sum();
        }

        /** The upgrade was rolled back. */
        record TakenBack(List<Loss> losses) implements RollbackOutcome {}

        /** More would be lost than was confirmed; nothing was changed. */
        record MoreWouldBeLost(List<Loss> losses) implements RollbackOutcome {}
    }

    /** Whether there is an upgrade to roll back. */
    public boolean desk() {
        return stands("addition");
    }

    /**
     * What a rollback would lose, by table and column; changes nothing. Empty where there is no upgrade.
     *
     * @throws DataAccessException when the database is out of reach, or the login may not read it
     */
    public List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        if (!stands("addition")) {
            return losses;
        }
        dsl.select(ADDITION.KIND, ADDITION.NAME)
                .from(ADDITION)
                .where(ADDITION.KIND.in("table", "column"))
                .orderBy(ADDITION.KIND.desc(), ADDITION.NAME)
                .forEach(added -> {
                    String name = Objects.requireNonNull(added.value2());
                    int dot = name.indexOf('.');
                    losses.add(new Loss(
                            name,
                            dot < 0
                                    ? dsl.fetchCount(DSL.table(DSL.name("public", name)))
                                    : dsl.fetchCount(
                                            DSL.table(DSL.name("public", name.substring(0, dot))),
                                            DSL.field(DSL.name(name.substring(dot + 1)))
                                                    .isNotNull())));
                });
        // What people entered at the desk; the rest of its schema can be computed again.
        extraColumns(losses);
        new Dependents(dsl).lost().forEach(object -> losses.add(new Loss(object, 1)));
        own(losses, FLAG, FLAG.CODE.eq(Flag.SQUEEZE_IN.code()), "frontdesk.flag");
        own(losses, OCCUPANCY, OCCUPANCY.BOOKED_AT_DESK.isTrue(), "frontdesk.occupancy.booked_at_desk");
        own(losses, CLOSURE, DSL.trueCondition(), "frontdesk.closure");
        own(losses, SERVICE_CHANGE, DSL.trueCondition(), "frontdesk.service_change");
        own(losses, DAILY_LIMIT, DSL.trueCondition(), "frontdesk.daily_limit");
        own(losses, SERIES, DSL.trueCondition(), "frontdesk.series");
        own(losses, OPENED_HOLIDAY, DSL.trueCondition(), "frontdesk.opened_holiday");
        own(losses, DATE_HOURS, DSL.trueCondition(), "frontdesk.date_hours");
        own(losses, PATIENT, PATIENT.ALERT.ne("").or(PATIENT.CORRECTED), "frontdesk.patient");
        own(losses, PATIENT_TAGGED, DSL.trueCondition(), "frontdesk.patient_tagged");
        own(losses, PATIENT_TAG, PATIENT_TAG.NAME.ne("VIP"), "frontdesk.patient_tag");
        own(losses, PATIENT_MERGE, DSL.trueCondition(), "frontdesk.patient_merge");
        own(losses, SETTLED_FLAG, DSL.trueCondition(), "frontdesk.settled_flag");
        own(losses, DOCUMENT, DSL.trueCondition(), "frontdesk.document");
        own(losses, LETTERHEAD, DSL.trueCondition(), "frontdesk.letterhead");
        own(losses, WAITING_WISH, DSL.trueCondition(), "frontdesk.waiting_wish");
        own(losses, CALL_ENTRY, DSL.trueCondition(), "frontdesk.call_entry");
        own(losses, ARRIVAL, DSL.trueCondition(), "frontdesk.arrival");
        own(losses, WALK_IN, DSL.trueCondition(), "frontdesk.walk_in");
        own(losses, WAITING_LIMIT, DSL.trueCondition(), "frontdesk.waiting_limit");
        own(losses, CANCEL_REASON, DSL.trueCondition(), "frontdesk.cancel_reason");
        own(losses, NOTICE, NOTICE.REMOVED_AT.isNull(), "frontdesk.notice");
        own(losses, NAME_DISPLAY, DSL.trueCondition(), "frontdesk.name_display");
        own(losses, SERVICE_SETTING, DSL.trueCondition(), "frontdesk.service_setting");
        return losses;
    }

    /** Columns that other programs have added to tables of the desk's; their values are lost with the tables. */
    private void extraColumns(List<Loss> losses) {
        Map<String, Table<?>> tables = Map.of("services", SERVICES, "clinic_time_slots", CLINIC_TIME_SLOTS);
        for (Record row : dsl.fetch("""
            SELECT c.relname::text AS of, a.attname::text AS name
            FROM frontdesk.addition AS own
            JOIN pg_catalog.pg_class AS c ON own.kind = 'table' AND c.oid = to_regclass(format('public.%I', own.name))
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY c.relname, a.attnum
            """)) {
            String table = row.get("of", String.class);
            String column = row.get("name", String.class);
            Table<?> known = tables.get(table);
            if (known != null && known.field(column) == null) {
                losses.add(new Loss(
                        table + "." + column,
                        dsl.fetchCount(
                                DSL.table(DSL.name("public", table)),
                                DSL.field(DSL.name(column)).isNotNull())));
            }
        }
    }

    private void own(List<Loss> losses, Table<? extends Record> table, Condition kept, String what) {
        if (stands(table.getName())) {
            int rows = dsl.fetchCount(table, kept);
            if (rows > 0) {
                losses.add(new Loss(what, rows));
            }
        }
    }

    private boolean stands(String table) {
        return dsl.fetchSingle("SELECT to_regclass({0}) IS NOT NULL AS stands", DSL.val("frontdesk." + table))
                .get("stands", boolean.class);
    }

    /**
     * Rolls the upgrade back, as a whole or not at all.
     *
     * @throws UpgradeRefusedException when another desk is connected or upgrading, or a session holds a lock that it
     *     needs, or objects of other programs depend on what it added
     * @throws DataAccessException when there is no upgrade, or when the database is out of reach
     */
    public RollbackOutcome run() throws UpgradeRefusedException {
        return run(Long.MAX_VALUE);
    }

    /**
     * Rolls the upgrade back if at most so many values would be lost, counted just before.
     *
     * @throws UpgradeRefusedException as {@link #run()}
     * @throws DataAccessException as {@link #run()}
     */
    public RollbackOutcome run(long mostLost) throws UpgradeRefusedException {
        Access.checkPrimary(dsl);
        Access.checkRights(dsl);
        String script = Scripts.read(SCRIPT);
        return UpgradeLock.holding(connections, settings.waitForAnother(), () -> {}, () -> true, () -> {
            int others = Sessions.otherDesks(dsl);
            if (others > 0) {
                throw new UpgradeRefusedException(new UpgradeRefusal.DesksConnected(others));
            }
            List<String> blocking = new Dependents(dsl).blocking();
            if (!blocking.isEmpty()) {
                throw new UpgradeRefusedException(new UpgradeRefusal.BuiltUpon(blocking));
            }
            RollbackOutcome more = new RollbackOutcome.MoreWouldBeLost(losses());
            if (more.values() > mostLost) {
                return more;
            }
            RetryBudget retries = new RetryBudget(settings.waitForLocks());
            while (true) {
                try {
                    dsl.transaction(inside -> inside.dsl().connection(connection -> {
                        try (var statement = connection.createStatement()) {
                            statement.execute(script);
                        }
                    }));
                    return new RollbackOutcome.TakenBack(more.losses());
                } catch (DataAccessException e) {
                    if (SqlStates.dependedOn(e)) {
                        // Built since it was looked for, or in a way that was not.
                        throw new UpgradeRefusedException(new UpgradeRefusal.BuiltUpon(List.of(SqlStates.detailOf(e))));
                    }
                    if (!SqlStates.retryable(e)) {
                        throw e;
                    }
                    BlockingSession session = Sessions.inTheWay(dsl);
                    if (!retries.pause()) {
                        throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(session));
                    }
                }
            }
        });
    }
}
