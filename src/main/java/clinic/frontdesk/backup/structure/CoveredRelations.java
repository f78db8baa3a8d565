package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The relations that a backup covers: the website's tables that the upgrade touches, those that exist, and the desk's
 * schema.
 */
public final class CoveredRelations {

    /** The website's tables that the upgrade touches. */
    static final List<String> WEBSITE = List.of(
            "reservations", "service_reservation_limits", "services", "clinic_time_slots", "manual_time_closures");

    private static final String RELATIONS = """
        SELECT c.oid, n.nspname, c.relname, c.relkind::text AS kind, pg_get_userbyid(c.relowner)::text AS owner,
               c.relrowsecurity, c.relforcerowsecurity, c.relpersistence::text AS persistence,
               coalesce(array_to_string(c.reloptions, ', '), '') AS options,
               EXISTS (SELECT FROM pg_inherits AS i WHERE c.oid IN (i.inhrelid, i.inhparent)) AS inherits
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE ((n.nspname = 'public' AND c.relname = ANY ({0})) OR n.nspname = 'frontdesk')
        """;

    private CoveredRelations() {}

    /** The covered tables that exist now, each in quotes: for locking, before there is a snapshot. */
    public static List<String> tables(DSLContext dsl) {
        return dsl.fetch(RELATIONS + " AND c.relkind = 'r'", DSL.val(WEBSITE.toArray(String[]::new)))
                .map(CoveredRelations::quoted);
    }

    /** The relations of the two schemas that are not covered, each in quotes. */
    public static List<String> others(DSLContext dsl) {
        return dsl.fetch("""
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE (n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                    AND NOT (c.relkind = 'r' AND c.relname = ANY ({0}))
                   OR n.nspname = 'frontdesk' AND c.relkind IN ('p', 'm', 'f', 'S'))
              AND NOT EXISTS (
                  SELECT FROM pg_catalog.pg_depend AS d
                  JOIN pg_catalog.pg_class AS o ON o.oid = d.refobjid AND o.relkind = 'r'
                  JOIN pg_catalog.pg_namespace AS s ON s.oid = o.relnamespace
                  WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                    AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
                    AND (s.nspname = 'frontdesk' OR (s.nspname = 'public' AND o.relname = ANY ({0}))))
            """, DSL.val(WEBSITE.toArray(String[]::new))).map(CoveredRelations::quoted);
    }

    /** All covered relations but indexes: the website's before the desk's, each schema's in order of creation. */
    static List<Relation> read(DSLContext dsl) {
        return dsl.fetch(
                        RELATIONS + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') ORDER BY n.nspname DESC, c.oid",
                        DSL.val(WEBSITE.toArray(String[]::new)))
                .map(Relation::of);
    }

    private static String quoted(Record row) {
        return quote(row.get("nspname", String.class)) + "." + quote(row.get("relname", String.class));
    }
}
