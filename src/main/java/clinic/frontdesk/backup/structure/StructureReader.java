package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import clinic.frontdesk.backup.structure.Structure.Right;
import clinic.frontdesk.backup.structure.Structure.Table;
import clinic.frontdesk.backup.structure.Structure.ValueColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Reads from the server's catalogue what a backup covers: the website's tables that the upgrade touches, and the desk's
 * schema whole. Everything is asked of the server in its own words ({@code pg_get_constraintdef} and the like) under an
 * empty search path, so every name comes with its schema. What depends on something that is not covered is left out,
 * and said.
 */
public final class StructureReader {

    /** The website's tables that the upgrade touches, those that exist. */
    static final List<String> WEBSITE = List.of(
            "reservations", "service_reservation_limits", "services", "clinic_time_slots", "manual_time_closures");

    private static final List<String> ENUMS =
            List.of("Gender", "TreatmentType", "ReservationStatus", "ServiceType", "Period", "DayOfWeek");

    /** The numbers of catalogue tables, the same in every server. */
    private static final int TYPES_OID = 1247;

    private static final int FUNCTIONS_OID = 1255;
    private static final int RELATIONS_OID = 1259;
    private static final int CONSTRAINTS_OID = 2606;
    private static final int TRIGGERS_OID = 2620;

    private static final String CLASS = "pg_catalog.pg_class";
    private static final String TYPE = "pg_catalog.pg_type";
    private static final String PROC = "pg_catalog.pg_proc";

    /** An object of the catalogue: the catalogue's table and the number in it. */
    private record Thing(String catalogue, long oid) {}

    private record Relation(long oid, String schema, String name, Record row) {
        String quoted() {
            return quote(schema) + "." + quote(name);
        }

        String plain() {
            return schema + "." + name;
        }
    }

    private final DSLContext dsl;
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private final List<Right> rights = new ArrayList<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<Thing> covered = new HashSet<>();
    private final Set<String> leftObjects = new HashSet<>();
    private final Set<String> publicTypes = new HashSet<>();
    /** Left out, and part of a table's own statement. */
    private final Set<String> inTables = new TreeSet<>();
    /** Defaults that call the desk's functions or take numbers, and so come after these. */
    private final List<String> defaultsLater = new ArrayList<>();
    /** Where numbers go on. */
    private final List<String> numbers = new ArrayList<>();

    private StructureReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The covered tables that exist now, for locking, each in quotes. Needs no snapshot. */
    public static List<String> tables(DSLContext dsl) {
        return dsl.fetch(RELATIONS + " AND c.relkind = 'r'", DSL.val(WEBSITE.toArray(String[]::new)))
                .map(row -> quote(row.get("nspname", String.class)) + "." + quote(row.get("relname", String.class)));
    }

    /** The relations of the two schemas that are not covered, each in quotes. */
    public static List<String> others(DSLContext dsl) {
        return dsl.fetch("""
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE (n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                    AND NOT (c.relkind = 'r' AND c.relname = ANY ({0}))
                   OR n.nspname = 'frontdesk' AND c.relkind IN ('p', 'm', 'f', 'S'))
              AND NOT EXISTS (
                  SELECT FROM pg_catalog.pg_depend AS d
                  JOIN pg_catalog.pg_class AS o ON o.oid = d.refobjid AND o.relkind = 'r'
                  JOIN pg_catalog.pg_namespace AS s ON s.oid = o.relnamespace
                  WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                    AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
                    AND (s.nspname = 'frontdesk' OR (s.nspname = 'public' AND o.relname = ANY ({0}))))
            """, DSL.val(WEBSITE.toArray(String[]::new)))
                .map(row -> quote(row.get("nspname", String.class)) + "." + quote(row.get("relname", String.class)));
    }

    /** Reads it, in the transaction that the connection is in. */
    public static Structure read(DSLContext dsl) {
        return new StructureReader(dsl).read();
    }

