package clinic.frontdesk.output.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.output.paper.PaperRequest;
import clinic.frontdesk.output.paper.RenderedPaper;
import clinic.frontdesk.output.ui.PaperChoice.PaperKind;
import clinic.frontdesk.output.ui.PaperOutput.PaperPreview;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Latest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A document to print or to save, with a preview of its first page. What is asked for before the preview or the printers are
 * known is done once they are. Used on the JavaFX thread only.
 */
public final class PrintViewModel implements LiveListener {

    /** What is to happen to the document. */
    private enum Wanted {
        NOTHING,
        /** What the primary button says. */
        PRIMARY,
        PRINT,
        SAVE
    }

    private final PaperOutput output;
    private final BackgroundTasks tasks;
    private final Supplier<DesktopServices> desktop;
    private final Latest preparing;
    private final PaperChoice choice;

    private final ReadOnlyObjectWrapper<@Nullable PaperPreview> preview = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> printers = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> printer = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper printersKnown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final BooleanBinding noPrinter = Bindings.and(printersKnown, Bindings.isEmpty(printers));
    private Wanted wanted = Wanted.NOTHING;
    private int views;
    private boolean beginning;
    private Consumer<Text> onDone = text -> {};

    /**
     * @param desktop asks for the file
     * @param today returns the current date at the clinic
     */
    public PrintViewModel(
            PaperOutput output, BackgroundTasks tasks, Supplier<DesktopServices> desktop, Supplier<LocalDate> today) {
        this.output = output;
        this.tasks = tasks;
        this.desktop = desktop;
        this.preparing = new Latest(tasks);
        this.choice = new PaperChoice(today);
        choice.onChange(this::prepare);
    }

    /**
     * Begins a document.
     *
     * @param day the day, or a day of the week
     * @param reservation the id of the reservation of a slip; null without one
     */
    public void begin(PaperKind kind, LocalDate day, @Nullable String reservation) {
        wanted = Wanted.NOTHING;
        notice.set(Text.NONE);
        beginning = true;
        choice.begin(kind, day, reservation);
        beginning = false;
        readPrinters();
        prepare();
    }

    private void readPrinters() {
        tasks.run(
                output::printers,
                found -> {
                    String before = printer.get();
                    printers.setAll(found);
                    boolean kept = before != null && found.contains(before);
                    printer.set(kept ? before : found.isEmpty() ? null : found.getFirst());
                    printersKnown.set(true);
                    proceed();
                },
                this::failed);
    }

    /** A view shows the document from now on, in its own language. */
    void attach() {
        views++;
        prepare();
    }

    /** A view is closed. */
    void detach() {
        views--;
        if (views == 0) {
            wanted = Wanted.NOTHING;
            preparing.cancel();
            loading.set(false);
            preview.set(null);
        }
    }

    /** Lays the document out again, if it is shown. */
    public void prepare() {
        PaperRequest request = choice.request();
        if (views == 0 || beginning || request == null) {
            return;
        }
        loading.set(true);
        preparing.run(
                () -> OutputAttempt.of(() -> output.prepare(request)),
                prepared -> {
                    loading.set(false);
                    away.set(false);
                    preview.set(prepared.result());
                    notice.set(prepared.problem());
                    if (prepared.result() == null) {
                        wanted = Wanted.NOTHING;
                    }
                    proceed();
                },
                failure -> {
                    loading.set(false);
                    preview.set(null);
                    failed(failure);
                });
    }

    private void failed(Failure failure) {
        wanted = Wanted.NOTHING;
        away.set(true);
        notice.set(failure.text());
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        if (!busy.get() && (rules || choice.shows(versions))) {
            prepare();
        }
    }

    @Override
    public void reconnected() {
        prepare();
    }

    /** Does what the primary button says: prints, or saves where there is no printer. */
    public void submit() {
        want(Wanted.PRIMARY);
    }

    /** Prints the document. */
    public void print() {
        want(Wanted.PRINT);
    }

    /** Asks for a file and saves the document in it. */
    public void save() {
        want(Wanted.SAVE);
    }

    private void want(Wanted next) {
        if (busy.get() || !choice.problemProperty().get().isEmpty()) {
            return;
        }
        wanted = next;
        if (preview.get() == null && !loading.get()) {
            prepare();
        } else {
            proceed();
        }
    }

    /** Does what is wanted, once all that it takes is known. */
    private void proceed() {
        PaperPreview shown = preview.get();
        boolean ready = shown != null && !loading.get() && (wanted == Wanted.SAVE || printersKnown.get());
        if (!ready || wanted == Wanted.NOTHING) {
            return;
        }
        boolean saves = wanted == Wanted.SAVE || (wanted == Wanted.PRIMARY && printers.isEmpty());
        wanted = Wanted.NOTHING;
        if (saves) {
            save(shown.paper());
        } else {
            print(shown.paper());
        }
    }

    private void print(RenderedPaper paper) {
        String chosen = printer.get();
        make(
                () -> OutputAttempt.of(() -> output.print(paper, chosen)),
                number -> Text.of("print.printed", String.valueOf(chosen), paper.pages(), number));
    }

    private void save(RenderedPaper paper) {
        Optional<Path> file = desktop.get().chooseFile(paper.entry().fileName());
        file.ifPresent(chosen -> make(
                () -> OutputAttempt.of(() -> output.save(paper, chosen)),
                written -> Text.of("print.saved", written.file().toString(), written.number())));
    }

    private <T> void make(Callable<OutputAttempt<T>> work, Function<T, Text> done) {
        busy.set(true);
        notice.set(Text.NONE);
        tasks.run(
                work,
                made -> {
                    busy.set(false);
                    T result = made.result();
                    if (result == null) {
                        notice.set(made.problem());
                    } else {
                        onDone.accept(done.apply(result));
                    }
                },
                failure -> {
                    busy.set(false);
                    failed(failure);
                });
    }

    /** Sets what says that a document was printed or saved, and closes the panel. */
    public void setOnDone(Consumer<Text> handler) {
        onDone = handler;
    }

    /** Which document. */
    public PaperChoice choice() {
        return choice;
    }

    /** The document as it is shown; null before it is laid out. */
    public ReadOnlyObjectProperty<@Nullable PaperPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The names of the printers, the default one first. */
    public List<String> printers() {
        return printers;
    }

    public ObjectProperty<@Nullable String> printerProperty() {
        return printer;
    }

    /** Whether the printers are known. */
    public ReadOnlyBooleanProperty printersKnownProperty() {
        return printersKnown.getReadOnlyProperty();
    }

    /** Whether it is known that there is no printer. */
    public BooleanBinding noPrinter() {
        return noPrinter;
    }

    /** Whether the document is being laid out. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether the document is being printed or saved. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the database was unreachable. */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /** Why there is no document, in one sentence; empty where nothing is wrong. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
