package clinic.frontdesk.backup.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the covered tables are, as statements that make them again.
 *
 * @param before statements to run before the rows come: schemas, types, tables, functions
 * @param after statements to run once the rows are there: keys, indexes, triggers, where numbers go on
 * @param rights who owns and may use what
 * @param leftOut what belongs to the tables and cannot be made again elsewhere, one phrase each
 * @param leftObjects those of these that pg_dump tells apart, as number of the catalogue's table and in it
 * @param publicTypes the covered types in the schema public, in the same form
 * @param onlyOurs what pg_dump would write into a table's own statement though it is left out; none where that is empty
 */
public record Structure(
        List<Table> tables,
        List<String> before,
        List<String> after,
        List<Right> rights,
        List<String> leftOut,
        Set<String> leftObjects,
        Set<String> publicTypes,
        List<String> onlyOurs) {

    /** A statement that needs a role to exist; empty for everybody. */
    public record Right(String role, String statement) {}

    /**
     * A column that holds a value of its own.
     *
     * @param type as it is made again: the real one, or text for one that is not covered
     */
    record ValueColumn(String name, String type) {}

    /** A table and the columns that hold values; columns computed from others are not among them. */
    public record Table(String schema, String name, List<ValueColumn> columns) {

        public Table {
            columns = List.copyOf(columns);
        }

        /** For a person, and to name the table by: no quotes. */
        public String plain() {
            return schema + "." + name;
        }

        /** For a statement. */
        public String quoted() {
            return quote(schema) + "." + quote(name);
        }

        /** The columns for a statement, in order. */
        String columnList() {
            return String.join(", ", columns.stream().map(c -> quote(c.name())).toList());
        }

        /** One query that answers rows and hash of a relation with this table's columns. */
        public String proofQuery(String relation) {
            // Without the limit the server would make each row's text twice.
            return "SELECT count(*), coalesce(sum(hashtextextended(t, 0)), 0) || ':'"
                    + " || coalesce(sum(hashtextextended(t, 1)), 0) FROM (SELECT ROW(" + columnList()
                    + ")::text AS t FROM ONLY " + relation + " OFFSET 0) AS rows";
        }

        /** Makes an empty temporary table of these columns. */
        public String temporary(String name, boolean untilCommit) {
            return "CREATE TEMPORARY TABLE " + quote(name) + " ("
                    + String.join(
                            ", ",
                            columns.stream()
                                    .map(c -> quote(c.name()) + " " + c.type())
                                    .toList())
                    + ")" + (untilCommit ? " ON COMMIT DROP" : "");
        }

        /** Takes rows as text from the client. */
        public String copyIn(String relation) {
            return "COPY " + relation + " (" + columnList() + ") FROM STDIN";
        }

        public String copyOut() {
            return "COPY " + quoted() + " (" + columnList() + ") TO STDOUT";
        }
    }

    private static final String SEPARATOR = "-- next";
    private static final String ROWS = "-- the rows come here";

    public Structure {
        tables = List.copyOf(tables);
        before = List.copyOf(before);
        after = List.copyOf(after);
        rights = List.copyOf(rights);
        leftOut = List.copyOf(leftOut);
        leftObjects = Set.copyOf(leftObjects);
        publicTypes = Set.copyOf(publicTypes);
        onlyOurs = List.copyOf(onlyOurs);
    }

    public static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The statements as a script. Its first line is what stands between two of them, and is in none. */
    public String script() {
        String separator = SEPARATOR;
        while (contains(separator)) {
            separator += "-";
        }
        StringBuilder script = new StringBuilder(separator);
        List<String> all = new ArrayList<>(before);
        all.add(ROWS);
        all.addAll(after);
        for (String statement : all) {
            script.append('\n')
                    .append(statement)
                    .append(statement.equals(ROWS) ? "" : ";")
                    .append('\n')
                    .append(separator);
        }
        return script.append('\n').toString();
    }

    private boolean contains(String separator) {
        String line = "\n" + separator + "\n";
        return before.stream().anyMatch(statement -> ("\n" + statement + "\n").contains(line))
                || after.stream().anyMatch(statement -> ("\n" + statement + "\n").contains(line));
    }

    /** The statements of a script: first those before the rows, then those after them. */
    public static List<List<String>> read(String script) {
        int firstLine = script.indexOf('\n');
        if (firstLine < 0) {
            throw new IllegalArgumentException("not a script of the desk's");
        }
        String separator = script.substring(0, firstLine);
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        List<String> current = before;
        String line = "\n" + separator + "\n";
        int from = firstLine + 1;
        while (from < script.length()) {
            int end = script.indexOf(line, from);
            if (end < 0) {
                throw new IllegalArgumentException("not a script of the desk's");
            }
            String statement = script.substring(from, end);
            if (statement.equals(ROWS)) {
                current = after;
            } else {
                current.add(statement.substring(0, statement.length() - 1));
            }
            from = end + line.length();
        }
        return List.of(before, after);
    }
}