    private static final String RELATIONS = """
        SELECT c.oid, n.nspname, c.relname, c.relkind::text AS kind, pg_get_userbyid(c.relowner)::text AS owner,
               c.relrowsecurity, c.relforcerowsecurity, c.relpersistence::text AS persistence,
               coalesce(array_to_string(c.reloptions, ', '), '') AS options,
               EXISTS (SELECT FROM pg_inherits AS i WHERE c.oid IN (i.inhrelid, i.inhparent)) AS inherits
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE ((n.nspname = 'public' AND c.relname = ANY ({0})) OR n.nspname = 'frontdesk')
        """;

    private Structure read() {
        List<Relation> tables = new ArrayList<>();
        List<Relation> views = new ArrayList<>();
        for (Record row : dsl.fetch(
                RELATIONS + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') ORDER BY n.nspname DESC, c.oid",
                DSL.val(WEBSITE.toArray(String[]::new)))) {
            Relation relation = new Relation(
                    row.get("oid", long.class),
                    row.get("nspname", String.class),
                    row.get("relname", String.class),
                    row);
            switch (row.get("kind", String.class)) {
                case "r" -> tables.add(relation);
                case "v" -> views.add(relation);
                // A sequence comes with the column that owns it.
                case "S" -> {}
                default -> leftOut.add(relation.quoted() + " is no ordinary table");
            }
        }
        schemas();
        types(tables);
        cover(tables);
        List<Table> described = new ArrayList<>();
        for (Relation table : tables) {
            described.add(table(table));
        }
        functions();
        before.addAll(defaultsLater);
        views.forEach(this::view);
        constraints(tables);
        indexes(tables);
        triggers(tables);
        odds(tables);
        after.addAll(numbers);
        comments();
        leftOut.addAll(inTables);
        return new Structure(
                described,
                before,
                after,
                rights,
                List.copyOf(leftOut),
                leftObjects,
                publicTypes,
                List.copyOf(inTables));
    }

    private void schemas() {
        for (Record row : dsl.fetch("""
            SELECT n.oid, n.nspname, pg_get_userbyid(n.nspowner)::text AS owner
            FROM pg_namespace AS n WHERE n.nspname IN ('public', 'frontdesk') ORDER BY n.nspname DESC
            """)) {
            String name = row.get("nspname", String.class);
            long oid = row.get("oid", long.class);
            covered.add(new Thing("pg_catalog.pg_namespace", oid));
            if (name.equals("public")) {
                before.add("CREATE SCHEMA IF NOT EXISTS public");
                // What it lets everybody do is the new database's own affair; who was let by name is needed there too.
                for (Right right : grants("SCHEMA " + quote(name), "pg_namespace", "nspacl", "nspowner", oid)) {
                    if (!right.role().isEmpty() && !right.role().startsWith("pg_")) {
                        rights.add(right);
                    }
                }
            } else {
                before.add("CREATE SCHEMA " + quote(name));
                rights.add(owner("SCHEMA " + quote(name), row.get("owner", String.class)));
                rights.addAll(grants("SCHEMA " + quote(name), "pg_namespace", "nspacl", "nspowner", oid));
            }
        }
    }

