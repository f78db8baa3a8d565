package clinic.frontdesk.backup.structure;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads comments on covered objects. */
final class CommentReader {

    private final DSLContext dsl;

    CommentReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    StructurePart read(Coverage coverage) {
        List<String> statements = new ArrayList<>();
        for (Record row : dsl.fetch("""
            SELECT 'pg_catalog.' || (SELECT relname FROM pg_class WHERE oid = d.classoid) AS catalogue, d.objoid,
                   d.objsubid, d.description, i.type, i.identity
            FROM pg_description AS d, pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i
            WHERE d.classoid IN ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
              AND (d.objoid >= 16384)
            ORDER BY d.classoid, d.objoid, d.objsubid
            """)) {
            if (!coverage.contains(
                    new CatalogObject(row.get("catalogue", String.class), row.get("objoid", long.class)))) {
                continue;
            }
            String kind = switch (row.get("type", String.class)) {
                case "table" -> "TABLE";
                case "table column" -> "COLUMN";
                case "type" -> "TYPE";
                case "function" -> "FUNCTION";
                case "view" -> "VIEW";
                default -> null;
            };
            if (kind != null) {
                String text = dsl.fetchSingle(
                                "SELECT quote_literal({0}) AS text", DSL.val(row.get("description", String.class)))
                        .get("text", String.class);
                statements.add("COMMENT ON " + kind + " " + row.get("identity", String.class) + " IS " + text);
            }
        }
        return StructurePart.of(statements, List.of());
    }
}
