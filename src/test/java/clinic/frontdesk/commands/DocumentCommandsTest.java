package clinic.frontdesk.commands;

import static clinic.frontdesk.output.DocumentClinics.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.upgrade.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that make documents, and what they say where a file cannot be made. */
@Execution(ExecutionMode.CONCURRENT)
class DocumentCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase database = DocumentClinics.busy(3);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "day,--date " + DAY + ",%PDF,3",
        "day,--date " + DAY + " --by lane --memos,%PDF,3",
        "week,--date " + DAY + ",%PDF,3",
        "calls,--date " + DAY + " --language en,%PDF,3",
        "slip,--reservation r1,%PDF,1"
    })
    void documentsAreSavedAndRecorded(String what, String options, String start, int reservations) throws Exception {
        Path file = folder.resolve("paper.pdf");
        JsonNode answer = json(command("print --what " + what + " " + options + " --json --pdf", file.toString()));

        assertThat(answer.get("file").asText()).isEqualTo(file.toString());
        assertThat(answer.get("reservations").asInt()).isEqualTo(reservations);
        assertThat(answer.get("from").asText()).isEqualTo(DAY);
        assertThat(answer.get("pages").asInt()).isEqualTo(1);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith(start);
        assertThat(Databases.rows(database, "SELECT id, reservations FROM frontdesk.document"))
                .containsExactly(answer.get("recorded").asText() + "|" + reservations);
    }

    @ParameterizedTest
    @CsvSource({"xlsx,PK", "ics,BEGIN:VCALENDAR"})
    void aPeriodIsExported(String format, String start) throws Exception {
        Path file = folder.resolve("export." + format);
        JsonNode answer = json(command(
                "export --format " + format + " --from " + DAY + " --until " + DAY + " --json", file.toString()));

        assertThat(answer.get("what").asText()).isEqualTo("reservations");
        assertThat(answer.get("reservations").asInt()).isEqualTo(3);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith(start);
    }

    @Test
    void aPatientOfTheIndexIsExported() throws Exception {
        Path file = folder.resolve("patient.xlsx");
        assertThat(command("export --format xlsx --patient 1", file.toString()).exit())
                .isZero();
        String ids = String.join("", Databases.rows(database, "SELECT subject, reservations FROM frontdesk.document"));
        assertThat(ids).isEqualTo("1|1");
        Answer none = command(
                "export --format xlsx --patient 999999",
                folder.resolve("none.xlsx").toString());
        assertThat(none.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(none.err()).startsWith("Option --patient: there is no patient 999999;");
    }

    @Test
    void anExistingFileIsKeptUnlessItIsToBeReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("day.pdf"), "mine");
        Answer kept = print(file);
        assertThat(kept.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(kept.err()).startsWith("The file " + file + " exists already; ");
        assertThat(file).hasContent("mine");

        Path lock = Files.writeString(folder.resolve(".~lock.day.pdf#"), "");
        assertThat(command("print --what day --replace --date " + DAY + " --pdf", file.toString())
                        .err())
                .startsWith("Another program has the file " + file + " open;");
        Files.delete(lock);
        assertThat(command("print --what day --replace --date " + DAY + " --pdf", file.toString())
                        .exit())
                .isZero();
        assertThat(Files.size(file)).isGreaterThan(1000);
        assertThat(files()).containsExactly(file);
        assertThat(Databases.rows(database, "SELECT count(*) FROM frontdesk.document"))
                .containsExactly("1");
    }

    @Test
    void whereTheFileCannotBeWrittenASentenceSaysWhy() throws Exception {
        Path missing = folder.resolve("none/day.pdf");
        assertThat(print(missing).err()).startsWith("There is no folder for the file " + missing);
        assertThat(print(folder).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(files()).isEmpty();
        if (!System.getProperty("user.name").equals("root")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
            try {
                assertThat(print(folder.resolve("day.pdf")).err()).startsWith("This user may not write the file");
            } finally {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        if (Files.exists(Path.of("/proc/version"))) {
            // A folder in which nobody creates files.
            Answer refused = print(Path.of("/proc/day.pdf"));
            assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
        }
        assertThat(Databases.rows(database, "SELECT * FROM frontdesk.document")).isEmpty();
    }

    @Test
    void aRollbackCountsTheRecordsOfDocumentsAsLoss() {
        print(folder.resolve("day.pdf"));
        Answer asked = command("rollback");
        assertThat(asked.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(asked.out())
                .contains("Would be lost: 1 of frontdesk.document", "Would be lost: 1 of frontdesk.letterhead");
    }

    @Test
    void optionsThatDoNotFitAreNamed() {
        Path file = folder.resolve("x");
        assertThat(command("print --what day --pdf", file.toString()).err()).startsWith("Option --date: ");
        assertThat(command("print --what day --date " + DAY).err()).startsWith("Option --pdf: ");
        assertThat(command("print --what week --memos --date " + DAY + " --pdf", file.toString())
                        .err())
                .startsWith("Option --memos: ");
        assertThat(command("print --what slip --pdf", file.toString()).err()).startsWith("Option --reservation: ");
        assertThat(command("print --what slip --reservation none --pdf", file.toString())
                        .err())
                .startsWith("There is no reservation \"none\".");
        assertThat(command("print --what noon --date " + DAY + " --pdf", file.toString())
                        .err())
                .startsWith("Option --what: \"noon\" is not one of DAY, WEEK, CALLS, SLIP.");
        assertThat(command("export --format xlsx", file.toString()).err()).startsWith("Option --from: ");
        assertThat(command("export --format xlsx --from " + DAY, file.toString())
                        .err())
                .startsWith("Option --until: ");
        assertThat(command("export --format xlsx --from " + DAY + " --until 2030-06-16", file.toString())
                        .err())
                .startsWith("Option --until: ");
        assertThat(file).doesNotExist();
    }

    @Test
    void theLetterheadIsChangedInParts() throws Exception {
        assertThat(json(command("letterhead --phone 02-765-4321 --json"))
                        .get("name")
                        .asText())
                .isEqualTo("한빛의원");
        assertThat(command("letterhead").out()).contains("Name: 한빛의원", "Phone: 02-765-4321", "Address: 서울시");
        assertThat(run("letterhead", "--name", " ").exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("letterhead", "--name", "x".repeat(101)).err()).startsWith("Option --name: ");
    }

    private Answer print(Path file) {
        return command("print --what day --date " + DAY + " --pdf", file.toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Runs words, and a last argument that may contain blanks. */
    private Answer command(String words, String... last) {
        List<String> all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of(last));
        return run(all.toArray(String[]::new));
    }

    private Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--clinic", CommandLines.address(database)));
        all.addAll(List.of(arguments));
        return CommandLines.run(all.toArray(String[]::new));
    }

    private static JsonNode json(Answer answer) throws IOException {
        assertThat(answer.err()).isEmpty();
        return JSON.readTree(answer.out());
    }
}
