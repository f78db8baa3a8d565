package clinic.frontdesk.backup.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Reads the indexes that belong to no constraint. */
final class IndexReader {

    private final DSLContext dsl;

    IndexReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    StructurePart read(List<Relation> tables, Coverage coverage) {
        Result<Record> rows = dsl.fetch("""
            SELECT i.indexrelid, c.relname, pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid
            FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
            WHERE i.indrelid = ANY ({0})
              AND NOT EXISTS (SELECT FROM pg_constraint AS k
                              WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
            ORDER BY i.indexrelid
            """, DSL.val(Relation.oids(tables)));
        Map<Long, String> missing =
                coverage.missingFor(CatalogObject.RELATION, rows.map(row -> row.get("indexrelid", long.class)));
        List<String> statements = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        for (Record row : rows) {
            String name = row.get("relname", String.class);
            CatalogObject index = new CatalogObject(CatalogObject.RELATION, row.get("indexrelid", long.class));
            String need = missing.get(index.oid());
            if (!row.get("indisvalid", boolean.class)) {
                omissions.add(Omission.of("the index " + name + ", whose build had failed", index));
            } else if (need != null) {
                omissions.add(Omission.of("the index " + name + ", which needs " + need, index));
            } else {
                statements.add(row.get("definition", String.class));
            }
        }
        return StructurePart.of(statements, omissions);
    }
}
