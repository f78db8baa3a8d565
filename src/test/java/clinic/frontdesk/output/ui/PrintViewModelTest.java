package clinic.frontdesk.output.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputProblem;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.output.paper.PagePicture;
import clinic.frontdesk.output.paper.PaperRequest;
import clinic.frontdesk.output.paper.Papers;
import clinic.frontdesk.output.paper.RenderedPaper;
import clinic.frontdesk.output.ui.PaperChoice.PaperKind;
import clinic.frontdesk.output.ui.PaperOutput.PaperPreview;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.LosableTasks;
import clinic.frontdesk.upgrade.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Documents of a real database, with printers that the test installs. */
@Execution(ExecutionMode.CONCURRENT)
class PrintViewModelTest {

    private static final LocalDate DAY = LocalDate.parse(DocumentClinics.DAY);

    @TempDir
    private Path folder;

    private final TestDatabase data = DocumentClinics.busy(5);
    private final LosableTasks tasks = new LosableTasks();
    private final ChosenFiles desktop = new ChosenFiles();
    private final MachinePapers papers = new MachinePapers();
    private final List<Text> done = new ArrayList<>();
    private final PrintViewModel model = new PrintViewModel(papers, tasks, () -> desktop, () -> DAY);

    /** The documents of the database, and printers that take them or not. */
    private final class MachinePapers implements PaperOutput {

        private final Papers papers = new Papers(data.dsl());
        private final List<String> printers = new ArrayList<>();
        private final List<String> printed = new ArrayList<>();
        private int prepared;
        private boolean broken;

        @Override
        public PaperPreview prepare(PaperRequest request) {
            prepared++;
            RenderedPaper paper = papers.render(request, Messages.of(Locale.ENGLISH));
            return new PaperPreview(paper, PagePicture.ofFirstPage(paper, 200));
        }

        @Override
        public WrittenDocument save(RenderedPaper paper, Path file) {
            return papers.save(paper, file, /* replace= */ true);
        }

        @Override
        public long print(RenderedPaper paper, @Nullable String printer) {
            if (printers.isEmpty()) {
                throw new OutputException(OutputProblem.NO_PRINTER, "");
            }
            if (broken) {
                throw new OutputException(OutputProblem.NOT_PRINTED, String.valueOf(printer));
            }
            printed.add(printer + ": " + paper.title());
            return printed.size();
        }

        @Override
        public List<String> printers() {
            return List.copyOf(printers);
        }
    }

    @BeforeEach
    void connect() {
        model.setOnDone(done::add);
        desktop.choose(folder);
    }

    private void open(PaperKind kind, @Nullable String reservation) {
        model.begin(kind, DAY, reservation);
        model.attach();
    }

    private PaperPreview shown() {
        return Objects.requireNonNull(model.previewProperty().get());
    }

    @Test
    void theSheetOfTheDayIsPrintedOnTheDefaultPrinter() {
        papers.printers.addAll(List.of("front", "back"));
        open(PaperKind.DAY, null);
        PagePicture page = shown().firstPage();
        assertThat(page.width()).isEqualTo(200);
        assertThat(page.height()).isEqualTo(283);
        assertThat(page.pixels()).contains(0xFFFFFFFF).hasSize(200 * 283);
        assertThat(papers.prepared).isEqualTo(1);
        model.submit();
        assertThat(papers.printed).containsExactly("front: Day sheet, Monday 17 June 2030");
        assertThat(done).containsExactly(Text.of("print.printed", "front", 1, 1L));
        model.printerProperty().set("back");
        model.print();
        assertThat(papers.printed).hasSize(2).last().asString().startsWith("back: ");
    }

