package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.everything;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.ExitCode;
import clinic.frontdesk.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The command in a process of its own on databases that it must not change: it prints one sentence and writes nothing.
 */
@Execution(ExecutionMode.CONCURRENT)
class RefusedLaunchTest {

    private static final int NO_LIMIT = 1_000_000;

    @TempDir
    Path data;

    @Test
    void aStandbyIsNamed() throws Exception {
        try (TestServer server = TestServer.start(18)) {
            TestDatabase primary = FaultyClinic.small(server.legacy());
            try (TestServer follower = server.standby()) {
                TestDatabase standby = TestDatabase.at(follower.port(), primary.name());

                refused(standby, ExitCode.CANNOT_UPGRADE, "This server is a standby and takes no changes");

                upgrade(primary);
            }
            try (TestServer follower = server.standby()) {
                // Nothing is due there, and a standby can be read.
                TestDatabase standby = TestDatabase.at(follower.port(), primary.name());
                assertThat(said(standby.url(), ExitCode.DONE, NO_LIMIT))
                        .anyMatch(line -> line.startsWith("Found: upgraded"));
            }
        }
    }

    @Test
    void anotherProgramsDatabaseIsNamed() throws Exception {
        TestDatabase database = TestDatabase.empty()
                .run("CREATE TABLE reservations (id integer PRIMARY KEY, room text); CREATE TABLE rooms (id integer)");

        refused(database, ExitCode.NOT_OURS, "This database is not one that the desk may touch");
    }

    @Test
    void aMissingDatabaseIsOutOfReach() throws Exception {
        TestDatabase database = TestDatabase.empty();

        assertThat(said(TestDatabase.at(database.port(), "nowhere").url(), ExitCode.OUT_OF_REACH, NO_LIMIT))
                .hasSize(1);
    }

    @Test
    void anAppliedScriptOfAnotherProgramIsNamed() throws Exception {
        TestDatabase database = FaultyClinic.small(TestDatabase.legacy());
        upgrade(database);
        database.run("UPDATE frontdesk.flyway_schema_history SET checksum = checksum + 1 WHERE version = '11'");

        refused(database, ExitCode.NOT_OURS, "other scripts than this program has: V11__times_and_types.sql");
    }

    @Test
    void aColumnThatAnotherToolDroppedIsNamed() throws Exception {
        TestDatabase database = FaultyClinic.small(TestDatabase.legacy());
        upgrade(database);
        database.run("ALTER TABLE reservations DROP COLUMN \"timeSlotEnd\"");

        refused(database, ExitCode.NOT_OURS, "timeSlotEnd");
    }

    @Test
    void aColumnThatAnotherToolDroppedDuringTheUpgradeIsNamed() throws Exception {
        TestDatabase database = FaultyClinic.small(TestDatabase.legacy());
        try (LaunchedDesk launch =
                LaunchedDesk.Order.of(database.url()).parkedAt("filled 14").start()) {
            launch.awaitParked().kill();
        }
        database.run("ALTER TABLE reservations DROP COLUMN \"timeSlotEnd\"");

        refused(database, ExitCode.NOT_OURS, "timeSlotEnd");
    }

    @Test
    void aDiskThatIsFullWhileBackingUpIsNamed() throws Exception {
        TestDatabase database = FaultyClinic.small(TestDatabase.legacy())
                .run("UPDATE reservations SET notes = (SELECT string_agg(md5(id || i), '')"
                        + " FROM generate_series(1, 2000) AS i)");
        String before = everything(database);

        List<String> said = said(database.url(), ExitCode.CANNOT_UPGRADE, 512);

        assertThat(said).singleElement().asString().startsWith("Without a proven backup nothing is upgraded.");
        assertThat(everything(database)).isEqualTo(before);
        assertThat(files()).isEmpty();
        assertThat(said(database.url(), ExitCode.DONE, NO_LIMIT)).anyMatch(line -> line.startsWith("Backup: "));
    }

    private void refused(TestDatabase database, int exit, String sentence) throws Exception {
        String before = everything(database);

        assertThat(said(database.url(), exit, NO_LIMIT))
                .singleElement()
                .asString()
                .contains(sentence);

        assertThat(everything(database)).isEqualTo(before);
        assertThat(files()).isEmpty();
    }

    /** The output of the command, whose exit code is asserted. */
    private List<String> said(String url, int exit, int largestFile) {
        try (LaunchedDesk launch = LaunchedDesk.typed(url.replace("&password=postgres", ""), data, largestFile)) {
            launch.last();
            assertThat(launch.exit()).as("%s", launch).isEqualTo(exit);
            return launch.said().toList();
        }
    }

    /** The backups and reports that it left behind. */
    private List<Path> files() throws IOException {
        Path kept = data.resolve("frontdesk");
        if (!Files.exists(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(kept)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