    /** The enums that the tables and the desk's functions use. */
    private void types(List<Relation> tables) {
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
            """, DSL.val(oids(tables)), DSL.val(ENUMS.toArray(String[]::new)))) {
            long oid = row.get("oid", long.class);
            String name = quote(row.get("nspname", String.class)) + "." + quote(row.get("typname", String.class));
            covered.add(new Thing(TYPE, oid));
            if (row.get("nspname", String.class).equals("public")) {
                publicTypes.add(TYPES_OID + " " + oid);
            }
            covered.add(new Thing(TYPE, row.get("typarray", long.class)));
            before.add(
                    "CREATE TYPE " + name + " AS ENUM (" + String.join(", ", row.get("labels", String[].class)) + ")");
            rights.add(owner("TYPE " + name, row.get("owner", String.class)));
            rights.addAll(grants("TYPE " + name, "pg_type", "typacl", "typowner", oid));
        }
    }

    /** Notes what comes with the tables, so that what depends on it is known to be covered. */
    private void cover(List<Relation> tables) {
        for (Relation table : tables) {
            covered.add(new Thing(CLASS, table.oid()));
        }
        for (Record row : dsl.fetch("""
            SELECT 'pg_catalog.pg_class' AS catalogue, i.indexrelid AS oid FROM pg_index AS i
            WHERE i.indrelid = ANY ({0})
            UNION ALL SELECT 'pg_catalog.pg_type', u.oid FROM pg_class AS c
            JOIN pg_type AS t ON t.oid = c.reltype JOIN pg_type AS u ON u.oid IN (t.oid, t.typarray)
            WHERE c.oid = ANY ({0})
            UNION ALL SELECT 'pg_catalog.pg_constraint', k.oid FROM pg_constraint AS k WHERE k.conrelid = ANY ({0})
            UNION ALL SELECT 'pg_catalog.pg_class', d.objid FROM pg_depend AS d
            JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
              AND d.refobjid = ANY ({0}) AND d.deptype IN ('a', 'i')
            UNION ALL SELECT 'pg_catalog.pg_proc', p.oid FROM pg_proc AS p
            JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname = 'frontdesk' AND p.prokind IN ('f', 'p', 'w')
            """, DSL.val(oids(tables)))) {
            covered.add(new Thing(row.get("catalogue", String.class), row.get("oid", long.class)));
        }
    }

    private static Long[] oids(Collection<Relation> relations) {
        return relations.stream().map(Relation::oid).toArray(Long[]::new);
    }

    /** What each of these objects of one catalogue needs that is not covered, in the server's words. */
    private Map<Long, String> needs(String catalogue, Collection<Long> objects) {
        Map<Long, String> needs = new HashMap<>();
        for (Record row : dsl.fetch("""
            SELECT d.objid, 'pg_catalog.' || (SELECT relname FROM pg_class WHERE oid = d.refclassid) AS catalogue,
                   d.refobjid, pg_describe_object(d.refclassid, d.refobjid, 0) AS text
            FROM pg_depend AS d
            WHERE d.classid = {0}::regclass AND d.objid = ANY ({1}) AND d.refobjid >= 16384
              AND d.deptype IN ('n', 'a', 'i', 'e')
            ORDER BY d.refobjid
            """, DSL.val(catalogue), DSL.val(objects.toArray(Long[]::new)))) {
            if (!covered.contains(new Thing(row.get("catalogue", String.class), row.get("refobjid", long.class)))) {
                needs.putIfAbsent(row.get("objid", long.class), row.get("text", String.class));
            }
        }
        return needs;
    }

    private Table table(Relation table) {
        Result<Record> columns = dsl.fetch("""
            SELECT a.attname, a.attnum, a.attnotnull, a.attidentity::text AS identity,
                   a.attgenerated::text AS generated, format_type(a.atttypid, a.atttypmod) AS type,
                   d.oid AS default_oid, pg_get_expr(d.adbin, d.adrelid) AS default,
                   CASE WHEN a.attcollation <> t.typcollation THEN (
                       SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
                       FROM pg_collation AS co JOIN pg_namespace AS cn ON cn.oid = co.collnamespace
                       WHERE co.oid = a.attcollation) END AS collation, a.attcollation,
                   b.oid AS base, b.typtype::text AS base_kind, bn.nspname AS base_schema, b.typname AS base_name,
                   d.oid IS NOT NULL AND EXISTS (
                       SELECT FROM pg_depend AS p WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                         AND p.refclassid = 'pg_proc'::regclass AND p.refobjid >= 16384) AS default_calls
            FROM pg_attribute AS a
            JOIN pg_type AS t ON t.oid = a.atttypid
            JOIN pg_type AS b ON b.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0
                                              THEN t.typelem ELSE t.oid END
            JOIN pg_namespace AS bn ON bn.oid = b.typnamespace
            LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = {0} AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """, DSL.val(table.oid()));
        Set<Long> defaults = new LinkedHashSet<>();
        columns.forEach(row -> {
            Long oid = row.get("default_oid", Long.class);
            if (oid != null) {
                defaults.add(oid);
            }
        });
        Map<Long, String> needs = needs("pg_catalog.pg_attrdef", defaults);
        Map<Integer, Sequence> sequences = sequences(table);
        Map<Integer, String> notNull = notNull(table);
        List<ValueColumn> values = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        for (Record row : columns) {
            String name = row.get("attname", String.class);
            String where = table.plain() + "." + name;
            String type = type(row, where);
            StringBuilder definition =
                    new StringBuilder("    ").append(quote(name)).append(' ').append(type);
            String collation = row.get("collation", String.class);
            if (collation != null) {
                if (row.get("attcollation", long.class) < 16384) {
                    definition.append(" COLLATE ").append(collation);
                } else {
                    inTables.add("the collation of " + where);
                }
            }
            Sequence sequence = sequences.get(row.get("attnum", int.class));
            String expression = row.get("default", String.class);
            String need = needs.get(row.get("default_oid", Long.class));
            boolean generated = !row.get("generated", String.class).isEmpty();
            if (generated && (need != null || row.get("default_calls", boolean.class))) {
                inTables.add("how " + where + " is computed");
                generated = false;
            } else if (generated) {
                definition
                        .append(" GENERATED ALWAYS AS (")
                        .append(expression)
                        .append(row.get("generated", String.class).equals("v") ? ") VIRTUAL" : ") STORED");
            } else if (sequence != null && sequence.identity()) {
                definition
                        .append(
                                row.get("identity", String.class).equals("a")
                                        ? " GENERATED ALWAYS"
                                        : " GENERATED BY DEFAULT")
                        .append(" AS IDENTITY (SEQUENCE NAME ")
                        .append(sequence.quoted())
                        .append(' ')
                        .append(sequence.options())
                        .append(')');
                numbers.add(sequence.position());
            } else if (need != null) {
                inTables.add("the default of " + where + ", which needs " + need);
            } else if (expression != null && (sequence != null || row.get("default_calls", boolean.class))) {
                defaultsLater.add("ALTER TABLE ONLY " + table.quoted() + " ALTER COLUMN " + quote(name)
                        + " SET DEFAULT " + expression);
            } else if (expression != null) {
                definition.append(" DEFAULT ").append(expression);
            }
            if (sequence != null && !sequence.identity()) {
                before.add("CREATE SEQUENCE " + sequence.quoted() + " " + sequence.options());
                defaultsLater.add(
                        "ALTER SEQUENCE " + sequence.quoted() + " OWNED BY " + table.quoted() + "." + quote(name));
                numbers.add(sequence.position());
            }
            if (sequence != null) {
                rights.addAll(
                        grants("SEQUENCE " + sequence.quoted(), "pg_class", "relacl", "relowner", sequence.oid()));
            }
            if (row.get("attnotnull", boolean.class)) {
                String named = notNull.get(row.get("attnum", int.class));
                definition
                        .append(named == null ? "" : " CONSTRAINT " + quote(named))
                        .append(" NOT NULL");
            }
            definitions.add(definition.toString());
            if (row.get("generated", String.class).isEmpty()) {
                values.add(new ValueColumn(name, type));
            }
        }
        String options = table.row().get("options", String.class);
        before.add("CREATE TABLE " + table.quoted() + " (\n" + String.join(",\n", definitions) + "\n)"
                + (options.isEmpty() ? "" : " WITH (" + options + ")"));
        rights.add(owner("TABLE " + table.quoted(), table.row().get("owner", String.class)));
        rights.addAll(grants("TABLE " + table.quoted(), "pg_class", "relacl", "relowner", table.oid()));
        rights.addAll(columnGrants(table));
        return new Table(table.schema(), table.name(), values);
    }

    /** The type as it can be made again: the server's own and covered enums are, others hold the same text as text. */
    private String type(Record row, String where) {
        String type = row.get("type", String.class);
        String schema = row.get("base_schema", String.class);
        boolean builtIn = schema.equals("pg_catalog")
                && List.of("b", "r", "m").contains(row.get("base_kind", String.class))
                && !row.get("base_name", String.class).startsWith("reg");
        if (builtIn
                || (covered.contains(new Thing(TYPE, row.get("base", long.class)))
                        && row.get("base_kind", String.class).equals("e"))) {
            return type;
        }
        inTables.add("the type " + type + " of " + where + ", whose values are kept as text");
        return "text";
    }

    private record Sequence(long oid, String quoted, boolean identity, String options, String position) {}

    /** The sequences that belong to columns of a table, by the column's number. */
    private Map<Integer, Sequence> sequences(Relation table) {
        Map<Integer, Sequence> sequences = new LinkedHashMap<>();
        for (Record row : dsl.fetch("""
            SELECT d.refobjsubid, d.deptype::text AS kind, n.nspname, c.relname,
                   format_type(s.seqtypid, NULL) AS type, s.*
            FROM pg_depend AS d
            JOIN pg_sequence AS s ON s.seqrelid = d.objid
            JOIN pg_class AS c ON c.oid = s.seqrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = {0}
              AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
            """, DSL.val(table.oid()))) {
            String quoted = quote(row.get("nspname", String.class)) + "." + quote(row.get("relname", String.class));
            boolean identity = row.get("kind", String.class).equals("i");
            Record position = dsl.fetchSingle("SELECT last_value, is_called FROM " + quoted);
            String options = (identity ? "" : "AS " + row.get("type", String.class) + " ")
                    + "START WITH " + row.get("seqstart") + " INCREMENT BY " + row.get("seqincrement")
                    + " MINVALUE " + row.get("seqmin") + " MAXVALUE " + row.get("seqmax")
                    + " CACHE " + row.get("seqcache") + (row.get("seqcycle", boolean.class) ? " CYCLE" : "");
            sequences.put(
                    row.get("refobjsubid", int.class),
                    new Sequence(
                            row.get("seqrelid", long.class),
                            quoted,
                            identity,
                            options,
                            "SELECT pg_catalog.setval('" + quoted.replace("'", "''") + "', "
                                    + position.get("last_value") + ", " + position.get("is_called") + ")"));
        }
        return sequences;
    }

    /** The names of the constraints that forbid null, where the server keeps such names. */
    private Map<Integer, String> notNull(Relation table) {
        Map<Integer, String> names = new HashMap<>();
        dsl.fetch(
                        "SELECT conkey[1] AS number, conname FROM pg_constraint WHERE conrelid = {0} AND contype = 'n'",
                        DSL.val(table.oid()))
                .forEach(row -> names.put(row.get("number", int.class), row.get("conname", String.class)));
        return names;
    }

    /** The desk's functions, each after those that it needs: bodies of SQL's own kind are read when they are made. */
    private void functions() {
        Map<Long, Record> functions = new LinkedHashMap<>();
        dsl.fetch("""
            SELECT p.oid, p.prokind::text AS kind, pg_get_userbyid(p.proowner)::text AS owner,
                   CASE WHEN p.prokind IN ('f', 'p', 'w') THEN pg_get_functiondef(p.oid) END AS definition,
                   CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || 'frontdesk.'
                       || quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name
            FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname = 'frontdesk' ORDER BY p.oid
            """).forEach(row -> functions.put(row.get("oid", long.class), row));
        Map<Long, String> needs = needs(PROC, functions.keySet());
        Map<Long, Set<Long>> callees = new HashMap<>();
        dsl.fetch("""
            SELECT d.objid, d.refobjid FROM pg_depend AS d
            WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_proc'::regclass AND d.objid = ANY ({0})
            """, DSL.val(functions.keySet().toArray(Long[]::new)))
                .forEach(row -> callees.computeIfAbsent(row.get("objid", long.class), key -> new LinkedHashSet<>())
                        .add(row.get("refobjid", long.class)));
        Set<Long> ordered = new LinkedHashSet<>();
        functions.keySet().forEach(oid -> order(oid, callees, new HashSet<>(), ordered));
        for (long oid : ordered) {
            Record row = functions.get(oid);
            if (row == null) {
                continue;
            }
            String name = row.get("name", String.class);
            String definition = row.get("definition", String.class);
            String need = needs.get(oid);
            if (definition == null || need != null) {
                leftOut.add(name + (need == null ? "" : ", which needs " + need));
                leftObjects.add(FUNCTIONS_OID + " " + oid);
                covered.remove(new Thing(PROC, oid));
                continue;
            }
            before.add(definition.stripTrailing());
            rights.add(owner(name, row.get("owner", String.class)));
            rights.addAll(grants(name, "pg_proc", "proacl", "proowner", oid));
        }
    }

    private static void order(long oid, Map<Long, Set<Long>> callees, Set<Long> path, Set<Long> ordered) {
        if (ordered.contains(oid) || !path.add(oid)) {
            return;
        }
        callees.getOrDefault(oid, Set.of()).forEach(callee -> order(callee, callees, path, ordered));
        ordered.add(oid);
    }

    private void view(Relation view) {
        Record rule = dsl.fetchSingle(
                "SELECT pg_get_viewdef({0}) AS definition,"
                        + " (SELECT oid FROM pg_rewrite WHERE ev_class = {0} AND rulename = '_RETURN') AS rule",
                DSL.val(view.oid()));
        covered.add(new Thing(CLASS, view.oid()));
        String need = needs("pg_catalog.pg_rewrite", Set.of(rule.get("rule", long.class)))
                .get(rule.get("rule", long.class));
        if (need != null) {
            leftOut.add("the view " + view.quoted() + ", which needs " + need);
            leftObjects.add(RELATIONS_OID + " " + view.oid());
            return;
        }
        String options = view.row().get("options", String.class);
        before.add("CREATE VIEW " + view.quoted() + (options.isEmpty() ? "" : " WITH (" + options + ")") + " AS\n"
                + rule.get("definition", String.class).replaceFirst(";\\s*$", ""));
        rights.add(owner("TABLE " + view.quoted(), view.row().get("owner", String.class)));
        rights.addAll(grants("TABLE " + view.quoted(), "pg_class", "relacl", "relowner", view.oid()));
    }

    private void constraints(List<Relation> tables) {
        Result<Record> rows = dsl.fetch("""
            SELECT k.oid, k.conname, k.contype::text AS kind, pg_get_constraintdef(k.oid) AS definition, n.nspname,
                   c.relname, r.oid AS other, rn.nspname || '.' || r.relname AS other_name
            FROM pg_constraint AS k
            JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            LEFT JOIN pg_class AS r ON r.oid = k.confrelid LEFT JOIN pg_namespace AS rn ON rn.oid = r.relnamespace
            WHERE k.conrelid = ANY ({0}) AND k.contype IN ('p', 'u', 'x', 'c', 'f') AND k.conparentid = 0
            ORDER BY array_position(ARRAY ['p', 'u', 'x', 'c', 'f'], k.contype::text), k.oid
            """, DSL.val(oids(tables)));
        Map<Long, String> needs = needs("pg_catalog.pg_constraint", rows.map(row -> row.get("oid", long.class)));
        for (Record row : rows) {
            String table = quote(row.get("nspname", String.class)) + "." + quote(row.get("relname", String.class));
            String name = row.get("conname", String.class);
            String need = needs.get(row.get("oid", long.class));
            if (need != null) {
                // pg_dump writes checks with their table, the others by themselves.
                (row.get("kind", String.class).equals("c") ? inTables : leftOut)
                        .add("the constraint " + name + " of " + row.get("nspname", String.class) + "."
                                + row.get("relname", String.class) + ", which needs " + need);
                leftObjects.add(CONSTRAINTS_OID + " " + row.get("oid", long.class));
                continue;
            }
            after.add("ALTER TABLE ONLY " + table + " ADD CONSTRAINT " + quote(name) + " "
                    + row.get("definition", String.class));
        }
    }

    private void indexes(List<Relation> tables) {
        Result<Record> rows = dsl.fetch("""
            SELECT i.indexrelid, c.relname, pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid
            FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
            WHERE i.indrelid = ANY ({0})
              AND NOT EXISTS (SELECT FROM pg_constraint AS k
                              WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
            ORDER BY i.indexrelid
            """, DSL.val(oids(tables)));
        Map<Long, String> needs = needs(CLASS, rows.map(row -> row.get("indexrelid", long.class)));
        for (Record row : rows) {
            String name = row.get("relname", String.class);
            String need = needs.get(row.get("indexrelid", long.class));
            if (!row.get("indisvalid", boolean.class)) {
                leftOut.add("the index " + name + ", whose build had failed");
                leftObjects.add(RELATIONS_OID + " " + row.get("indexrelid", long.class));
            } else if (need != null) {
                leftOut.add("the index " + name + ", which needs " + need);
                leftObjects.add(RELATIONS_OID + " " + row.get("indexrelid", long.class));
            } else {
                after.add(row.get("definition", String.class));
            }
        }
    }

    private void triggers(List<Relation> tables) {
        Result<Record> rows = dsl.fetch("""
            SELECT t.oid, t.tgname, t.tgenabled::text AS enabled, pg_get_triggerdef(t.oid) AS definition, n.nspname,
                   c.relname
            FROM pg_trigger AS t
            JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE t.tgrelid = ANY ({0}) AND NOT t.tgisinternal
            ORDER BY t.oid
            """, DSL.val(oids(tables)));
        Map<Long, String> needs = needs("pg_catalog.pg_trigger", rows.map(row -> row.get("oid", long.class)));
        for (Record row : rows) {
            String name = row.get("tgname", String.class);
            String table = quote(row.get("nspname", String.class)) + "." + quote(row.get("relname", String.class));
            String need = needs.get(row.get("oid", long.class));
            if (need != null) {
                leftOut.add("the trigger " + name + ", which needs " + need);
                leftObjects.add(TRIGGERS_OID + " " + row.get("oid", long.class));
                continue;
            }
            after.add(row.get("definition", String.class));
            String how = switch (row.get("enabled", String.class)) {
                case "D" -> "DISABLE";
                case "R" -> "ENABLE REPLICA";
                case "A" -> "ENABLE ALWAYS";
                default -> null;
            };
            if (how != null) {
                after.add("ALTER TABLE " + table + " " + how + " TRIGGER " + quote(name));
            }
        }
    }

    /** What is rare: kept where it is one word, said where it is not. */
    private void odds(List<Relation> tables) {
        for (Relation table : tables) {
            Record row = table.row();
            if (row.get("relrowsecurity", boolean.class)) {
                after.add("ALTER TABLE " + table.quoted() + " ENABLE ROW LEVEL SECURITY");
            }
            if (row.get("relforcerowsecurity", boolean.class)) {
                after.add("ALTER TABLE " + table.quoted() + " FORCE ROW LEVEL SECURITY");
            }
            if (!row.get("persistence", String.class).equals("p")) {
                leftOut.add("that " + table.plain() + " is unlogged");
            }
            if (row.get("inherits", boolean.class)) {
                inTables.add("what " + table.plain() + " inherits or hands down");
            }
        }
        dsl.fetch("""
            SELECT 'the row security policy ' || p.polname AS phrase FROM pg_policy AS p WHERE p.polrelid = ANY ({0})
            UNION ALL SELECT 'the rule ' || r.rulename FROM pg_rewrite AS r WHERE r.ev_class = ANY ({0})
            UNION ALL SELECT 'the statistics object ' || s.stxname FROM pg_statistic_ext AS s
            WHERE s.stxrelid = ANY ({0})
            UNION ALL SELECT 'the publication ' || p.pubname FROM pg_publication_rel AS r
            JOIN pg_publication AS p ON p.oid = r.prpubid WHERE r.prrelid = ANY ({0})
            """, DSL.val(oids(tables))).forEach(row -> leftOut.add(row.get("phrase", String.class)));
    }

    private void comments() {
        for (Record row : dsl.fetch("""
            SELECT 'pg_catalog.' || (SELECT relname FROM pg_class WHERE oid = d.classoid) AS catalogue, d.objoid,
                   d.objsubid, d.description, i.type, i.identity
            FROM pg_description AS d, pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i
            WHERE d.classoid IN ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
              AND (d.objoid >= 16384)
            ORDER BY d.classoid, d.objoid, d.objsubid
            """)) {
            if (!covered.contains(new Thing(row.get("catalogue", String.class), row.get("objoid", long.class)))) {
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
                after.add("COMMENT ON " + kind + " " + row.get("identity", String.class) + " IS " + text);
            }
        }
    }

    private static Right owner(String thing, String role) {
        return new Right(role, "ALTER " + thing + " OWNER TO " + quote(role));
    }

    /** Who but the owner may do what with a thing. An empty list where the server's defaults stand. */
    private List<Right> grants(String thing, String catalogue, String column, String owner, long oid) {
        List<Right> grants = new ArrayList<>();
        for (Record row : dsl.fetch("""
            SELECT coalesce(a.role, '') AS role, a.privileges, a.is_grantable
            FROM pg_catalog.%1$s AS c
            LEFT JOIN LATERAL (
                SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END AS role,
                       string_agg(x.privilege_type, ', ' ORDER BY x.number) AS privileges, x.is_grantable,
                       min(x.number) AS number
                FROM aclexplode(c.%2$s) WITH ORDINALITY
                    AS x (grantor, grantee, privilege_type, is_grantable, number)
                WHERE x.grantee <> c.%3$s
                GROUP BY x.grantee, x.is_grantable) AS a ON true
            WHERE c.oid = {0} AND c.%2$s IS NOT NULL
            ORDER BY a.number
            """.formatted(catalogue, column, owner), DSL.val(oid))) {
            if (grants.isEmpty()) {
                grants.add(new Right("", "REVOKE ALL ON " + thing + " FROM PUBLIC"));
            }
            String role = row.get("role", String.class);
            if (!role.isEmpty()) {
                grants.add(grant(
                        role, row.get("privileges", String.class), thing, row.get("is_grantable", boolean.class)));
            }
        }
        return grants;
    }

    private List<Right> columnGrants(Relation table) {
        return dsl.fetch("""
            SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END AS role,
                   x.privilege_type || ' (' || quote_ident(a.attname) || ')' AS privileges, x.is_grantable
            FROM pg_attribute AS a, aclexplode(a.attacl) AS x
            WHERE a.attrelid = {0} AND NOT a.attisdropped ORDER BY a.attnum
            """, DSL.val(table.oid()))
                .map(row -> grant(
                        row.get("role", String.class),
                        row.get("privileges", String.class),
                        "TABLE " + table.quoted(),
                        row.get("is_grantable", boolean.class)));
    }

    private static Right grant(String role, String privileges, String thing, boolean grantable) {
        boolean everybody = role.equals("PUBLIC");
        return new Right(
                everybody ? "" : role,
                "GRANT " + privileges + " ON " + thing + " TO " + (everybody ? "PUBLIC" : quote(role))
                        + (grantable ? " WITH GRANT OPTION" : ""));
    }
}
