package clinic.frontdesk.catalog.ui;

import clinic.frontdesk.catalog.Catalog;
import clinic.frontdesk.catalog.Catalog.BadOpening;
import clinic.frontdesk.catalog.Catalog.NotSetUp;
import clinic.frontdesk.catalog.SaveOutcome;
import clinic.frontdesk.catalog.Service;
import clinic.frontdesk.catalog.ServiceField;
import clinic.frontdesk.catalog.Services;
import clinic.frontdesk.catalog.SetUpOutcome;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.ui.Task;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The list of services and the form of the selected one. Typed values are kept per service until they are saved or
 * reverted, also across selections and database failures. Used on the JavaFX thread only.
 */
public final class ServiceEditorViewModel implements LiveListener {

    /** Initial values for a type that is not set up, in minutes: what its reservations occupy so far. */
    private static final int FIRST_DURATION = 30;

    private static final int FIRST_BUFFER = 10;

    private final Services services;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final Clock clock;

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<BadOpening> badOpenings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Entry>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty duration = new SimpleStringProperty("");
    private final StringProperty buffer = new SimpleStringProperty("");
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Map<ServiceField, String>> problems = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<ServiceField, String>> theirs = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<ServiceField, String>> taken = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> failure = new ReadOnlyObjectWrapper<>(Text.NONE);

    private final ReadOnlyIntegerWrapper unlinked = new ReadOnlyIntegerWrapper();

    /** The reservations left unlinked by an interrupted set-up, by service code. */
    private final Map<String, Integer> leftBehind = new HashMap<>();

    /** By code; the draft of the selected service always equals the form. */
    private final Map<String, Draft> drafts = new HashMap<>();

    private Runnable onSaved = () -> {};
    private Runnable again = this::load;
    private Task linking = Task.ENDED;
    private boolean filling;

    public ServiceEditorViewModel(Services services, BackgroundTasks tasks, Clock clock) {
        this.services = services;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
        this.clock = clock;
        name.addListener(observable -> typed(ServiceField.NAME, name.get()));
        duration.addListener(observable -> typed(ServiceField.DURATION, duration.get()));
        buffer.addListener(observable -> typed(ServiceField.BUFFER, buffer.get()));
        active.addListener(observable -> typed(ServiceField.ACTIVE, Boolean.toString(active.get())));
    }

    /** Loads the services. Typed values are kept; values changed by others are shown beside them. */
    public void load() {
        reading.run(
                services::list,
                catalog -> {
                    failure.set(Text.NONE);
                    show(catalog);
                },
                problem -> failed(problem, this::load));
    }

    /** Reloads the services after a change made at this desk, if they have been shown: such values are not marked. */
    public void reload() {
        if (!entries.isEmpty() && !busy.get()) {
            notice.set(Text.NONE);
            drafts.values().removeIf(draft -> !draft.changed());
            load();
        }
    }

    /** Reloads the services if a rule changed and they have been shown. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        if (rules && !entries.isEmpty() && !busy.get()) {
            load();
        }
    }

    /** Selects the first entry, if there is one. */
    public void selectFirst() {
        if (!entries.isEmpty()) {
            select(entries.getFirst().code());
        }
    }

    /** Selects an entry by its code; an unknown code is ignored. */
    public void select(String code) {
        entry(code).ifPresent(entry -> {
            if (selected.get().map(Entry::code).filter(code::equals).isEmpty()) {
                notice.set(Text.NONE);
            }
            selected.set(Optional.of(entry));
            fill(drafts.computeIfAbsent(code, unseen -> Draft.of(initial(entry))));
        });
    }

    /** Saves the form, or sets its service up. Does nothing unless {@link #savableProperty} is true. */
    public void save() {
        Entry entry = selected.get().orElse(null);
        if (entry == null || !savable.get()) {
            return;
        }
        Draft sent = draft(entry);
        busy.set(true);
        notice.set(Text.NONE);
        refresh();
        switch (entry) {
            case Entry.Existing existing -> save(existing, sent);
            case Entry.Waiting waiting -> setUp(waiting, sent.toService());
        }
    }

    /** Links the reservations left unlinked by an interrupted set-up of the selected service. */
    public void link() {
        if (selected.get().orElse(null) instanceof Entry.Existing(Service service) && !busy.get()) {
            busy.set(true);
            refresh();
            runSetUp(
                    service,
                    outcome -> {
                        leftBehind.remove(service.code());
                        showNotice(
                                service.code(),
                                outcome.linked().unfinished()
                                        ? unfinishedText(outcome.linked())
                                        : Text.of(
                                                "service.linked",
                                                now(),
                                                outcome.linked().count()));
                        load();
                        onSaved.run();
                    },
                    problem -> {
                        finished();
                        failed(problem, () -> {
                            select(service.code());
                            link();
                        });
                    });
        }
    }

