package clinic.frontdesk.upgrade.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The part of the system catalog that tells the shapes apart. Reads only. */
public final class SystemCatalog {

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

    /** Columns by table and name, of the ordinary tables in {@code public}. */
    final Map<String, Map<String, CatalogColumn>> columns = new LinkedHashMap<>();
    /** Tables and views outside the system schemas and {@code frontdesk}, as {@code schema.name}. */
    final Set<String> relations = new TreeSet<>();
    /** Relations in {@code frontdesk}. */
    final Set<String> desk = new TreeSet<>();
    /** Labels of the enums in {@code public}, by name. */
    final Map<String, List<String>> enums = new TreeMap<>();
    /** Other types in {@code public}, except row types of tables. */
    final Set<String> otherTypes = new TreeSet<>();
    /** Indexes in {@code public}, as {@code table.index}. */
    final Set<String> indexes = new TreeSet<>();
    /** Columns that are unique by themselves, as {@code table.column}. */
    final Set<String> unique = new TreeSet<>();
    /** Flyway's history in {@code frontdesk}, in order; empty where there is none. */
    final List<Applied> history = new ArrayList<>();

    boolean publicSchema;
    boolean rollBack;
    boolean finished;

    private static final String OWN_TABLES = """
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

    private static final String TYPES = """
        SELECT t.typname, t.typtype,
               ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum AS e
                     WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
        FROM pg_catalog.pg_type AS t
        JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
        LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
        WHERE n.nspname = 'public' AND (t.typtype IN ('e', 'd') OR c.relkind = 'c')
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

    private static final String STANDING = """
        SELECT pg_catalog.to_regnamespace('public') IS NOT NULL AS public_schema,
               pg_catalog.to_regclass('frontdesk.flyway_schema_history') IS NOT NULL AS history,
               pg_catalog.to_regclass('frontdesk.upgrade_run') IS NOT NULL AS runs,
               pg_catalog.to_regclass('frontdesk.roll_back') IS NOT NULL AS roll_back
        """;

    /** Reads the catalog, in the caller's transaction and its snapshot. */
    static SystemCatalog read(DSLContext dsl) {
        SystemCatalog found = new SystemCatalog();
        Record standing = dsl.fetchSingle(STANDING);
        found.publicSchema = standing.get("public_schema", boolean.class);
        for (Record row : dsl.fetch(OWN_TABLES)) {
            found.columns
                    .computeIfAbsent(row.get("relname", String.class), table -> new LinkedHashMap<>())
                    .put(
                            row.get("attname", String.class),
                            new CatalogColumn(
                                    row.get("type", String.class),
                                    row.get("attnotnull", boolean.class),
                                    row.get("filled", boolean.class)));
        }
        for (Record row : dsl.fetch(RELATIONS)) {
            String schema = row.get("nspname", String.class);
            String name = row.get("relname", String.class);
            if (schema.equals("frontdesk")) {
                found.desk.add(name);
            } else {
                found.relations.add(schema + "." + name);
            }
        }
        for (Record row : dsl.fetch(TYPES)) {
            String name = row.get("typname", String.class);
            if (row.get("typtype", String.class).equals("e")) {
                found.enums.put(name, List.of(row.get("labels", String[].class)));
            } else {
                found.otherTypes.add(name);
            }
        }
        for (Record row : dsl.fetch(INDEXES)) {
            String table = row.get("relname", String.class);
            found.indexes.add(table + "." + row.get("index_name", String.class));
            @Nullable String column = row.get("attname", String.class);
            if (column != null) {
                found.unique.add(table + "." + column);
            }
        }
        if (standing.get("history", boolean.class)) {
            for (Record row :
                    dsl.fetch("SELECT version, type, description, success FROM frontdesk.flyway_schema_history"
                            + " ORDER BY installed_rank")) {
                found.history.add(new Applied(
                        row.get("version", String.class),
                        row.get("type", String.class),
                        row.get("description", String.class),
                        row.get("success", boolean.class)));
            }
        }
        if (standing.get("runs", boolean.class)) {
            found.finished = dsl.fetchSingle(
                            "SELECT EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NOT NULL) AS"
                                    + " finished")
                    .get("finished", boolean.class);
        }
        found.rollBack = standing.get("roll_back", boolean.class);
        return found;
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
