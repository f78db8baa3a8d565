package clinic.frontdesk.backup.structure;

import clinic.frontdesk.backup.structure.Grants.PrivilegeCatalog;
import clinic.frontdesk.backup.structure.Structure.Right;
import clinic.frontdesk.backup.structure.Structure.Table;
import clinic.frontdesk.backup.structure.Structure.ValueColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Reads tables with their columns, defaults and sequences. */
final class TableReader {

    private final DSLContext dsl;
    private final Grants grants;
    private final Coverage coverage;

    TableReader(DSLContext dsl, Grants grants, Coverage coverage) {
        this.dsl = dsl;
        this.grants = grants;
        this.coverage = coverage;
    }

    /**
     * A table as it is created again.
     *
     * @param table the table and the columns that hold values
     * @param part creates the table and the sequences that its columns own
     * @param defaults statements for once the desk's functions exist: defaults, and whose the sequences are
     * @param positions statements for once the rows are there: where the sequences go on
     */
    record CoveredTable(Table table, StructurePart part, List<String> defaults, List<String> positions) {}

    /** What comes with the tables: indexes, constraints, sequences and the types of their rows. */
    static Set<CatalogObject> objects(DSLContext dsl, List<Relation> tables) {
        Set<CatalogObject> objects = new HashSet<>();
        tables.forEach(table -> objects.add(table.object()));
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
            """, DSL.val(Relation.oids(tables)))) {
            objects.add(new CatalogObject(row.get("catalogue", String.class), row.get("oid", long.class)));
        }
        return objects;
    }

    CoveredTable read(Relation table) {
        List<ColumnDefinition> columns = columns(table);
        List<ColumnSequence> sequences = columns.stream()
                .map(ColumnDefinition::sequence)
                .filter(Objects::nonNull)
                .toList();
        List<String> statements = new ArrayList<>();
        sequences.stream()
                .filter(sequence -> !sequence.identity())
                .forEach(sequence -> statements.add("CREATE SEQUENCE " + sequence.quoted() + " " + sequence.options()));
        statements.add("CREATE TABLE " + table.quoted() + " (\n"
                + String.join(
                        ",\n",
                        columns.stream().map(ColumnDefinition::definition).toList())
                + "\n)" + (table.options().isEmpty() ? "" : " WITH (" + table.options() + ")"));
        List<Right> rights = new ArrayList<>();
        sequences.forEach(sequence ->
                rights.addAll(grants.of("SEQUENCE " + sequence.quoted(), PrivilegeCatalog.RELATION, sequence.oid())));
        rights.add(Grants.owner("TABLE " + table.quoted(), table.owner()));
        rights.addAll(grants.of("TABLE " + table.quoted(), PrivilegeCatalog.RELATION, table.oid()));
        rights.addAll(grants.ofColumns(table));
        List<ValueColumn> values = columns.stream()
                .map(ColumnDefinition::value)
                .filter(Objects::nonNull)
                .toList();
        return new CoveredTable(
                new Table(table.schema(), table.name(), values),
                new StructurePart(
                        statements,
                        rights,
                        columns.stream()
                                .flatMap(column -> column.omissions().stream())
                                .toList(),
                        Set.of()),
                columns.stream().flatMap(column -> column.defaults().stream()).toList(),
                sequences.stream().map(ColumnSequence::position).toList());
    }

    private List<ColumnDefinition> columns(Relation table) {
        Result<Record> rows = dsl.fetch("""
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
        List<Long> defaults = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.get("default_oid", Long.class)))
                .toList();
        Map<Long, String> missing = coverage.missingFor(CatalogObject.DEFAULT, defaults);
        Map<Integer, ColumnSequence> sequences = ColumnSequence.of(dsl, table);
        Map<Integer, String> notNull = notNullNames(table);
        return rows.map(row -> {
            int number = row.get("attnum", int.class);
            return ColumnDefinition.of(
                    table,
                    row,
                    sequences.get(number),
                    missing.get(row.get("default_oid", Long.class)),
                    notNull.get(number),
                    coverage);
        });
    }

    /** The names of NOT NULL constraints by the number of their column, where the server keeps such names. */
    private Map<Integer, String> notNullNames(Relation table) {
        Map<Integer, String> names = new HashMap<>();
        dsl.fetch(
                        "SELECT conkey[1] AS number, conname FROM pg_constraint WHERE conrelid = {0} AND contype = 'n'",
                        DSL.val(table.oid()))
                .forEach(row -> names.put(row.get("number", int.class), row.get("conname", String.class)));
        return names;
    }
}
