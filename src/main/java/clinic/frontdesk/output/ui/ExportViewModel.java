package clinic.frontdesk.output.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentKind;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Task;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Exports the reservations of a period or of a patient to a file, one file at a time. Used on the JavaFX thread only. */
public final class ExportViewModel {

    private static final int DAYS_TO_SUNDAY = 6;

    private final ExportOutput output;
    private final BackgroundTasks tasks;
    private final Executor screen;
    private final Supplier<DesktopServices> desktop;
    private final Supplier<LocalDate> today;

    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable DocumentPeriod> period = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private Task writing = Task.ENDED;
    private Consumer<Text> onDone = text -> {};
    private Consumer<Text> onProblem = text -> {};

    /**
     * @param screen runs on the JavaFX thread
     * @param desktop asks for the file
     * @param today returns the current date at the clinic
     */
    public ExportViewModel(
            ExportOutput output,
            BackgroundTasks tasks,
            Executor screen,
            Supplier<DesktopServices> desktop,
            Supplier<LocalDate> today) {
        this.output = output;
        this.tasks = tasks;
        this.screen = screen;
        this.desktop = desktop;
        this.today = today;
        from.subscribe(text -> parse());
        until.subscribe(text -> parse());
    }

    /** Begins with the week from a Monday. */
    public void begin(LocalDate monday) {
        if (!running.get()) {
            notice.set(Text.NONE);
            from.set(monday.toString());
            until.set(monday.plusDays(DAYS_TO_SUNDAY).toString());
        }
    }

    private void parse() {
        Parsed<LocalDate> first = NearDate.parse(from.get(), today.get());
        Parsed<LocalDate> last = NearDate.parse(until.get(), today.get());
        LocalDate firstDay = first.value();
        LocalDate lastDay = last.value();
        if (firstDay == null || lastDay == null) {
            period.set(null);
            problem.set(Text.of("booking.problem." + (firstDay == null ? first : last).problem()));
        } else if (lastDay.isBefore(firstDay)) {
            period.set(null);
            problem.set(Text.of("booking.problem.wish.before"));
        } else {
            period.set(new DocumentPeriod(firstDay, lastDay));
            problem.set(Text.NONE);
        }
    }

    /** Asks for a file and writes the period to it as a calendar file. */
    public void calendar() {
        write(DocumentFormat.ICS);
    }

    /** Asks for a file and writes the period to it as a spreadsheet. */
    public void spreadsheet() {
        write(DocumentFormat.XLSX);
    }

    /** Asks for a file and writes all reservations of a patient of the index to it as a calendar file. */
    public void calendarOf(long patient) {
        write(DocumentFormat.ICS, new DocumentSelection(null, patient));
    }

    private void write(DocumentFormat format) {
        DocumentPeriod days = period.get();
        if (days != null) {
            write(format, new DocumentSelection(days, null));
        }
    }

    private void write(DocumentFormat format, DocumentSelection selection) {
        if (running.get()) {
            return;
        }
        notice.set(Text.NONE);
        String name = new DocumentEntry(
                        DocumentKind.RESERVATIONS, format, selection.period(), selection.subject(), false, 0)
                .fileName();
        desktop.get().chooseFile(name).ifPresent(file -> start(format, selection, file));
    }

    private void start(DocumentFormat format, DocumentSelection selection, Path file) {
        running.set(true);
        progress.set(-1);
        Task started = tasks.runStoppable(
                stop -> OutputAttempt.of(
                        () -> output.write(format, selection, file, OutputMonitor.of(stop, this::reached))),
                this::written,
                this::failed);
        // A task that ran in place has ended.
        writing = running.get() ? started : Task.ENDED;
    }

    private void reached(long done, long total) {
        screen.execute(() -> progress.set(total == 0 ? 1 : (double) done / total));
    }

    private void written(OutputAttempt<WrittenDocument> attempt) {
        end();
        WrittenDocument document = attempt.result();
        if (document == null) {
            say(attempt.problem());
        } else {
            onDone.accept(Text.of(
                    "export.written",
                    document.file().toString(),
                    document.entry().reservations(),
                    document.number()));
        }
    }

    private void failed(Failure failure) {
        end();
        say(failure.text());
    }

    private void end() {
        running.set(false);
        writing = Task.ENDED;
    }

    private void say(Text text) {
        notice.set(text);
        onProblem.accept(text);
    }

    /** Stops the file that is being written; nothing of it is left. */
    public void stop() {
        writing.stop();
    }

    /** Sets what says that a file was written, and closes the panel. */
    public void setOnDone(Consumer<Text> handler) {
        onDone = handler;
    }

    /** Sets what says that there is no file where the panel is closed. */
    public void setOnProblem(Consumer<Text> handler) {
        onProblem = handler;
    }

    /** The first day, as it is typed. */
    public StringProperty fromProperty() {
        return from;
    }

    /** The last day, as it is typed. */
    public StringProperty untilProperty() {
        return until;
    }

    /** The days; null where they cannot be read. */
    public ReadOnlyObjectProperty<@Nullable DocumentPeriod> periodProperty() {
        return period.getReadOnlyProperty();
    }

    /** Why the days cannot be read; empty where they can. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why there is no file, in one sentence; empty where nothing is wrong. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether a file is being written. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How much is written, 0 to 1; negative while it is unknown. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