    /** Sets a service up, which can be stopped while its reservations are linked. */
    private void runSetUp(Service service, Consumer<SetUpOutcome> done, Consumer<Failure> failed) {
        stoppable.set(true);
        linking = tasks.runStoppable(
                stop -> services.setUp(
                        service.code(),
                        service.name(),
                        service.durationMinutes(),
                        service.bufferMinutes(),
                        service.active(),
                        stop),
                outcome -> {
                    finished();
                    done.accept(outcome);
                },
                failed);
    }

    /** Stops linking after the current batch; {@link #link} continues with the rest. */
    public void stop() {
        if (stoppable.get()) {
            stoppable.set(false);
            notice.set(Text.of("service.stopping"));
            linking.stop();
        }
    }

    private static Text unfinishedText(SetUpOutcome.Linked linked) {
        return Text.of("service.unfinished", linked.count());
    }

    /** Replaces the form's values by the stored ones. */
    public void revert() {
        selected.get().ifPresent(entry -> {
            Draft clean = Draft.of(draft(entry).loaded());
            drafts.put(entry.code(), clean);
            notice.set(Text.NONE);
            fill(clean);
        });
    }

    /** Resolves a conflict in a field with the stored value. */
    public void takeTheirs(ServiceField field) {
        resolve(field, true);
    }

    /** Resolves a conflict in a field with the typed value. */
    public void keepMine(ServiceField field) {
        resolve(field, false);
    }

    /** Repeats the operation that failed last. */
    public void retry() {
        again.run();
    }

    /** Sets the handler called after services have changed in the database. */
    public void setOnSaved(Runnable onSaved) {
        this.onSaved = onSaved;
    }

    private void save(Entry.Existing entry, Draft sent) {
        tasks.run(
                () -> services.save(sent.loaded(), sent.toService()),
                outcome -> {
                    finished();
                    switch (outcome) {
                        case SaveOutcome.Saved(Service service) -> saved(sent, service);
                        case SaveOutcome.ChangedElsewhere(Service current) -> changedElsewhere(current);
                        case SaveOutcome.Deleted() -> removed(entry);
                    }
                },
                problem -> failedToSave(problem, entry.code()));
    }

    private void saved(Draft sent, Service service) {
        Draft now = drafts.getOrDefault(service.code(), sent);
        // Values typed while saving are still unsaved.
        drafts.put(
                service.code(),
                now.equals(sent)
                        ? Draft.of(service)
                        : new Draft(
                                service, now.name(), now.duration(), now.buffer(), now.active(), Map.of(), Map.of()));
        replace(new Entry.Existing(service));
        showNotice(service.code(), Text.of("service.saved", now()));
        onSaved.run();
    }

    private void changedElsewhere(Service current) {
        drafts.computeIfPresent(current.code(), (code, draft) -> draft.mergedWith(current));
        replace(new Entry.Existing(current));
        showNotice(current.code(), Text.of("service.changed-elsewhere"));
        onSaved.run();
    }

    private void removed(Entry.Existing entry) {
        entries.removeIf(other -> other.code().equals(entry.code()));
        drafts.remove(entry.code());
        if (selected.get().map(Entry::code).filter(entry.code()::equals).isPresent()) {
            selected.set(Optional.empty());
            selectFirst();
        }
        notice.set(Text.of("service.gone", entry.service().name()));
        load();
        onSaved.run();
    }

    private void setUp(Entry.Waiting entry, Service newService) {
        runSetUp(
                newService,
                outcome -> {
                    int count = outcome.linked().count();
                    boolean unfinished = outcome.linked().unfinished();
                    switch (outcome) {
                        case SetUpOutcome.Created(Service service, SetUpOutcome.Linked linked) ->
                            setUp(
                                    service,
                                    unfinished ? unfinishedText(linked) : Text.of("service.set-up-done", now(), count));
                        case SetUpOutcome.AlreadyThere(Service current, SetUpOutcome.Linked linked) ->
                            setUp(
                                    current,
                                    unfinished ? unfinishedText(linked) : Text.of("service.set-up-before", count));
                    }
                },
                problem -> failedToSave(problem, entry.code()));
    }

    private void setUp(Service service, Text text) {
        drafts.put(service.code(), Draft.of(service));
        replace(new Entry.Existing(service));
        showNotice(service.code(), text);
        load();
        onSaved.run();
    }

    private void failedToSave(Failure problem, String code) {
        finished();
        failed(problem, () -> {
            select(code);
            save();
        });
    }

    private void failed(Failure problem, Runnable again) {
        this.again = again;
        failure.set(
                switch (problem) {
                    case Failure.NoRight noRight -> Text.of("service.failure.no-right");
                    case Failure.Retryable retryable -> Text.of("service.failure.in-use");
                    default -> problem.text();
                });
    }

    /** Invalid or overlapping opening hours. */
    public ObservableList<BadOpening> badOpenings() {
        return FXCollections.unmodifiableObservableList(badOpenings);
    }

    private void finished() {
        busy.set(false);
        stoppable.set(false);
        failure.set(Text.NONE);
        refresh();
    }

