package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Reads keys, checks and foreign keys. */
final class ConstraintReader {

    private final DSLContext dsl;

    ConstraintReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    StructurePart read(List<Relation> tables, Coverage coverage) {
        Result<Record> rows = dsl.fetch("""
            SELECT k.oid, k.conname, k.contype::text AS kind, pg_get_constraintdef(k.oid) AS definition, n.nspname,
                   c.relname, r.oid AS other, rn.nspname || '.' || r.relname AS other_name
            FROM pg_constraint AS k
            JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            LEFT JOIN pg_class AS r ON r.oid = k.confrelid LEFT JOIN pg_namespace AS rn ON rn.oid = r.relnamespace
            WHERE k.conrelid = ANY ({0}) AND k.contype IN ('p', 'u', 'x', 'c', 'f') AND k.conparentid = 0
            ORDER BY array_position(ARRAY ['p', 'u', 'x', 'c', 'f'], k.contype::text), k.oid
            """, DSL.val(Relation.oids(tables)));
        Map<Long, String> missing =
                coverage.missingFor(CatalogObject.CONSTRAINT, rows.map(row -> row.get("oid", long.class)));
        List<String> statements = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        for (Record row : rows) {
            String schema = row.get("nspname", String.class);
            String table = row.get("relname", String.class);
            String name = row.get("conname", String.class);
            long oid = row.get("oid", long.class);
            String need = missing.get(oid);
            if (need != null) {
                // pg_dump writes checks into CREATE TABLE, the others by themselves.
                omissions.add(new Omission(
                        "the constraint " + name + " of " + schema + "." + table + ", which needs " + need,
                        row.get("kind", String.class).equals("c"),
                        new CatalogObject(CatalogObject.CONSTRAINT, oid)));
                continue;
            }
            statements.add("ALTER TABLE ONLY " + quote(schema) + "." + quote(table) + " ADD CONSTRAINT " + quote(name)
                    + " " + row.get("definition", String.class));
        }
        return StructurePart.of(statements, omissions);
    }
}
