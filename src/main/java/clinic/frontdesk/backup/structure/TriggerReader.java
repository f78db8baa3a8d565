package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Reads triggers, and when each of them fires. */
final class TriggerReader {

    private final DSLContext dsl;

    TriggerReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    StructurePart read(List<Relation> tables, Coverage coverage) {
        Result<Record> rows = dsl.fetch("""
            SELECT t.oid, t.tgname, t.tgenabled::text AS enabled, pg_get_triggerdef(t.oid) AS definition, n.nspname,
                   c.relname
            FROM pg_trigger AS t
            JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE t.tgrelid = ANY ({0}) AND NOT t.tgisinternal
            ORDER BY t.oid
            """, DSL.val(Relation.oids(tables)));
        Map<Long, String> missing =
                coverage.missingFor(CatalogObject.TRIGGER, rows.map(row -> row.get("oid", long.class)));
        List<String> statements = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        for (Record row : rows) {
            String name = row.get("tgname", String.class);
            long oid = row.get("oid", long.class);
            String need = missing.get(oid);
            if (need != null) {
                omissions.add(Omission.of(
                        "the trigger " + name + ", which needs " + need,
                        new CatalogObject(CatalogObject.TRIGGER, oid)));
                continue;
            }
            statements.add(row.get("definition", String.class));
            String firing = switch (row.get("enabled", String.class)) {
                case "D" -> "DISABLE";
                case "R" -> "ENABLE REPLICA";
                case "A" -> "ENABLE ALWAYS";
                default -> null;
            };
            if (firing != null) {
                statements.add("ALTER TABLE " + quote(row.get("nspname", String.class)) + "."
                        + quote(row.get("relname", String.class)) + " " + firing + " TRIGGER " + quote(name));
            }
        }
        return StructurePart.of(statements, omissions);
    }
}
