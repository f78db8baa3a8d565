package clinic.frontdesk.upgrade;

import java.util.List;
import org.jooq.DSLContext;

/**
 * What other programs have built on what the desk added: views, functions, keys, columns, indexes. The server drops some of
 * it together with the desk's objects, and refuses to drop these because of the rest.
 */
final class Dependents {

    /**
     * Dependent objects that are not the desk's. An object of the schema frontdesk is dropped with all that depends on it;
     * an object in public only with what is part of it.
     */
    private static final String QUERY = """
        WITH RECURSIVE listed AS (
            SELECT own.kind, own.name, split_part(own.name, '.', 1) AS on_table,
                   substr(own.name, strpos(own.name, '.') + 1) AS part
            FROM frontdesk.addition AS own
        ), ours (class, object, part, desk) AS (
            SELECT 'pg_class'::regclass, c.oid, NULL::integer, true
            FROM pg_catalog.pg_class AS c WHERE c.relnamespace = 'frontdesk'::regnamespace
            UNION ALL SELECT 'pg_proc'::regclass, p.oid, NULL, true
            FROM pg_catalog.pg_proc AS p WHERE p.pronamespace = 'frontdesk'::regnamespace
            UNION ALL SELECT 'pg_type'::regclass, t.oid, NULL, true
            FROM pg_catalog.pg_type AS t WHERE t.typnamespace = 'frontdesk'::regnamespace
            UNION ALL SELECT 'pg_type'::regclass, type_of, NULL, false
            FROM listed AS l JOIN pg_catalog.pg_type AS t ON l.kind = 'type' AND t.typname = l.name
                 AND t.typnamespace = 'public'::regnamespace, unnest(ARRAY [t.oid, t.typarray]) AS type_of
            UNION ALL SELECT 'pg_class'::regclass, c.oid, NULL, false
            FROM listed AS l JOIN pg_catalog.pg_class AS c
                 ON l.kind IN ('table', 'index') AND c.oid = to_regclass(format('public.%I', l.name))
            UNION ALL SELECT 'pg_type'::regclass, type_of, NULL, false
            FROM listed AS l JOIN pg_catalog.pg_type AS t
                 ON l.kind = 'table' AND t.typrelid = to_regclass(format('public.%I', l.name)),
                 unnest(ARRAY [t.oid, t.typarray]) AS type_of
            UNION ALL SELECT 'pg_class'::regclass, a.attrelid, a.attnum::integer, false
            FROM listed AS l JOIN pg_catalog.pg_attribute AS a
                 ON l.kind = 'column' AND a.attrelid = to_regclass(format('public.%I', l.on_table)) AND a.attname = l.part
            UNION ALL SELECT 'pg_constraint'::regclass, k.oid, NULL, false
            FROM listed AS l JOIN pg_catalog.pg_constraint AS k
                 ON k.conrelid = to_regclass(format('public.%I', l.on_table)) AND (
                    (l.kind = 'constraint' AND k.conname = l.part))
            UNION ALL SELECT 'pg_constraint'::regclass, k.oid, NULL, false
            FROM listed AS l JOIN pg_catalog.pg_constraint AS k
                 ON l.kind = 'table' AND k.conrelid = to_regclass(format('public.%I', l.name))
        ), edge AS (
            -- A view's columns are read by its rule, a default by its column: the object itself is shown.
            SELECT d.refclassid AS on_class, d.refobjid AS on_object, d.refobjsubid AS on_part, d.deptype,
                   CASE d.classid WHEN 'pg_rewrite'::regclass THEN 'pg_class'::regclass
                                  WHEN 'pg_attrdef'::regclass THEN 'pg_class'::regclass ELSE d.classid END AS class,
                   coalesce(r.ev_class, f.adrelid, d.objid) AS object,
                   coalesce(f.adnum::integer, CASE WHEN r.oid IS NULL THEN d.objsubid ELSE 0 END) AS part
            FROM pg_catalog.pg_depend AS d
            LEFT JOIN pg_catalog.pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            LEFT JOIN pg_catalog.pg_attrdef AS f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
            WHERE d.deptype IN ('n', 'a') AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass,
                  'pg_type'::regclass, 'pg_constraint'::regclass)
        ), found (class, object, part, cascades) AS (
            SELECT e.class, e.object, e.part, o.desk OR e.deptype = 'a'
            FROM ours AS o JOIN edge AS e ON e.on_class = o.class AND e.on_object = o.object
                 AND (o.part IS NULL OR e.on_part = o.part)
            UNION
            -- What depends on something that is dropped by CASCADE goes with it.
            SELECT e.class, e.object, e.part, f.cascades
            FROM found AS f JOIN edge AS e ON e.on_class = f.class AND e.on_object = f.object
                 AND (f.part = 0 OR e.on_part = f.part)
            WHERE f.class <> 'pg_class'::regclass OR f.part = 0
        )
        SELECT pg_catalog.pg_describe_object(f.class, f.object, f.part) AS what
        FROM found AS f
        LEFT JOIN pg_catalog.pg_class AS c ON f.class = 'pg_class'::regclass AND c.oid = f.object
        LEFT JOIN pg_catalog.pg_index AS x ON x.indexrelid = c.oid
        LEFT JOIN pg_catalog.pg_constraint AS k ON f.class = 'pg_constraint'::regclass AND k.oid = f.object
        LEFT JOIN pg_catalog.pg_trigger AS t ON f.class = 'pg_trigger'::regclass AND t.oid = f.object
        LEFT JOIN pg_catalog.pg_proc AS p ON p.oid = coalesce(t.tgfoid, CASE f.class WHEN 'pg_proc'::regclass
                                                                          THEN f.object END)
        LEFT JOIN pg_catalog.pg_type AS y ON f.class = 'pg_type'::regclass AND y.oid = f.object
        WHERE NOT EXISTS (SELECT FROM ours AS o WHERE o.class = f.class AND o.object = f.object
                          AND (o.part IS NULL OR o.part = f.part))
          AND coalesce(c.relnamespace, p.pronamespace, y.typnamespace) IS DISTINCT FROM 'frontdesk'::regnamespace::oid
          AND NOT coalesce(t.tgisinternal, false)
          -- Indexes and keys of the desk's own tables go with these.
          AND NOT EXISTS (SELECT FROM ours AS o WHERE o.class = 'pg_class'::regclass AND o.part IS NULL
                          AND o.object IN (x.indrelid, k.conrelid, t.tgrelid))
          AND coalesce(c.relkind, 'r') NOT IN ('t')
        GROUP BY f.class, f.object, f.part
        -- One way to go is enough: a check of one column goes with it, though its expression depends on the column too.
        HAVING bool_or(f.cascades) = {0}
        ORDER BY 1
        """;

    private final DSLContext dsl;

    Dependents(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** What would be dropped with the desk's objects, as PostgreSQL describes it. */
    List<String> lost() {
        return read(true);
    }

    /** What would keep the desk's objects from being dropped, as PostgreSQL describes it. */
    List<String> blocking() {
        return read(false);
    }

    private List<String> read(boolean cascades) {
        return dsl.fetch(QUERY.replace("{0}", Boolean.toString(cascades))).getValues("what", String.class);
    }
}
