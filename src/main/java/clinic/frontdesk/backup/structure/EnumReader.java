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
import org.jooq.impl.DSL;

/** Reads the enums that the tables and the desk's functions use. */
final class EnumReader {

    /** The website's enums. They are covered even where no covered table uses one of them. */
    private static final List<String> WEBSITE =
            List.of("Gender", "TreatmentType", "ReservationStatus", "ServiceType", "Period", "DayOfWeek");

    private final DSLContext dsl;
    private final Grants grants;

    EnumReader(DSLContext dsl, Grants grants) {
        this.dsl = dsl;
        this.grants = grants;
    }

    /**
     * The enums that were read.
     *
     * @param inPublic those in the schema public
     */
    record CoveredEnums(StructurePart part, Set<CatalogObject> inPublic) {}

    CoveredEnums read(List<Relation> tables) {
        List<String> statements = new ArrayList<>();
        List<Right> rights = new ArrayList<>();
        Set<CatalogObject> objects = new HashSet<>();
        Set<CatalogObject> inPublic = new HashSet<>();
        for (Record row : dsl.fetch("""
            WITH used AS (
                SELECT a.atttypid AS oid FROM pg_attribute AS a
                WHERE a.attrelid = ANY ({0}) AND a.attnum > 0 AND NOT a.attisdropped
                UNION SELECT unnest(p.proargtypes::oid[] || coalesce(p.proallargtypes, '{}') || p.prorettype)
                FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = 'frontdesk'
            )
            SELECT t.oid, n.nspname, t.typname, t.typtype::text AS kind, t.typarray,
                   pg_get_userbyid(t.typowner)::text AS owner,
                   ARRAY(SELECT quote_literal(e.enumlabel) FROM pg_enum AS e WHERE e.enumtypid = t.oid
                         ORDER BY e.enumsortorder) AS labels
            FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
            WHERE t.typtype = 'e'
              AND (n.nspname = 'frontdesk' OR (n.nspname = 'public' AND (t.typname = ANY ({1})
                   OR t.oid IN (SELECT oid FROM used) OR t.typarray IN (SELECT oid FROM used))))
              AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid
                              AND d.deptype = 'e')
            ORDER BY t.oid
            """, DSL.val(Relation.oids(tables)), DSL.val(WEBSITE.toArray(String[]::new)))) {
            CatalogObject type = new CatalogObject(CatalogObject.TYPE, row.get("oid", long.class));
            String name = quote(row.get("nspname", String.class)) + "." + quote(row.get("typname", String.class));
            objects.add(type);
            objects.add(new CatalogObject(CatalogObject.TYPE, row.get("typarray", long.class)));
            if (row.get("nspname", String.class).equals("public")) {
                inPublic.add(type);
            }
            statements.add(
                    "CREATE TYPE " + name + " AS ENUM (" + String.join(", ", row.get("labels", String[].class)) + ")");
            rights.add(Grants.owner("TYPE " + name, row.get("owner", String.class)));
            rights.addAll(grants.of("TYPE " + name, PrivilegeCatalog.TYPE, type.oid()));
        }
        return new CoveredEnums(new StructurePart(statements, rights, List.of(), objects), inPublic);
    }
}
