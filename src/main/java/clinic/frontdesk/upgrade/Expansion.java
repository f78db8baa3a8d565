package clinic.frontdesk.upgrade;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.session.BuildWatch;
import clinic.frontdesk.upgrade.session.RetryBudget;
import clinic.frontdesk.upgrade.session.ReusedConnections;
import clinic.frontdesk.upgrade.session.Sessions;
import clinic.frontdesk.upgrade.session.UpgradeConnections;
import clinic.frontdesk.upgrade.shape.Shape;
import clinic.frontdesk.upgrade.shape.ShapeFound;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the pending migrations of {@code sql/}, script by script. */
final class Expansion {

    private static final Logger LOG = LoggerFactory.getLogger(Expansion.class);

    /** A database that is not empty already holds what the first script would create. */
    private static final String BASELINE = "1";

    private final UpgradeConnections connections;
    private final ReusedConnections reused;
    private final DSLContext dsl;

    /**
     * Applies scripts.
     *
     * @param reused connections for all but the index builds
     */
    Expansion(UpgradeConnections connections, ReusedConnections reused) {
        this.connections = connections;
        this.reused = reused;
        this.dsl = DSL.using(reused, SQLDialect.POSTGRES);
    }

    /**
     * The pending migrations.
     *
     * @param scripts those to apply, by version
     * @param known the last version that this program has
     * @param changed applied scripts that are not those of this program
     */
    record Due(SortedMap<Integer, String> scripts, int known, List<String> changed) {
        /** The versions to apply, in ascending order. */
        List<Integer> versions() {
            return List.copyOf(scripts.keySet());
        }
    }

    Due due() {
        List<MigrationInfo> all = Arrays.asList(configured(null).load().info().all());
        return new Due(
                all.stream()
                        .filter(info -> info.getState() == MigrationState.PENDING
                                || info.getState() == MigrationState.FAILED
                                || info.getState() == MigrationState.FUTURE_FAILED)
                        .collect(Collectors.toMap(
                                info -> versionOf(info.getVersion()),
                                MigrationInfo::getScript,
                                (one, other) -> one,
                                TreeMap::new)),
                all.stream()
                        .filter(info -> info.getResolvedChecksum() != null)
                        .map(MigrationInfo::getVersion)
                        .filter(Objects::nonNull)
                        .mapToInt(Expansion::versionOf)
                        .max()
                        .orElse(0),
                all.stream()
                        .filter(info -> info.getState() == MigrationState.MISSING_SUCCESS
                                || info.getState() == MigrationState.OUT_OF_ORDER
                                || (info.getState() == MigrationState.SUCCESS
                                        && info.getAppliedChecksum() != null
                                        && !info.isChecksumMatching()))
                        .map(MigrationInfo::getScript)
                        .toList());
    }

    /**
     * Applies the pending migrations. Scripts that were applied stay applied when it is refused.
     *
     * @param waitForLocks how long to retry for locks, over all scripts
     * @param applied called with each version once it is applied, before the listener is
     * @throws UpgradeRefusedException when a lock could not be acquired in that time
     */
    void run(ShapeFound found, Duration waitForLocks, IntConsumer applied, UpgradeListener listener)
            throws UpgradeRefusedException {
        RetryBudget retries = new RetryBudget(waitForLocks);
        if (!found.begun() && found.shape() != Shape.EMPTY) {
            FluentConfiguration baseline = configured(null)
                    .baselineVersion(BASELINE)
                    .baselineDescription(found.shape().text());
            retried(
                    () -> {
                        dropEmptyHistory();
                        baseline.load().baseline();
                    },
                    retries);
        }
        // An index build that failed, or whose desk was killed, leaves an invalid index and a failed row of the
        // history.
        SortedMap<Integer, String> scripts = due().scripts();
        for (Map.Entry<Integer, String> script : scripts.entrySet()) {
            int version = script.getKey();
            if (Scripts.read("/sql/" + script.getValue()).contains("CONCURRENTLY")) {
                build(version, waitForLocks, retries);
            } else {
                retried(() -> apply(version), retries);
            }
            applied.accept(version);
            listener.expanded(version, scripts.lastKey());
        }
    }

