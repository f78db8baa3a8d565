package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.frontdesk.Tables.ADDITION;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Takes the upgrade back: what the desk added goes, whatever the website made stays. One transaction of changes to the
 * catalogue, so it takes seconds whatever the number of rows.
 */
public final class Undo {

    private static final String SCRIPT = "/sql/undo/remove_desk.sql";

    private final DataSource source;
    private final DSLContext dsl;
    private final UpgradeSettings settings;

    /** Prepares it; nothing happens yet. */
    public Undo(DataSource source, UpgradeSettings settings) {
        this.source = source;
        this.dsl = DSL.using(source, SQLDialect.POSTGRES);
        this.settings = settings;
    }

    /**
     * What would be lost.
     *
     * @param what a table of {@code public}, or one of its columns as {@code table.column}
     * @param rows how many rows it has, or how many hold a value there
     */
    public record Loss(String what, long rows) {}

    /** What running it would lose, by table and column; changes nothing. */
    public List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
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
        return losses;
    }

    /**
     * Takes the upgrade back, whole or not at all.
     *
     * @throws UpgradeRefusedException when another desk is upgrading, or a session holds a lock that it needs
     * @throws DataAccessException when the desk is not there, when something else was built on what it added, or when
     *     the database is out of reach
     */
    public void run() throws UpgradeRefusedException {
        String script = Scripts.read(SCRIPT);
        UpgradeLock.holding(source, settings.waitForAnother(), () -> {
            Patience patience = new Patience(settings.waitForLocks());
            while (true) {
                try {
                    dsl.transaction(inside -> inside.dsl().connection(connection -> {
                        try (var statement = connection.createStatement()) {
                            statement.execute(script);
                        }
                    }));
                    return script;
                } catch (DataAccessException e) {
                    if (!Sessions.worthAnotherTry(e)) {
                        throw e;
                    }
                    BlockingSession session = Sessions.inTheWay(dsl);
                    if (!patience.pause()) {
                        throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(session));
                    }
                }
            }
        });
    }
}
