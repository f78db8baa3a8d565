package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.run;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.database.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refused connection is reported with its own reason. */
@Execution(ExecutionMode.CONCURRENT)
class RefusedConnectionsTest {

    private static final TestServer server = TestServer.start(18);

    @BeforeAll
    static void start() throws IOException {
        TestDatabase admin = TestDatabase.at(server.port(), "postgres");
        admin.run("CREATE ROLE desk LOGIN PASSWORD 'invented'; CREATE ROLE nobody NOLOGIN; CREATE ROLE few LOGIN"
                + " CONNECTION LIMIT 0; CREATE ROLE foreign_desk LOGIN");
        admin.run("CREATE DATABASE clinic");
        admin.run("CREATE DATABASE closed ALLOW_CONNECTIONS false");
        admin.run("CREATE DATABASE private");
        admin.run("REVOKE CONNECT ON DATABASE private FROM PUBLIC");
        server.configure(
                "pg_hba.conf",
                "host all desk 127.0.0.1/32 scram-sha-256",
                "host all foreign_desk 127.0.0.1/32 reject",
                "host other all 127.0.0.1/32 reject",
                "host all postgres,few,nobody,missing 127.0.0.1/32 trust");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clinic?user=desk|asks for a password",
                "clinic?user=missing|no such user",
                "clinic?user=nobody|no such user",
                "clinic?user=elsewhere|pg_hba.conf",
                "clinic?user=foreign_desk|pg_hba.conf",
                "clinic?user=few|connections",
                "nothing?user=postgres|no database of that name",
                "closed?user=postgres|accepts no connections",
                "private?user=few|connections",
                "clinic?user=postgres&sslmode=require|does not encrypt",
                "clinic?user=postgres&sslmode=verify-full|does not encrypt"
            })
    void aRefusedConnectionTellsItsReason(String rest, String reason) {
        Answer refused = status(rest);

        assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.OUT_OF_REACH);
        assertThat(refused.err()).contains(reason).doesNotContain("Exception", "network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clinic?user=postgres&sslmode=perhaps",
                "clinic?user=postgres&targetServerType=best",
                "clinic?user=postgres&prepareThreshold=many",
                "clinic?user=postgres&socketTimeout=long"
            })
    void anOptionOfTheAddressThatIsNotValidIsBadInput(String rest) {
        Answer refused = status(rest);

        assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("--clinic").doesNotContain("Exception");
    }

    private static Answer status(String rest) {
        return run("status", "--clinic", "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + rest);
    }
}
