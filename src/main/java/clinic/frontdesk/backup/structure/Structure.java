package clinic.frontdesk.backup.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The structure of the covered tables, as statements that create them again.
 *
 * @param before statements to run before the rows are loaded: schemas, types, tables, functions
 * @param after statements to run after the rows are loaded: keys, indexes, triggers, positions of sequences
 * @param rights owners and grants
 * @param leftOut what belongs to the tables and cannot be created elsewhere, one phrase each
 * @param leftObjects those of these with an entry of their own in pg_dump's table of contents, as catalog oid and
 *     object oid
 * @param publicTypes the covered types in the schema public, in the same form
 * @param onlyOurs those that pg_dump would write into CREATE TABLE, so that only the desk's own export can leave them
 *     out
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

    /** A statement that needs a role to exist; the role is empty for PUBLIC. */
    public record Right(String role, String statement) {}

    /**
     * A column that holds a value of its own.
     *
     * @param type the type as it is created again: its own, or text where that is not covered
     */
    record ValueColumn(String name, String type) {}

    /** A table and the columns that hold values of their own, so not the generated ones. */
    public record Table(String schema, String name, List<ValueColumn> columns) {

        public Table {
            columns = List.copyOf(columns);
        }

        /** Schema and name without quotes, for a person and as a key. */
        public String plain() {
            return schema + "." + name;
        }

        /** Schema and name for a statement. */
        public String quoted() {
            return quote(schema) + "." + quote(name);
        }

        /** The columns in order, for a statement. */
        String columnList() {
            return String.join(", ", columns.stream().map(c -> quote(c.name())).toList());
        }

        /** A query for the count and the hash of a relation with the columns of this table. */
        public String proofQuery(String relation) {
            // OFFSET 0 keeps the server from computing the text of each row twice.
            return "SELECT count(*), coalesce(sum(hashtextextended(t, 0)), 0) || ':'"
                    + " || coalesce(sum(hashtextextended(t, 1)), 0) FROM (SELECT ROW(" + columnList()
                    + ")::text AS t FROM ONLY " + relation + " OFFSET 0) AS rows";
        }

        /** Creates an empty temporary table with these columns. */
        public String temporary(String name, boolean untilCommit) {
            return "CREATE TEMPORARY TABLE " + quote(name) + " ("
                    + String.join(
                            ", ",
                            columns.stream()
                                    .map(c -> quote(c.name()) + " " + c.type())
                                    .toList())
                    + ")" + (untilCommit ? " ON COMMIT DROP" : "");
        }

        /** Reads rows in text format from the client. */
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

    /** The statements as a script. Its first line is the separator, which occurs in none of them. */
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
