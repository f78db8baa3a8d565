package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import clinic.frontdesk.backup.structure.Grants.PrivilegeCatalog;
import clinic.frontdesk.backup.structure.Structure.Right;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads the desk's composite types. Tables come before them, because a type may contain a table's rows. */
final class RowTypeReader {

    private final DSLContext dsl;
    private final Grants grants;

    RowTypeReader(DSLContext dsl, Grants grants) {
        this.dsl = dsl;
        this.grants = grants;
    }

    StructurePart read(Coverage tables) {
        List<Record> types = dsl.fetch("""
            SELECT t.oid, t.typarray, t.typrelid, quote_ident(t.typname) AS name, pg_get_userbyid(t.typowner)::text AS owner,
                   ARRAY(SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                             || CASE WHEN a.attcollation NOT IN (0, u.typcollation) THEN ' COLLATE '
                                    || (SELECT quote_ident(s.nspname) || '.' || quote_ident(l.collname)
                                        FROM pg_collation AS l JOIN pg_namespace AS s ON s.oid = l.collnamespace
                                        WHERE l.oid = a.attcollation)
                                ELSE '' END
                         FROM pg_attribute AS a JOIN pg_type AS u ON u.oid = a.atttypid
                         WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                         ORDER BY a.attnum) AS attributes
            FROM pg_type AS t
            JOIN pg_class AS c ON c.oid = t.typrelid AND c.relkind = 'c'
            JOIN pg_namespace AS n ON n.oid = t.typnamespace
            WHERE n.nspname = 'frontdesk' ORDER BY t.oid
            """);
        List<String> statements = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        Set<CatalogObject> objects = new HashSet<>();
        // A type is created after those of its attributes, so the order of creation serves but for attributes added
        // later.
        Coverage coverage = tables;
        for (Record row : types) {
            CatalogObject type = new CatalogObject(CatalogObject.TYPE, row.get("oid", long.class));
            long relation = row.get("typrelid", long.class);
            String name = quote("frontdesk") + "." + row.get("name", String.class);
            Set<CatalogObject> created = Set.of(
                    type,
                    new CatalogObject(CatalogObject.TYPE, row.get("typarray", long.class)),
                    new CatalogObject(CatalogObject.RELATION, relation));
            // The relation of the attributes depends on the type itself.
            Coverage withIt = coverage.with(created);
            String need =
                    withIt.missingFor(CatalogObject.RELATION, List.of(relation)).get(relation);
            if (need != null) {
                omissions.add(Omission.of("TYPE " + name + ", which needs " + need, type));
                continue;
            }
            objects.addAll(created);
            coverage = withIt;
            statements.add(
                    "CREATE TYPE " + name + " AS (" + String.join(", ", row.get("attributes", String[].class)) + ")");
            rights.add(Grants.owner("TYPE " + name, row.get("owner", String.class)));
            rights.addAll(grants.of("TYPE " + name, PrivilegeCatalog.TYPE, type.oid()));
        }
        return new StructurePart(statements, rights, omissions, objects);
    }
}