    private void apply(int version) {
        clearFailures();
        configured(version).load().migrate();
    }

    /** Without a lock timeout, which would abort a concurrent build for no reason, but under the same budget. */
    private void build(int version, Duration budget, RetryBudget retries) throws UpgradeRefusedException {
        UpgradeConnections building = connections.building();
        try (ReusedConnections builders = building.reused();
                BuildWatch watch = new BuildWatch(DSL.using(connections, SQLDialect.POSTGRES), connections, budget)) {
            try {
                retried(() -> new Expansion(building, builders).apply(version), retries);
            } catch (DataAccessException e) {
                if (!watch.cancelled()) {
                    throw e;
                }
                dropAtOnce();
                throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(watch.blocker()));
            }
        }
    }

    /** Drops the indexes that a canceled build left invalid. Where one is locked, the next launch drops it. */
    private void dropAtOnce() {
        for (String index : brokenIndexes()) {
            try {
                dsl.transaction(inside -> {
                    inside.dsl().execute("SET LOCAL lock_timeout = '50ms'");
                    inside.dsl().execute("DROP INDEX IF EXISTS {0}", DSL.name("public", index));
                });
            } catch (DataAccessException e) {
                LOG.info("The invalid index {} is dropped by the next launch", index);
            }
        }
    }

    private List<String> brokenIndexes() {
        return dsl.fetch("""
            SELECT i.relname FROM frontdesk.addition AS a
            JOIN pg_catalog.pg_class AS i ON i.relname = a.name
                 AND i.relnamespace = 'public'::regnamespace
            JOIN pg_catalog.pg_index AS x ON x.indexrelid = i.oid
            WHERE a.kind = 'index' AND NOT x.indisvalid
            """).getValues("relname", String.class);
    }

    private void retried(Runnable work, RetryBudget retries) throws UpgradeRefusedException {
        while (true) {
            try {
                work.run();
                return;
            } catch (FlywayException | DataAccessException e) {
                if (!SqlStates.retryable(e)) {
                    throw e instanceof DataAccessException failure
                            ? failure
                            : new DataAccessException("a script of the upgrade failed: " + e.getMessage(), e);
                }
                BlockingSession session = Sessions.inTheWay(dsl);
                if (!retries.pause()) {
                    throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(session));
                }
                LOG.debug("A lock was not available ({}); retrying", SqlStates.of(e));
            }
        }
    }

    /** An empty history, left by a desk that was killed before its first row; Flyway refuses to baseline it. */
    private void dropEmptyHistory() {
        if (historyStands()
                && dsl.fetchSingle("SELECT NOT EXISTS (SELECT FROM frontdesk.flyway_schema_history) AS empty")
                        .get("empty", boolean.class)) {
            dsl.execute("DROP TABLE frontdesk.flyway_schema_history");
        }
    }

    private boolean historyStands() {
        return dsl.fetchSingle("SELECT to_regclass('frontdesk.flyway_schema_history') IS NOT NULL AS stands")
                .get("stands", boolean.class);
    }

    /** Deletes failed rows of the history, and drops the desk's invalid indexes. */
    private void clearFailures() {
        if (historyStands()) {
            dsl.execute("DELETE FROM frontdesk.flyway_schema_history WHERE NOT success");
        }
        if (dsl.fetchSingle("SELECT to_regclass('frontdesk.addition') IS NOT NULL AS stands")
                .get("stands", boolean.class)) {
            for (String index : brokenIndexes()) {
                dsl.execute("DROP INDEX CONCURRENTLY IF EXISTS {0}", DSL.name("public", index));
            }
        }
    }

    private FluentConfiguration configured(@Nullable Integer target) {
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(reused)
                .defaultSchema("frontdesk")
                .locations("classpath:sql")
                .cleanDisabled(true);
        PackagedScripts.inImage().ifPresent(flyway::resourceProvider);
        if (target != null) {
            flyway.target(Integer.toString(target));
        }
        // Its transactional lock would block concurrent index builds for ever.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return flyway;
    }

    private static int versionOf(MigrationVersion version) {
        return Integer.parseInt(version.getVersion());
    }
}
