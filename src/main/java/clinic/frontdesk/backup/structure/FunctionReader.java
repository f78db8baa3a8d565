package clinic.frontdesk.backup.structure;

import clinic.frontdesk.backup.structure.Grants.PrivilegeCatalog;
import clinic.frontdesk.backup.structure.Structure.Right;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads the desk's functions and procedures. */
final class FunctionReader {

    private final DSLContext dsl;
    private final Grants grants;

    FunctionReader(DSLContext dsl, Grants grants) {
        this.dsl = dsl;
        this.grants = grants;
    }

    /** All that can be written down, whether or not what they depend on is covered. */
    static Set<CatalogObject> objects(DSLContext dsl) {
        return dsl.fetch("""
            SELECT p.oid FROM pg_proc AS p
            JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname = 'frontdesk' AND p.prokind IN ('f', 'p', 'w')
            """).intoSet(row -> object(row.get("oid", long.class)));
    }

    private static CatalogObject object(long oid) {
        return new CatalogObject(CatalogObject.FUNCTION, oid);
    }

    /** Each function comes after those that it calls: a body in standard SQL is parsed when it is created. */
    StructurePart read(Coverage coverage) {
        Map<Long, Record> functions = new LinkedHashMap<>();
        dsl.fetch("""
            SELECT p.oid, p.prokind::text AS kind, pg_get_userbyid(p.proowner)::text AS owner,
                   CASE WHEN p.prokind IN ('f', 'p', 'w') THEN pg_get_functiondef(p.oid) END AS definition,
                   CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || 'frontdesk.'
                       || quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name
            FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname = 'frontdesk' ORDER BY p.oid
            """).forEach(row -> functions.put(row.get("oid", long.class), row));
        Map<Long, String> missing = coverage.missingFor(CatalogObject.FUNCTION, functions.keySet());
        List<String> statements = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        Set<CatalogObject> objects = new HashSet<>();
        for (long oid : calleesFirst(functions.keySet())) {
            Record row = functions.get(oid);
            if (row == null) {
                continue;
            }
            String name = row.get("name", String.class);
            String definition = row.get("definition", String.class);
            String need = missing.get(oid);
            if (definition == null || need != null) {
                omissions.add(Omission.of(name + (need == null ? "" : ", which needs " + need), object(oid)));
                continue;
            }
            objects.add(object(oid));
            statements.add(definition.stripTrailing());
            rights.add(Grants.owner(name, row.get("owner", String.class)));
            rights.addAll(grants.of(name, PrivilegeCatalog.FUNCTION, oid));
        }
        return new StructurePart(statements, rights, omissions, objects);
    }

    private Set<Long> calleesFirst(Set<Long> functions) {
        Map<Long, Set<Long>> callees = new HashMap<>();
        dsl.fetch("""
            SELECT d.objid, d.refobjid FROM pg_depend AS d
            WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_proc'::regclass AND d.objid = ANY ({0})
            """, DSL.val(functions.toArray(Long[]::new)))
                .forEach(row -> callees.computeIfAbsent(row.get("objid", long.class), key -> new LinkedHashSet<>())
                        .add(row.get("refobjid", long.class)));
        Set<Long> ordered = new LinkedHashSet<>();
        functions.forEach(oid -> visit(oid, callees, new HashSet<>(), ordered));
        return ordered;
    }

    private static void visit(long oid, Map<Long, Set<Long>> callees, Set<Long> path, Set<Long> ordered) {
        if (ordered.contains(oid) || !path.add(oid)) {
            return;
        }
        callees.getOrDefault(oid, Set.of()).forEach(callee -> visit(callee, callees, path, ordered));
        ordered.add(oid);
    }
}
