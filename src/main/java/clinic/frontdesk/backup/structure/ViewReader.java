package clinic.frontdesk.backup.structure;

import clinic.frontdesk.backup.structure.Grants.PrivilegeCatalog;
import clinic.frontdesk.backup.structure.Structure.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads views. A view may depend on those that were created before it. */
final class ViewReader {

    private final DSLContext dsl;
    private final Grants grants;

    ViewReader(DSLContext dsl, Grants grants) {
        this.dsl = dsl;
        this.grants = grants;
    }

    StructurePart read(List<Relation> views, Coverage coverage) {
        List<String> statements = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            Relation view = views.get(i);
            Record row = dsl.fetchSingle(
                    "SELECT pg_get_viewdef({0}) AS definition,"
                            + " (SELECT oid FROM pg_rewrite WHERE ev_class = {0} AND rulename = '_RETURN') AS rule",
                    DSL.val(view.oid()));
            long rule = row.get("rule", long.class);
            // The rule depends on its own view.
            Coverage upToThis = coverage.with(objects(views.subList(0, i + 1)));
            String need = upToThis.missingFor(CatalogObject.RULE, Set.of(rule)).get(rule);
            if (need != null) {
                omissions.add(Omission.of("the view " + view.quoted() + ", which needs " + need, view.object()));
                continue;
            }
            statements.add("CREATE VIEW " + view.quoted()
                    + (view.options().isEmpty() ? "" : " WITH (" + view.options() + ")") + " AS\n"
                    + row.get("definition", String.class).replaceFirst(";\\s*$", ""));
            rights.add(Grants.owner("TABLE " + view.quoted(), view.owner()));
            rights.addAll(grants.of("TABLE " + view.quoted(), PrivilegeCatalog.RELATION, view.oid()));
        }
        return new StructurePart(statements, rights, omissions, objects(views));
    }

    private static Set<CatalogObject> objects(List<Relation> views) {
        return views.stream().map(Relation::object).collect(Collectors.toSet());
    }
}
