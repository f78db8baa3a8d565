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

/** Reads the schemas {@code public} and {@code frontdesk}. */
final class SchemaReader {

    private final DSLContext dsl;
    private final Grants grants;

    SchemaReader(DSLContext dsl, Grants grants) {
        this.dsl = dsl;
        this.grants = grants;
    }

    StructurePart read() {
        List<String> statements = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        Set<CatalogObject> objects = new HashSet<>();
        for (Record row : dsl.fetch("""
            SELECT n.oid, n.nspname, pg_get_userbyid(n.nspowner)::text AS owner
            FROM pg_namespace AS n WHERE n.nspname IN ('public', 'frontdesk') ORDER BY n.nspname DESC
            """)) {
            String name = row.get("nspname", String.class);
            String schema = "SCHEMA " + quote(name);
            long oid = row.get("oid", long.class);
            objects.add(new CatalogObject(CatalogObject.SCHEMA, oid));
            if (name.equals("public")) {
                statements.add("CREATE SCHEMA IF NOT EXISTS public");
                // The new database decides what PUBLIC may do there; roles that are named need their access there too.
                grants.of(schema, PrivilegeCatalog.SCHEMA, oid).stream()
                        .filter(right ->
                                !right.role().isEmpty() && !right.role().startsWith("pg_"))
                        .forEach(rights::add);
            } else {
                statements.add("CREATE " + schema);
                rights.add(Grants.owner(schema, row.get("owner", String.class)));
                rights.addAll(grants.of(schema, PrivilegeCatalog.SCHEMA, oid));
            }
        }
        return new StructurePart(statements, rights, List.of(), objects);
    }
}
