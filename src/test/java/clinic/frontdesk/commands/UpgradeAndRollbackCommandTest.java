package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.address;
import static clinic.frontdesk.commands.CommandLines.run;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.upgrade.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UpgradeAndRollbackCommandTest {

    private final TestDatabase database = TestDatabase.legacy()
            .run(Databases.insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX")
                    + Databases.insert("b", "2025-06-09", "9:40", "SKIN_CARE"));

    @Test
    void aDryRunPrintsThePlanAndChangesNothing() throws Exception {
        String before = Databases.everything(database);

        Answer plan = run("upgrade", "--dry-run", "--json", "--clinic", address(database));
        Answer lines = run("upgrade", "--dry-run", "--clinic", address(database));

        assertThat(plan.exit()).isEqualTo(ExitCode.DONE);
        JsonNode document = new ObjectMapper().readTree(plan.out());
        assertThat(document.get("due").asBoolean()).isTrue();
        assertThat(document.get("toFill").asInt()).isEqualTo(2);
        assertThat(document.get("overlaps").get(0).asText()).isEqualTo("b");
        assertThat(lines.out())
                .contains("An upgrade is due; nothing was changed.", "Would add: column reservations.period");
        assertThat(Databases.everything(database)).isEqualTo(before);
    }

    @Test
    void aDryRunOnAForeignDatabasePrintsTheDifferences() {
        TestDatabase foreign = TestDatabase.empty().run("CREATE TABLE invoices (id text)");

        Answer plan = run("upgrade", "--dry-run", "--clinic", address(foreign));

        assertThat(plan.exit()).isEqualTo(ExitCode.NOT_OURS);
        assertThat(plan.out()).contains("Difference: the table public.reservations is missing");
    }

    @Test
    void anUpgradePrintsItsBackupAndReportAndCanBeRolledBack() throws Exception {
        List<String> legacy = Databases.dump(database);

        Answer upgrade = run("upgrade", "--clinic", address(database));

        assertThat(upgrade.err()).isEmpty();
        assertThat(upgrade.exit()).isEqualTo(ExitCode.DONE);
        assertThat(upgrade.out())
                .contains("all 2 rows read back and compared")
                .contains("Old values compared: 2, written by others meanwhile: 0, unexplained: 0");
        for (String named : List.of("Backup: ", "Report: ")) {
            String file = upgrade.out()
                    .lines()
                    .filter(line -> line.startsWith(named))
                    .findFirst()
                    .orElseThrow()
                    .substring(named.length())
                    .replaceFirst(" \\(.*", "");
            assertThat(Files.size(Path.of(file))).isPositive();
        }
        String upgraded = Databases.everything(database);

        Answer asked = run("rollback", "--clinic", address(database));
        Answer tooMany = run("rollback", "--confirm-loss", "3", "--json", "--clinic", address(database));

        assertThat(asked.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(asked.out()).contains("Would be lost: 10 of clinic_time_slots", "Nothing was changed: 19 values");
        assertThat(tooMany.exit()).isEqualTo(ExitCode.BAD_INPUT);
        JsonNode refused = new ObjectMapper().readTree(tooMany.out());
        assertThat(refused.get("rolledBack").asBoolean()).isFalse();
        assertThat(refused.get("values").asLong()).isEqualTo(19);
        assertThat(Databases.everything(database)).isEqualTo(upgraded);

        Answer done = run("rollback", "--confirm-loss", "19", "--clinic", address(database));

        assertThat(done.err()).isEmpty();
        assertThat(done.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Databases.dump(database)).isEqualTo(legacy);
        assertThat(run("rollback", "--confirm-loss", "19", "--clinic", address(database))
                        .err())
                .contains("nothing to roll back");
        assertThat(run("slots", "--service", "WRINKLE_BOTOX", "--from", "2030-06-10", "--clinic", address(database))
                        .exit())
                .isEqualTo(ExitCode.CANNOT_UPGRADE);
        assertThat(run("upgrade", "--clinic", address(database)).exit()).isEqualTo(ExitCode.DONE);
    }
}