    private void show(Catalog catalog) {
        // Read before the list changes, as a list view may then change the selection.
        String code = selected.get().map(Entry::code).orElse("");
        List<Entry> read = new ArrayList<>();
        leftBehind.clear();
        badOpenings.setAll(catalog.badOpenings());
        for (Service service : catalog.services()) {
            read.add(new Entry.Existing(service));
            drafts.computeIfPresent(service.code(), (same, draft) -> draft.mergedWith(service));
        }
        for (NotSetUp type : catalog.notSetUp()) {
            if (type.begun()) {
                leftBehind.put(type.code(), type.waiting());
            } else {
                read.add(new Entry.Waiting(type));
            }
        }
        if (!entries.equals(read)) {
            entries.setAll(read);
        }
        if (entry(code).isPresent()) {
            select(code);
        } else {
            selected.set(Optional.empty());
            selectFirst();
        }
    }

    private void showNotice(String code, Text text) {
        if (selected.get().map(Entry::code).filter(code::equals).isPresent()) {
            select(code);
            notice.set(text);
        }
    }

    private void replace(Entry entry) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).code().equals(entry.code())) {
                entries.set(i, entry);
                return;
            }
        }
        entries.add(entry);
    }

    private void resolve(ServiceField field, boolean takeTheirs) {
        selected.get().ifPresent(entry -> {
            Draft resolved = draft(entry).resolved(field, takeTheirs);
            drafts.put(entry.code(), resolved);
            fill(resolved);
        });
    }

    private void typed(ServiceField field, String value) {
        if (filling) {
            return;
        }
        selected.get().ifPresent(entry -> {
            drafts.put(entry.code(), draft(entry).with(field, value));
            refresh();
        });
    }

    private void fill(Draft draft) {
        filling = true;
        try {
            set(name, draft.name());
            set(duration, draft.duration());
            set(buffer, draft.buffer());
            active.set(draft.active());
        } finally {
            filling = false;
        }
        refresh();
    }

    /** Sets a property only if it differs: setting it moves the caret. */
    private static void set(StringProperty property, String value) {
        if (!value.equals(property.get())) {
            property.set(value);
        }
    }

    private void refresh() {
        Entry entry = selected.get().orElse(null);
        if (entry == null) {
            problems.set(Map.of());
            theirs.set(Map.of());
            taken.set(Map.of());
            dirty.set(false);
            savable.set(false);
            unlinked.set(0);
            return;
        }
        Draft draft = draft(entry);
        problems.set(draft.problems());
        theirs.set(draft.theirs());
        taken.set(draft.taken());
        dirty.set(draft.changed());
        unlinked.set(leftBehind.getOrDefault(entry.code(), 0));
        savable.set((draft.changed() || entry instanceof Entry.Waiting)
                && !busy.get()
                && draft.problems().isEmpty()
                && draft.theirs().isEmpty());
    }

    private Draft draft(Entry entry) {
        return drafts.computeIfAbsent(entry.code(), unseen -> Draft.of(initial(entry)));
    }

    private Optional<Entry> entry(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    private static Service initial(Entry entry) {
        return switch (entry) {
            case Entry.Existing existing -> existing.service();
            case Entry.Waiting waiting ->
                new Service("", waiting.code(), waiting.type().name(), FIRST_DURATION, FIRST_BUFFER, true, 0);
        };
    }

    private LocalTime now() {
        return LocalTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Whether an entry has unsaved changes. */
    public boolean dirty(Entry entry) {
        Draft draft = drafts.get(entry.code());
        return draft != null && draft.changed();
    }

    /** The services in display order, then the types not set up. */
    public ObservableList<Entry> entries() {
        return entries;
    }

    public ReadOnlyObjectProperty<Optional<Entry>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** Minutes as typed. */
    public StringProperty durationProperty() {
        return duration;
    }

    /** Minutes as typed. */
    public StringProperty bufferProperty() {
        return buffer;
    }

    public BooleanProperty activeProperty() {
        return active;
    }

    /** The message keys of {@link clinic.frontdesk.catalog.ServiceProblems}, by field. */
    public ReadOnlyObjectProperty<Map<ServiceField, String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Conflicting stored values, by field; each has to be resolved before saving. */
    public ReadOnlyObjectProperty<Map<ServiceField, String>> theirsProperty() {
        return theirs.getReadOnlyProperty();
    }

    /** Fields that took a value saved by others, with their previous values. */
    public ReadOnlyObjectProperty<Map<ServiceField, String>> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** The number of reservations of the selected service's old type that are not linked to it. */
    public ReadOnlyIntegerProperty unlinkedProperty() {
        return unlinked.getReadOnlyProperty();
    }

    /** Whether the form differs from the stored values. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** Whether saving is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether reservations are being linked, and stopping was not requested yet. */
    public ReadOnlyBooleanProperty stoppableProperty() {
        return stoppable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savableProperty() {
        return savable.getReadOnlyProperty();
    }

    /** The result of the last save. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Why the last database call failed; empty after a successful one. */
    public ReadOnlyObjectProperty<Text> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
