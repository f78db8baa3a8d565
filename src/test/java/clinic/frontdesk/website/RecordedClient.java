package clinic.frontdesk.website;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements that a Prisma 7.10 client sent, recorded in the order in which it sent them. In the file {@code #} begins an
 * operation, {@code =} a statement and {@code -} its parameters, one per line with their type.
 */
final class RecordedClient {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$[0-9]+");

    private final List<Sent> statements = new ArrayList<>();

    /**
     * One statement.
     *
     * @param operation the client's call that sent it
     */
    record Sent(String operation, String sql, List<@Nullable String> parameters) {}

    /**
     * What a statement answered.
     *
     * @param rows the rows, or the number of rows written
     */
    record Answer(Sent sent, List<String> rows, long milliseconds) {}

    RecordedClient(String resource) {
        try (InputStream file = Objects.requireNonNull(RecordedClient.class.getResourceAsStream(resource), resource)) {
            String operation = "";
            StringBuilder sql = new StringBuilder();
            @Nullable List<@Nullable String> parameters = null;
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                boolean begins = line.startsWith("# ") || line.equals("=");
                if (begins && parameters != null) {
                    statements.add(new Sent(operation, sql.toString(), parameters));
                    parameters = null;
                }
                if (line.startsWith("# ")) {
                    operation = line.substring(2);
                } else if (line.equals("=")) {
                    sql.setLength(0);
                } else if (line.equals("-") && parameters == null) {
                    parameters = new ArrayList<>();
                } else if (parameters != null) {
                    String value = line.substring(line.indexOf(':') + 1).replace("\\n", "\n");
                    parameters.add(line.startsWith("null:") ? null : value);
                } else {
                    sql.append(sql.isEmpty() ? "" : "\n").append(line);
                }
            }
            if (parameters != null) {
                statements.add(new Sent(operation, sql.toString(), parameters));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Sent> statements() {
        return List.copyOf(statements);
    }

    /**
     * Sends everything again.
     *
     * @param connection of {@code stringtype=unspecified}, with autocommit: the client sends its own BEGIN and COMMIT
     */
    List<Answer> replay(Connection connection) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        for (Sent sent : statements) {
            long began = System.nanoTime();
            try (PreparedStatement statement =
                    connection.prepareStatement(PLACEHOLDER.matcher(sent.sql()).replaceAll("?"))) {
                for (int i = 0; i < sent.parameters().size(); i++) {
                    String value = sent.parameters().get(i);
                    if (value == null) {
                        statement.setNull(i + 1, Types.NULL);
                    } else {
                        statement.setString(i + 1, value);
                    }
                }
                List<String> rows = statement.execute()
                        ? rows(statement.getResultSet())
                        : List.of(Integer.toString(statement.getUpdateCount()));
                answers.add(new Answer(sent, rows, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
            } catch (SQLException e) {
                throw new SQLException(sent.operation() + ": " + e.getMessage(), e.getSQLState(), e);
            }
        }
        return answers;
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                text.append(i > 1 ? "|" : "").append(rows.getString(i));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
