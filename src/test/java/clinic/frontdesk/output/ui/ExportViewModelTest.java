package clinic.frontdesk.output.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.output.calendar.CalendarExport;
import clinic.frontdesk.output.spreadsheet.SpreadsheetExport;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.LosableTasks;
import clinic.frontdesk.upgrade.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Exports of a real database to files. */
@Execution(ExecutionMode.CONCURRENT)
class ExportViewModelTest {

    private static final LocalDate MONDAY = LocalDate.parse(DocumentClinics.DAY);

    @TempDir
    private Path folder;

    private final TestDatabase data = DocumentClinics.busy(7);
    private final LosableTasks tasks = new LosableTasks();
    private final ChosenFiles desktop = new ChosenFiles();
    private final List<Text> done = new ArrayList<>();
    private final List<Double> progress = new ArrayList<>();
    private boolean stops;

    private final ExportViewModel model =
            new ExportViewModel(this::write, tasks, Runnable::run, () -> desktop, () -> MONDAY);

    private WrittenDocument write(
            DocumentFormat format, DocumentSelection selection, Path file, OutputMonitor monitor) {
        assertThat(model.runningProperty().get()).isTrue();
        OutputMonitor stopping = OutputMonitor.of(
                () -> {
                    if (stops) {
                        model.stop();
                    }
                    return stops || monitor.stopped();
                },
                monitor::reached);
        Messages messages = Messages.of(Locale.ENGLISH);
        return format == DocumentFormat.XLSX
                ? new SpreadsheetExport(data.dsl(), messages).write(selection, file, true, stopping)
                : new CalendarExport(data.dsl(), messages).write(selection, file, true, stopping);
    }

    @BeforeEach
    void open() {
        model.setOnDone(done::add);
        model.progressProperty().subscribe(value -> progress.add(value.doubleValue()));
        desktop.choose(folder);
        model.begin(MONDAY);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theWeekBecomesACalendarFile() throws Exception {
        model.calendar();
        Path file = folder.resolve("reservations-2030-06-17-2030-06-23.ics");
        assertThat(Files.readString(file)).startsWith("BEGIN:VCALENDAR").contains("BEGIN:VEVENT");
        assertThat(done).containsExactly(Text.of("export.written", file.toString(), 7L, 1L));
        assertThat(progress).contains(0.0, 1.0);
        assertThat(model.runningProperty().get()).isFalse();
    }

    @Test
    void aPeriodBecomesASpreadsheet() throws Exception {
        model.fromProperty().set("6/1");
        model.untilProperty().set("6/30");
        model.spreadsheet();
        assertThat(files()).containsExactly("reservations-2030-06-01-2030-06-30.xlsx");
        assertThat(Databases.rows(
                        data, "SELECT what, format, first_day, last_day, reservations FROM frontdesk.document"))
                .containsExactly("reservations|xlsx|2030-06-01|2030-06-30|7");
    }

    @Test
    void daysThatCannotBeReadOrEndBeforeTheyBeginAreSaidAndNothingIsWritten() {
        model.untilProperty().set("2030-06-16");
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("booking.problem.wish.before"));
        model.calendar();
        model.untilProperty().set("soon");
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("booking.problem.date.form"));
        model.spreadsheet();
        assertThat(desktop.suggested()).isEmpty();
        model.begin(MONDAY);
        assertThat(model.problemProperty().get()).isEqualTo(Text.NONE);
    }

    @Test
    void whatIsStoppedLeavesNothing() throws Exception {
        stops = true;
        model.spreadsheet();
        assertThat(model.noticeProperty().get())
                .isEqualTo(Text.of(
                        "output.problem.stopped",
                        folder.resolve("reservations-2030-06-17-2030-06-23.xlsx")
                                .toString()));
        assertThat(files()).isEmpty();
        assertThat(done).isEmpty();
        assertThat(Databases.rows(data, "SELECT what FROM frontdesk.document")).isEmpty();
    }

    @Test
    void aFileThatIsOpenElsewhereAndADatabaseThatIsAwayAreSaid() throws Exception {
        String name = "reservations-2030-06-17-2030-06-23.xlsx";
        Files.createFile(folder.resolve(name));
        Files.createFile(folder.resolve("~$" + name));
        model.spreadsheet();
        assertThat(model.noticeProperty().get())
                .isEqualTo(Text.of("output.problem.in-use", folder.resolve(name).toString()));
        tasks.lose(true);
        List<Text> said = new ArrayList<>();
        model.setOnProblem(said::add);
        model.calendar();
        assertThat(said).containsExactly(new Failure.Unreachable().text());
        assertThat(model.runningProperty().get()).isFalse();
        tasks.lose(false);
        model.calendar();
        assertThat(done).hasSize(1);
    }
}
