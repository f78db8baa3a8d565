package clinic.frontdesk.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the output of {@code pg_restore}: statements, and between them the rows of tables. */
final class DumpScript {

    /** Receives the parts of a script, in order. */
    interface ScriptReader {
        /** Consecutive statements, without comments between them. */
        void statements(String text) throws SQLException, BackupException;

        /** A table whose rows follow. */
        Rows table(Header header) throws SQLException, BackupException;
    }

    /** Receives the rows of one table. */
    interface Rows {
        /** Complete rows, each with its line end. */
        void take(byte[] bytes, int length) throws SQLException, BackupException;

        void end() throws SQLException, BackupException;

        /** The rest of the rows will not follow. */
        void abandon() throws SQLException;
    }

    /** The table that a {@code COPY} names, and its columns. */
    record Header(String schema, String table, List<String> columns) {}

    private static final int CHUNK = 1 << 16;
    private static final byte[] END = {'\\', '.'};
    /** Settings that the desk's session makes itself, and that an older server may not know. */
    private static final Pattern SETTING = Pattern.compile(
            "SET [a-z_]+ = .*;|SELECT pg_catalog\\.set_config\\('search_path', '', false\\);|\\\\(un)?restrict .*");

    private final InputStream in;
    private final byte[] buffer = new byte[CHUNK];
    private int from;
    private int filled;
    private byte[] line = new byte[1024];
    private int length;

    private DumpScript(InputStream in) {
        this.in = in;
    }

    /** Reads a script to its end. */
    static void read(InputStream in, ScriptReader reader) throws IOException, SQLException, BackupException {
        new DumpScript(in).read(reader);
    }

    private void read(ScriptReader reader) throws IOException, SQLException, BackupException {
        StringBuilder statements = new StringBuilder();
        String previous = "--";
        boolean head = true;
        while (nextLine()) {
            String text = new String(line, 0, length, StandardCharsets.UTF_8);
            // Only after a comment: the body of a function may hold such a line.
            Optional<Header> header = previous.equals("--") ? header(text) : Optional.empty();
            if (header.isPresent()) {
                tell(reader, statements);
                rows(reader.table(header.get()));
                previous = "--";
                continue;
            }
            boolean setting = head && SETTING.matcher(text).matches();
            boolean comment = text.startsWith("--");
            head = head && (setting || comment || text.isBlank());
            if (!setting && !text.startsWith("\\unrestrict ")) {
                statements.append(text).append('\n');
            }
            previous = text.isBlank() ? previous : text;
        }
        tell(reader, statements);
    }

    private static void tell(ScriptReader reader, StringBuilder statements) throws SQLException, BackupException {
        boolean anything = statements.toString().lines().anyMatch(one -> !one.isBlank() && !one.startsWith("--"));
        if (anything) {
            reader.statements(statements.toString());
        }
        statements.setLength(0);
    }

    private void rows(Rows rows) throws IOException, SQLException, BackupException {
        boolean ended = false;
        try {
            take(rows);
            rows.end();
            ended = true;
        } finally {
            if (!ended) {
                rows.abandon();
            }
        }
    }

    private void take(Rows rows) throws IOException, SQLException, BackupException {
        byte[] chunk = new byte[CHUNK];
        int used = 0;
        while (true) {
            if (!nextLine()) {
                throw new IOException("the rows have no end");
            }
            if (length == END.length && line[0] == END[0] && line[1] == END[1]) {
                break;
            }
            if (used + length + 1 > chunk.length) {
                rows.take(chunk, used);
                used = 0;
                if (length + 1 > chunk.length) {
                    chunk = new byte[length + 1];
                }
            }
            System.arraycopy(line, 0, chunk, used, length);
            used += length;
            chunk[used++] = '\n';
        }
        if (used > 0) {
            rows.take(chunk, used);
        }
    }

    private boolean nextLine() throws IOException {
        length = 0;
        while (true) {
            if (from == filled) {
                filled = Math.max(in.read(buffer), 0);
                from = 0;
                if (filled == 0) {
                    return length > 0;
                }
            }
            int end = from;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            append(end);
            from = end;
            if (end < filled) {
                from++;
                return true;
            }
        }
    }

    private void append(int end) {
        int added = end - from;
        if (length + added > line.length) {
            line = java.util.Arrays.copyOf(line, Math.max(line.length * 2, length + added));
        }
        System.arraycopy(buffer, from, line, length, added);
        length += added;
    }

    /** Reads {@code COPY schema.table (column, …) FROM stdin;}, each name quoted where it must be. */
    static Optional<Header> header(String text) {
        if (!text.startsWith("COPY ") || !text.endsWith(" FROM stdin;")) {
            return Optional.empty();
        }
        Names names = new Names(text, "COPY ".length());
        String schema = names.next();
        if (schema == null || !names.skip('.')) {
            return Optional.empty();
        }
        String table = names.next();
        if (table == null || !names.skip(' ') || !names.skip('(')) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        while (!names.skip(')')) {
            if (!columns.isEmpty() && !(names.skip(',') && names.skip(' '))) {
                return Optional.empty();
            }
            String column = names.next();
            if (column == null) {
                return Optional.empty();
            }
            columns.add(column);
        }
        return Optional.of(new Header(schema, table, columns));
    }

    private static final class Names {
        private final String text;
        private int at;

        Names(String text, int at) {
            this.text = text;
            this.at = at;
        }

        boolean skip(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        @Nullable
        String next() {
            StringBuilder name = new StringBuilder();
            if (skip('"')) {
                while (at < text.length()) {
                    char one = text.charAt(at++);
                    if (one != '"') {
                        name.append(one);
                    } else if (!skip('"')) {
                        return name.toString();
                    } else {
                        name.append('"');
                    }
                }
                return null;
            }
            while (at < text.length() && " .,()\"".indexOf(text.charAt(at)) < 0) {
                name.append(text.charAt(at++));
            }
            return name.isEmpty() ? null : name.toString();
        }
    }
}
