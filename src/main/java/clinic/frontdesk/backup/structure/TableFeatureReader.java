package clinic.frontdesk.backup.structure;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Reads features of tables that are rare. Row security is switched on again; policies, rules, publications, inheritance
 * and the like are only reported.
 */
final class TableFeatureReader {

    private final DSLContext dsl;

    TableFeatureReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    StructurePart read(List<Relation> tables) {
        List<String> statements = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        for (Relation table : tables) {
            if (table.rowSecurity()) {
                statements.add("ALTER TABLE " + table.quoted() + " ENABLE ROW LEVEL SECURITY");
            }
            if (table.forcedRowSecurity()) {
                statements.add("ALTER TABLE " + table.quoted() + " FORCE ROW LEVEL SECURITY");
            }
            if (!table.logged()) {
                omissions.add(Omission.of("that " + table.plain() + " is unlogged"));
            }
            if (table.inherits()) {
                omissions.add(Omission.inTable("what " + table.plain() + " inherits or hands down"));
            }
        }
        dsl.fetch("""
            SELECT 'the row security policy ' || p.polname AS phrase FROM pg_policy AS p WHERE p.polrelid = ANY ({0})
            UNION ALL SELECT 'the rule ' || r.rulename FROM pg_rewrite AS r WHERE r.ev_class = ANY ({0})
            UNION ALL SELECT 'the statistics object ' || s.stxname FROM pg_statistic_ext AS s
            WHERE s.stxrelid = ANY ({0})
            UNION ALL SELECT 'the publication ' || p.pubname FROM pg_publication_rel AS r
            JOIN pg_publication AS p ON p.oid = r.prpubid WHERE r.prrelid = ANY ({0})
            """, DSL.val(Relation.oids(tables)))
                .forEach(row -> omissions.add(Omission.of(row.get("phrase", String.class))));
        return StructurePart.of(statements, omissions);
    }
}
