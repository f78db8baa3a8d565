package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Checks that the server and the privileges of this login allow an upgrade. Reads only. */
public final class Access {

    private static final int OLDEST_SERVER = 140_000;

    private static final String RIGHTS = """
        SELECT current_user::text AS login, me.rolsuper AS superuser,
               (SELECT pg_get_userbyid(datdba)::text FROM pg_catalog.pg_database
                WHERE datname = current_database()) AS database_owner,
               has_database_privilege(current_database(), 'CREATE') AS database_create,
               coalesce((SELECT has_schema_privilege(oid, 'CREATE') FROM pg_catalog.pg_namespace
                         WHERE nspname = 'public'), false) AS public_create,
               (SELECT pg_has_role(nspowner, 'USAGE') FROM pg_catalog.pg_namespace
                WHERE nspname = 'frontdesk') AS owns_desk,
               (SELECT pg_get_userbyid(nspowner)::text FROM pg_catalog.pg_namespace
                WHERE nspname = 'frontdesk') AS desk_owner,
               (SELECT pg_get_userbyid(c.relowner)::text FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relname = 'reservations') AS owner,
               (SELECT bool_and(pg_has_role(c.relowner, 'USAGE')) FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public'
                  AND c.relname IN ('reservations', 'services', 'clinic_time_slots')) AS owns_tables,
               (SELECT has_schema_privilege(c.relowner, n.oid, 'CREATE') FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relname = 'reservations') AS owner_creates
        FROM pg_catalog.pg_roles AS me WHERE me.rolname = current_user
        """;

    private Access() {}

    /** Refuses a server that is too old. */
    public static void checkServer(DSLContext dsl) throws UpgradeRefusedException {
        Record row = dsl.fetchSingle("SELECT current_setting('server_version_num')::integer AS number,"
                + " current_setting('server_version') AS version");
        if (row.get("number", int.class) < OLDEST_SERVER) {
            throw new UpgradeRefusedException(new UpgradeRefusal.TooOldServer(row.get("version", String.class)));
        }
    }

    /** Refuses a standby. */
    public static void checkPrimary(DSLContext dsl) throws UpgradeRefusedException {
        if (dsl.fetchSingle("SELECT pg_is_in_recovery() AS standby").get("standby", boolean.class)) {
            throw new UpgradeRefusedException(new UpgradeRefusal.Standby());
        }
    }

    /** Refuses a login whose privileges would not suffice to finish the upgrade. */
    public static void checkRights(DSLContext dsl) throws UpgradeRefusedException {
        Record row = dsl.fetchSingle(RIGHTS);
        if (row.get("superuser", boolean.class)) {
            return;
        }
        @Nullable String owner = row.get("owner", String.class);
        String databaseOwner = row.get("database_owner", String.class);
        String whoMay = databaseOwner;
        List<String> missing = new ArrayList<>();
        if (owner != null && !row.get("owns_tables", boolean.class)) {
            missing.add("ownership of the reservations");
            whoMay = owner;
        }
        @Nullable Boolean ownsDesk = row.get("owns_desk", Boolean.class);
        if (ownsDesk == null) {
            if (!row.get("database_create", boolean.class)) {
                missing.add("CREATE on the database");
            }
        } else if (!ownsDesk) {
            missing.add("ownership of the schema frontdesk");
            whoMay = row.get("desk_owner", String.class);
        }
        if (!row.get("public_create", boolean.class) || (owner != null && !row.get("owner_creates", boolean.class))) {
            missing.add("CREATE on the schema public");
        }
        if (!missing.isEmpty()) {
            throw new UpgradeRefusedException(
                    new UpgradeRefusal.MissingRights(row.get("login", String.class), whoMay, missing));
        }
    }
}
