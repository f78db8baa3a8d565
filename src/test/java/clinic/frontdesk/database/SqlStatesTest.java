package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

    /** A quoted text of five characters that begins with a class of SQLSTATE. */
    private static final Pattern LITERAL =
            Pattern.compile("\"(?:0[0-9A-Z]|2[0-9A-Z]|3[0-9A-F]|4[0-4]|5[3-8]|P0|XX|FD)[0-9A-Z]{3}\"");

    @ParameterizedTest
    @CsvSource({"40001, true", "40P01, true", "55P03, true", "42501, false", "57014, false", "23505, false", "'', false"
    })
    void conflictsWithAnotherTransactionAreRetryable(String state, boolean retryable) {
        assertThat(SqlStates.retryable(failure(state))).isEqualTo(retryable);
    }

    @ParameterizedTest
    @CsvSource({
        "08001, true",
        "08006, true",
        "57P01, true",
        "57P03, true",
        "53300, true",
        "53100, false",
        "28P01, false"
    })
    void theServerIsUnreachable(String state, boolean unreachable) {
        assertThat(SqlStates.unreachable(state)).isEqualTo(unreachable);
    }

    @ParameterizedTest
    @CsvSource({"42501, true", "25006, true", "42P01, false", "55P03, false"})
    void aWriteIsNotPermitted(String state, boolean notPermitted) {
        assertThat(SqlStates.writeNotPermitted(failure(state))).isEqualTo(notPermitted);
    }

    @ParameterizedTest
    @CsvSource({"0A000, true", "22P02, true", "23505, true", "42601, true", "40001, false", "08006, false"})
    void theServerRejectsAStatement(String state, boolean rejected) {
        assertThat(SqlStates.statementRejected(state)).isEqualTo(rejected);
    }

    @Test
    void theCodeIsFoundInTheChainOfCauses() {
        assertThat(SqlStates.of(new DataAccessException("outer", new SQLException("inner", "57014"))))
                .isEqualTo("57014");
        assertThat(SqlStates.queryCanceled(new IllegalStateException(failure("57014"))))
                .isTrue();
        assertThat(SqlStates.undefinedTable(failure("42P01"))).isTrue();
        assertThat(SqlStates.refusedByRule(failure("FD001"))).isTrue();
        assertThat(SqlStates.of(new IOException("no database"))).isEmpty();
        assertThat(SqlStates.of(new SQLException("no code"))).isEmpty();
    }

    /** Codes are interpreted in one class only. */
    @Test
    void noOtherClassContainsACode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("SqlStates.java"))
                    .flatMap(file -> codes(file).map(code -> file.getFileName() + " " + code))
                    .toList();
            assertThat(found).isEmpty();
        }
        assertThat(codes(Path.of("src/main/java/clinic/frontdesk/database/SqlStates.java")))
                .contains("\"40001\"", "\"FD001\"");
    }

    private static Stream<String> codes(Path file) {
        try {
            return LITERAL.matcher(Files.readString(file, StandardCharsets.UTF_8))
                    .results()
                    .map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exception failure(String state) {
        return new DataAccessException("failed", new SQLException("failed", state));
    }
}
