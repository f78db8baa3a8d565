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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BackupAndRestoreCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aClinicIsBackedUpAndRestoredElsewhere() throws Exception {
        TestDatabase source = TestDatabase.legacy()
                .run(Databases.insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX")
                        + Databases.insert("b", "2025-06-09", "오후 2시", "SKIN_CARE"));
        Databases.upgrade(source);
        TestDatabase target = TestDatabase.empty();
        String file = folder.resolve("clinic.backup").toString();

        Answer backup = run("backup", file, "--clinic", address(source), "--json");

        assertThat(backup.err()).isEmpty();
        assertThat(backup.exit()).isEqualTo(ExitCode.DONE);
        JsonNode made = new ObjectMapper().readTree(backup.out());
        assertThat(made.get("file").asText()).isEqualTo(file);
        assertThat(made.get("way").asText()).isIn("OWN_EXPORT", "PG_DUMP");
        assertThat(made.get("tool").asText()).isNotBlank();
        assertThat(made.get("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(made.get("leftOut")).isEmpty();
        assertThat(made.get("milliseconds").asLong()).isPositive();
        assertThat(made.get("tables")).anySatisfy(table -> {
            assertThat(table.get("table").asText()).isEqualTo("public.reservations");
            assertThat(table.get("rows").asLong()).isEqualTo(2);
            assertThat(table.get("hash").asText()).matches("-?[0-9]+:-?[0-9]+");
        });

        Answer restore = run("restore", file, "--into", address(target), "--json");

        assertThat(restore.err()).isEmpty();
        assertThat(restore.exit()).isEqualTo(ExitCode.DONE);
        JsonNode restored = new ObjectMapper().readTree(restore.out());
        assertThat(restored.get("tables")).isEqualTo(made.get("tables"));
        assertThat(restored.get("missingRoles")).isEmpty();
        assertThat(Databases.dump(target)).isEqualTo(Databases.dump(source));
        Answer status = run("status", "--clinic", address(target), "--json");
        assertThat(new ObjectMapper().readTree(status.out()).get("pending").asBoolean())
                .isFalse();
    }

    @Test
    void theTextOutputHasTheSameContent() throws Exception {
        TestDatabase source = TestDatabase.legacy();
        String file = folder.resolve("clinic.backup").toString();
        assertThat(run("backup", file, "--clinic", address(source)).out())
                .contains("Backed up and proven: " + file)
                .contains("Table public.reservations: 0 rows, hash 0:0")
                .contains("Made by: ");
        assertThat(run("restore", file, "--into", address(TestDatabase.empty())).out())
                .contains("Restored and checked: ")
                .contains("Table public.reservations: 0 rows, hash 0:0");
    }

    @Test
    void aFailureIsReportedInOneSentence() throws Exception {
        TestDatabase source = TestDatabase.legacy();
        Path file = folder.resolve("clinic.backup");
        run("backup", file.toString(), "--clinic", address(source));
        byte[] bytes = Files.readAllBytes(file);

        refused("exists already", "backup", file.toString(), "--clinic", address(source));
        refused("is not empty: it holds public.reservations", "restore", file.toString(), "--into", address(source));
        refused("no file", "restore", folder.resolve("none").toString(), "--into", address(TestDatabase.empty()));
        refused("never empty", "restore", file.toString(), "--into", "embedded");
        refused("Option --into", "restore", file.toString(), "--into", "somewhere");
        refused("--into", "restore", file.toString());
        refused("FILE", "backup", "--clinic", address(source));
        bytes[bytes.length / 3] ^= 4;
        Files.write(file, bytes);
        TestDatabase target = TestDatabase.empty();
        refused("cut off, changed", "restore", file.toString(), "--into", address(target));
        assertThat(Databases.dump(target)).isEmpty();

        Answer away =
                run("backup", folder.resolve("away").toString(), "--clinic", "jdbc:postgresql://127.0.0.1:1/none");
        assertThat(away.exit()).isEqualTo(ExitCode.OUT_OF_REACH);
        assertThat(away.err()).contains("out of reach");
        assertThat(folder.resolve("away")).doesNotExist();
    }

    private static void refused(String words, String... arguments) {
        Answer answer = run(arguments);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(words);
        assertThat(answer.err().strip().lines()).hasSize(1);
    }
}
