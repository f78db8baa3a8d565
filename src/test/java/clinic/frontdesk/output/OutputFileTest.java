package clinic.frontdesk.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that appear whole or not at all. */
class OutputFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFileAppearsOnceItIsCompleteAndOnlyItsOwnerReadsIt() throws IOException {
        Path file = folder.resolve("day.pdf");
        try (OutputFile part = OutputFile.begin(file, false)) {
            part.content().write(1);
            assertThat(file).doesNotExist();
            part.finish();
        }
        assertThat(Files.readAllBytes(file)).containsExactly(1);
        assertThat(files()).containsExactly(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anUnfinishedFileIsDeleted() throws IOException {
        try (OutputFile part = OutputFile.begin(folder.resolve("day.pdf"), false)) {
            part.content().write(1);
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatWasCreatedMeanwhileIsKept() throws IOException {
        Path file = folder.resolve("day.pdf");
        try (OutputFile part = OutputFile.begin(file, false)) {
            Files.writeString(file, "mine");
            assertThatThrownBy(part::finish)
                    .isInstanceOfSatisfying(
                            OutputException.class,
                            failure -> assertThat(failure.problem()).isEqualTo(OutputProblem.EXISTS));
        }
        assertThat(file).hasContent("mine");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void whatAKilledProgramLeftIsDeletedAndWhatAnotherWritesIsKept() throws IOException {
        Path left = Files.writeString(folder.resolve(".day.pdf.1234.part"), "half");
        Path other = Files.writeString(folder.resolve(".week.pdf.1234.part"), "of another document");
        try (OutputFile part = OutputFile.begin(folder.resolve("day.pdf"), false)) {
            assertThat(left).doesNotExist();
            assertThat(other).exists();
            assertThat(part.file()).doesNotExist();
            try (OutputFile second = OutputFile.begin(folder.resolve("day.pdf"), false)) {
                assertThat(second.file()).isEqualTo(part.file());
                assertThat(files()).hasSize(3);
            }
        }
    }

    @Test
    void aFullDiskIsNamed() {
        Path full = Path.of("/dev/full");
        assertThatThrownBy(() -> {
                    try (OutputStream out = Files.newOutputStream(full)) {
                        out.write(new byte[8192]);
                    } catch (IOException e) {
                        throw OutputFile.failure(folder.resolve("day.pdf"), e);
                    }
                })
                .isInstanceOfSatisfying(
                        OutputException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(OutputProblem.NO_SPACE));
    }

    /** The administrator, as whom tests may run, is refused by no permission, so the refusal is given. */
    @Test
    void aFolderWithoutTheRightToWriteIsNamed() {
        Path file = folder.resolve("day.pdf");
        assertThat(OutputFile.failure(file, new AccessDeniedException(file.toString())))
                .extracting(OutputException::problem)
                .isEqualTo(OutputProblem.NO_RIGHT);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
