package clinic.frontdesk.backup.structure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The objects that a backup covers. What depends on any other object of the database cannot be created elsewhere. */
final class Coverage {

    private final DSLContext dsl;
    private final Set<CatalogObject> objects;

    Coverage(DSLContext dsl, Set<CatalogObject> objects) {
        this.dsl = dsl;
        this.objects = Set.copyOf(objects);
    }

    /** This and more objects. */
    Coverage with(Collection<CatalogObject> more) {
        Set<CatalogObject> all = new HashSet<>(objects);
        all.addAll(more);
        return new Coverage(dsl, all);
    }

    /** This without some objects. */
    Coverage without(Collection<CatalogObject> some) {
        Set<CatalogObject> rest = new HashSet<>(objects);
        rest.removeAll(some);
        return new Coverage(dsl, rest);
    }

    boolean contains(CatalogObject object) {
        return objects.contains(object);
    }

    /**
     * What objects of one catalog depend on that is not covered: by the object's number, the first of these in the
     * server's own words. An object without an entry can be created.
     */
    Map<Long, String> missingFor(String catalog, Collection<Long> dependents) {
        Map<Long, String> missing = new HashMap<>();
        for (Record row : dsl.fetch("""
            SELECT d.objid, 'pg_catalog.' || (SELECT relname FROM pg_class WHERE oid = d.refclassid) AS catalogue,
                   d.refobjid, pg_describe_object(d.refclassid, d.refobjid, 0) AS text
            FROM pg_depend AS d
            WHERE d.classid = {0}::regclass AND d.objid = ANY ({1}) AND d.refobjid >= 16384
              AND d.deptype IN ('n', 'a', 'i', 'e')
            ORDER BY d.refobjid
            """, DSL.val(catalog), DSL.val(dependents.toArray(Long[]::new)))) {
            CatalogObject needed =
                    new CatalogObject(row.get("catalogue", String.class), row.get("refobjid", long.class));
            if (!objects.contains(needed)) {
                missing.putIfAbsent(row.get("objid", long.class), row.get("text", String.class));
            }
        }
        return missing;
    }
}
