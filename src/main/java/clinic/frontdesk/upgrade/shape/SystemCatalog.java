package clinic.frontdesk.upgrade.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/**
 * The part of the system catalog that tells the shapes apart.
 *
 * @param columns the columns of ordinary tables in {@code public}, by table and name
 * @param relations tables and views outside the system schemas and {@code frontdesk}, as {@code schema.name}
 * @param desk the relations in {@code frontdesk}
 * @param enums the labels of enums in {@code public}, by name
 * @param indexes the indexes in {@code public}, as {@code table.index}
 * @param unique the columns with a unique index of their own, as {@code table.column}
 * @param history Flyway's history in {@code frontdesk}, in order; empty where there is none
 * @param publicSchema whether the schema {@code public} exists
 * @param rollBack whether a rollback is recorded
 * @param finished whether an upgrade by the desk has finished
 */
record SystemCatalog(
        Map<String, Map<String, CatalogColumn>> columns,
        Set<String> relations,
        Set<String> desk,
        Map<String, List<String>> enums,
        Set<String> indexes,
        Set<String> unique,
        List<Applied> history,
        boolean publicSchema,
        boolean rollBack,
        boolean finished) {

    /**
     * A column of a table.
     *
     * @param type as PostgreSQL prints it, such as {@code timestamp(3) without time zone}; a type outside {@code
     *     pg_catalog} with its schema, such as {@code public.Gender}
     * @param filledByItself whether it has a default or is an identity column
     */
    record CatalogColumn(String type, boolean notNull, boolean filledByItself) {}

    /** A row of Flyway's history. */
    record Applied(@Nullable String version, String type, String description, boolean success) {}

    private static final String COLUMNS = """
        SELECT c.relname, a.attname,
               CASE WHEN tn.nspname = 'pg_catalog' THEN format_type(a.atttypid, a.atttypmod)
                    ELSE tn.nspname || '.' || t.typname END AS type,
               a.attnotnull, a.atthasdef OR a.attidentity <> '' AS filled
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
        JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.typnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r'
        ORDER BY c.relname, a.attnum
        """;

    private static final String RELATIONS = """
        SELECT n.nspname, c.relname
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
          AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                          WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        """;

    private static final String ENUMS = """
        SELECT t.typname,
               ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum AS e
                     WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
        FROM pg_catalog.pg_type AS t
        JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
        WHERE n.nspname = 'public' AND t.typtype = 'e'
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                          WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        """;

    private static final String INDEXES = """
        SELECT c.relname, i.relname AS index_name, a.attname
        FROM pg_catalog.pg_index AS x
        JOIN pg_catalog.pg_class AS c ON c.oid = x.indrelid
        JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
             AND x.indisunique AND x.indisvalid AND x.indnkeyatts = 1 AND x.indpred IS NULL
        WHERE n.nspname = 'public' AND c.relkind = 'r'
        """;

    private static final String MILESTONES = """
        SELECT pg_catalog.to_regnamespace('public') IS NOT NULL AS public_schema,
               pg_catalog.to_regclass('frontdesk.flyway_schema_history') IS NOT NULL AS history,
               pg_catalog.to_regclass('frontdesk.upgrade_run') IS NOT NULL AS runs,
               pg_catalog.to_regclass('frontdesk.roll_back') IS NOT NULL AS roll_back
        """;

    /** Reads the catalog, in the caller's transaction and its snapshot. */
    static SystemCatalog read(DSLContext dsl) {
        Result<Record> relations = dsl.fetch(RELATIONS);
        Result<Record> indexes = dsl.fetch(INDEXES);
        Record milestones = dsl.fetchSingle(MILESTONES);
        return new SystemCatalog(
                columns(dsl),
                relations.stream()
                        .filter(row -> !inDeskSchema(row))
                        .map(row -> row.get("nspname", String.class) + "." + row.get("relname", String.class))
                        .collect(Collectors.toCollection(TreeSet::new)),
                relations.stream()
                        .filter(SystemCatalog::inDeskSchema)
                        .map(row -> row.get("relname", String.class))
                        .collect(Collectors.toCollection(TreeSet::new)),
                enums(dsl),
                indexes.stream()
                        .map(row -> row.get("relname", String.class) + "." + row.get("index_name", String.class))
                        .collect(Collectors.toCollection(TreeSet::new)),
                indexes.stream()
                        .filter(row -> row.get("attname", String.class) != null)
                        .map(row -> row.get("relname", String.class) + "." + row.get("attname", String.class))
                        .collect(Collectors.toCollection(TreeSet::new)),
                milestones.get("history", boolean.class) ? history(dsl) : List.of(),
                milestones.get("public_schema", boolean.class),
                milestones.get("roll_back", boolean.class),
                milestones.get("runs", boolean.class) && hasFinished(dsl));
    }

    private static boolean inDeskSchema(Record row) {
        return row.get("nspname", String.class).equals("frontdesk");
    }

    private static Map<String, Map<String, CatalogColumn>> columns(DSLContext dsl) {
        Map<String, Map<String, CatalogColumn>> columns = new LinkedHashMap<>();
        for (Record row : dsl.fetch(COLUMNS)) {
            columns.computeIfAbsent(row.get("relname", String.class), table -> new LinkedHashMap<>())
                    .put(
                            row.get("attname", String.class),
                            new CatalogColumn(
                                    row.get("type", String.class),
                                    row.get("attnotnull", boolean.class),
                                    row.get("filled", boolean.class)));
        }
        return columns;
    }

    private static Map<String, List<String>> enums(DSLContext dsl) {
        Map<String, List<String>> enums = new TreeMap<>();
        dsl.fetch(ENUMS)
                .forEach(row ->
                        enums.put(row.get("typname", String.class), List.of(row.get("labels", String[].class))));
        return enums;
    }

    private static List<Applied> history(DSLContext dsl) {
        List<Applied> history = new ArrayList<>();
        for (Record row : dsl.fetch("SELECT version, type, description, success FROM frontdesk.flyway_schema_history"
                + " ORDER BY installed_rank")) {
            history.add(new Applied(
                    row.get("version", String.class),
                    row.get("type", String.class),
                    row.get("description", String.class),
                    row.get("success", boolean.class)));
        }
        return history;
    }

    private static boolean hasFinished(DSLContext dsl) {
        return dsl.fetchSingle(
                        "SELECT EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NOT NULL) AS finished")
                .get("finished", boolean.class);
    }

    /** The last version applied, 0 where none was. */
    int version() {
        return history.stream()
                .filter(Applied::success)
                .map(Applied::version)
                .filter(version -> version != null && version.matches("[0-9]{1,9}"))
                .mapToInt(version -> Integer.parseInt(version))
                .max()
                .orElse(0);
    }
}
