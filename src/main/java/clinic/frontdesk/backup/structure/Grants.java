package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import clinic.frontdesk.backup.structure.Structure.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads who owns an object and who may use it, as statements for a database in which these roles exist. */
final class Grants {

    /** The catalogs that hold access privileges. */
    enum PrivilegeCatalog {
        SCHEMA("pg_namespace", "nspacl", "nspowner"),
        TYPE("pg_type", "typacl", "typowner"),
        RELATION("pg_class", "relacl", "relowner"),
        FUNCTION("pg_proc", "proacl", "proowner");

        private final String table;
        private final String privileges;
        private final String owner;

        PrivilegeCatalog(String table, String privileges, String owner) {
            this.table = table;
            this.privileges = privileges;
            this.owner = owner;
        }
    }

    private final DSLContext dsl;

    Grants(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Gives an object to its owner. */
    static Right owner(String object, String role) {
        return new Right(role, "ALTER " + object + " OWNER TO " + quote(role));
    }

    /**
     * What roles other than the owner may do with an object. Empty where the server's defaults apply.
     *
     * @param object its kind and name, such as {@code TABLE "public"."services"}
     */
    List<Right> of(String object, PrivilegeCatalog catalog, long oid) {
        List<Right> grants = new ArrayList<>();
        for (Record row : dsl.fetch(
                String.format(Locale.ROOT, """
                    SELECT coalesce(a.role, '') AS role, a.privileges, a.is_grantable
                    FROM pg_catalog.%1$s AS c
                    LEFT JOIN LATERAL (
                        SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END AS role,
                               string_agg(x.privilege_type, ', ' ORDER BY x.number) AS privileges, x.is_grantable,
                               min(x.number) AS number
                        FROM aclexplode(c.%2$s) WITH ORDINALITY
                            AS x (grantor, grantee, privilege_type, is_grantable, number)
                        WHERE x.grantee <> c.%3$s
                        GROUP BY x.grantee, x.is_grantable) AS a ON true
                    WHERE c.oid = {0} AND c.%2$s IS NOT NULL
                    ORDER BY a.number
                    """, catalog.table, catalog.privileges, catalog.owner), DSL.val(oid))) {
            if (grants.isEmpty()) {
                grants.add(new Right("", "REVOKE ALL ON " + object + " FROM PUBLIC"));
            }
            String role = row.get("role", String.class);
            if (!role.isEmpty()) {
                grants.add(grant(
                        role, row.get("privileges", String.class), object, row.get("is_grantable", boolean.class)));
            }
        }
        return grants;
    }

    /** What roles may do with single columns of a table. */
    List<Right> ofColumns(Relation table) {
        return dsl.fetch("""
            SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END AS role,
                   x.privilege_type || ' (' || quote_ident(a.attname) || ')' AS privileges, x.is_grantable
            FROM pg_attribute AS a, aclexplode(a.attacl) AS x
            WHERE a.attrelid = {0} AND NOT a.attisdropped ORDER BY a.attnum
            """, DSL.val(table.oid()))
                .map(row -> grant(
                        row.get("role", String.class),
                        row.get("privileges", String.class),
                        "TABLE " + table.quoted(),
                        row.get("is_grantable", boolean.class)));
    }

    private static Right grant(String role, String privileges, String object, boolean grantable) {
        boolean everybody = role.equals("PUBLIC");
        return new Right(
                everybody ? "" : role,
                "GRANT " + privileges + " ON " + object + " TO " + (everybody ? "PUBLIC" : quote(role))
                        + (grantable ? " WITH GRANT OPTION" : ""));
    }
}
