package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * A sequence that belongs to a column.
 *
 * @param quoted its name for a statement
 * @param identity whether the column is an identity column, whose sequence is created with it
 * @param options how it counts, as in CREATE SEQUENCE
 * @param position a statement that sets it to its present value
 */
record ColumnSequence(long oid, String quoted, boolean identity, String options, String position) {

    /** The sequences of a table, by the number of their column. */
    static Map<Integer, ColumnSequence> of(DSLContext dsl, Relation table) {
        Map<Integer, ColumnSequence> sequences = new LinkedHashMap<>();
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
                    new ColumnSequence(
                            row.get("seqrelid", long.class),
                            quoted,
                            identity,
                            options,
                            "SELECT pg_catalog.setval('" + quoted.replace("'", "''") + "', "
                                    + position.get("last_value") + ", " + position.get("is_called") + ")"));
        }
        return sequences;
    }
}