    @Test
    void withoutAPrinterTheButtonSavesAFileThatOnlyThisUserReads() throws Exception {
        open(PaperKind.DAY, null);
        assertThat(model.noPrinter().get()).isTrue();
        model.submit();
        Path file = folder.resolve("day-2030-06-17.pdf");
        assertThat(desktop.suggested()).containsExactly("day-2030-06-17.pdf");
        assertThat(Files.readAllBytes(file)).isEqualTo(shown().paper().pdf());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(done).containsExactly(Text.of("print.saved", file.toString(), 1L));
        assertThat(Databases.rows(data, "SELECT what, format, memos, reservations FROM frontdesk.document"))
                .containsExactly("day|pdf|f|5");
        model.print();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("output.problem.no-printer", ""));
        assertThat(done).hasSize(1);
    }

    @Test
    void whoChoosesNoFileSavesNothing() {
        desktop.choose(null);
        open(PaperKind.DAY, null);
        model.save();
        assertThat(done).isEmpty();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.NONE);
        assertThat(Databases.rows(data, "SELECT what FROM frontdesk.document")).isEmpty();
    }

    @Test
    void eachDocumentIsLaidOutAsItIsChosen() {
        open(PaperKind.SLIP, "r1");
        assertThat(shown().paper().entry().fileName()).isEqualTo("slip-2030-06-17.pdf");
        model.choice().kindProperty().set(PaperKind.WEEK);
        assertThat(shown().paper().entry().fileName()).isEqualTo("week-2030-06-17-2030-06-23.pdf");
        model.choice().turn(1);
        assertThat(shown().paper().entry().fileName()).isEqualTo("week-2030-06-24-2030-06-30.pdf");
        model.choice().kindProperty().set(PaperKind.CALLS);
        model.choice().phraseProperty().set("6/17");
        assertThat(model.noticeProperty().get()).isEqualTo(Text.NONE);
        assertThat(shown().paper().title()).isEqualTo("Calling list, Monday 17 June 2030");
        model.choice().kindProperty().set(PaperKind.DAY);
        model.choice().lanesProperty().set(true);
        model.choice().memosProperty().set(true);
        assertThat(shown().paper().entry().fileName()).isEqualTo("lanes-2030-06-17.pdf");
        assertThat(shown().paper().entry().memos()).isTrue();
        model.choice().phraseProperty().set("6/99");
        assertThat(model.choice().problemProperty().get().isEmpty()).isFalse();
        model.submit();
        assertThat(desktop.suggested()).isEmpty();
    }

    @Test
    void aChangeOfTheDayIsShownAndOneOfAnotherDayIsNot() {
        open(PaperKind.DAY, null);
        data.run("UPDATE public.reservations SET status = 'CANCELLED' WHERE id = 'r1'");
        model.changed(new DayVersions(new TreeMap<>(Map.of(DAY.plusDays(1), 1L)), 0), false);
        assertThat(shown().paper().entry().reservations()).isEqualTo(5);
        model.changed(new DayVersions(new TreeMap<>(Map.of(DAY, 1L)), 0), false);
        assertThat(shown().paper().entry().reservations()).isEqualTo(4);
        model.detach();
        assertThat(model.previewProperty().get()).isNull();
        int before = papers.prepared;
        model.changed(new DayVersions(new TreeMap<>(Map.of(DAY, 2L)), 0), true);
        assertThat(papers.prepared).isEqualTo(before);
    }

    @Test
    void whatFailsIsSaidAndDoneAgain() {
        papers.printers.add("front");
        papers.broken = true;
        open(PaperKind.DAY, null);
        model.submit();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("output.problem.not-printed", "front"));
        assertThat(model.busyProperty().get()).isFalse();
        desktop.choose(folder.resolve("gone"));
        model.save();
        assertThat(model.noticeProperty().get())
                .isEqualTo(Text.of(
                        "output.problem.no-folder",
                        folder.resolve("gone/day-2030-06-17.pdf").toString()));
        tasks.lose(true);
        model.prepare();
        assertThat(model.noticeProperty().get()).isEqualTo(new Failure.Unreachable().text());
        assertThat(model.awayProperty().get()).isTrue();
        tasks.lose(false);
        papers.broken = false;
        model.submit();
        assertThat(done).containsExactly(Text.of("print.printed", "front", 1, 1L));
        assertThat(model.awayProperty().get()).isFalse();
    }

    @Test
    void aReservationThatIsGoneHasNoSlip() {
        papers.printers.add("front");
        open(PaperKind.SLIP, "gone");
        assertThat(model.previewProperty().get()).isNull();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("output.problem.no-reservation", "gone"));
        model.submit();
        assertThat(done).isEmpty();
    }
}
