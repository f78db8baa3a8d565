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
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * The services and the form of the chosen one. What is typed is kept for each service until it is saved or reverted,
 * whatever is chosen meanwhile and whatever becomes of the database. Lives on the screen's thread.
 */
public final class ServiceEditorViewModel implements LiveListener {

    /** What the form of a type that is not set up starts from, in minutes: what its reservations occupy so far. */
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
    private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> failure = new ReadOnlyObjectWrapper<>(Text.NONE);

    private final ReadOnlyIntegerWrapper unlinked = new ReadOnlyIntegerWrapper();

    /** By code, the reservations that were left behind when setting up was broken off. */
    private final Map<String, Integer> leftBehind = new HashMap<>();

    /** By code; of the chosen one too, always as it stands in the form. */
    private final Map<String, Draft> drafts = new HashMap<>();

    private Runnable onSaved = () -> {};
    private Runnable again = this::load;
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

    /** Reads the services. What is typed stays; what others have changed meanwhile is shown beside it. */
    public void load() {
        reading.run(
                services::list,
                catalog -> {
                    failure.set(Text.NONE);
                    show(catalog);
                },
                problem -> failed(problem, this::load));
    }

    /** Reads the services again where a rule changed, once they have been shown. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        if (rules && !entries.isEmpty() && !busy.get()) {
            load();
        }
    }

    /** Chooses the first line, if there is one. */
    public void selectFirst() {
        if (!entries.isEmpty()) {
            select(entries.getFirst().code());
        }
    }

    /** Chooses a line by its code; one that is not there is passed over. */
    public void select(String code) {
        entry(code).ifPresent(entry -> {
            if (selected.get().map(Entry::code).filter(code::equals).isEmpty()) {
                notice.set(Text.NONE);
            }
            selected.set(Optional.of(entry));
            fill(drafts.computeIfAbsent(code, unseen -> Draft.of(first(entry))));
        });
    }

    /** Saves the form, or sets its service up. Does nothing while it is not {@link #savableProperty}. */
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
            case Entry.Waiting waiting -> setUp(waiting, sent.wanted());
        }
    }

    /** Links the reservations that were left behind when setting up the chosen service was broken off. */
    public void link() {
        if (selected.get().orElse(null) instanceof Entry.Existing(Service service) && !busy.get()) {
            busy.set(true);
            refresh();
            tasks.run(
                    () -> services.setUp(
                            service.code(),
                            service.name(),
                            service.durationMinutes(),
                            service.bufferMinutes(),
                            service.active()),
                    outcome -> {
                        answered();
                        int linked = switch (outcome) {
                            case SetUpOutcome.Created done -> done.linked();
                            case SetUpOutcome.AlreadyThere there -> there.linked();
                        };
                        leftBehind.remove(service.code());
                        say(service.code(), Text.of("service.linked", now(), linked));
                        load();
                        onSaved.run();
                    },
                    problem -> {
                        answered();
                        failed(problem, () -> {
                            select(service.code());
                            link();
                        });
                    });
        }
    }

    /** Puts back what the database holds. */
    public void revert() {
        selected.get().ifPresent(entry -> {
            Draft clean = Draft.of(draft(entry).loaded());
            drafts.put(entry.code(), clean);
            notice.set(Text.NONE);
            fill(clean);
        });
    }

    /** Settles a field that was changed here and elsewhere by their value. */
    public void takeTheirs(ServiceField field) {
        settle(field, true);
    }

    /** Settles a field that was changed here and elsewhere by what is typed. */
    public void keepMine(ServiceField field) {
        settle(field, false);
    }

    /** Does again what failed last. */
    public void retry() {
        again.run();
    }

    /** Sets what is to be done when services have changed in the database. */
    public void setOnSaved(Runnable onSaved) {
        this.onSaved = onSaved;
    }

    private void save(Entry.Existing entry, Draft sent) {
        tasks.run(
                () -> services.save(sent.loaded(), sent.wanted()),
                outcome -> {
                    answered();
                    switch (outcome) {
                        case SaveOutcome.Saved(Service service) -> saved(sent, service);
                        case SaveOutcome.ChangedElsewhere(Service current) -> changedElsewhere(current);
                        case SaveOutcome.Deleted() -> gone(entry);
                    }
                },
                problem -> failedToSave(problem, entry.code()));
    }

    private void saved(Draft sent, Service service) {
        Draft now = drafts.getOrDefault(service.code(), sent);
        // What was typed while it was being saved is still to be saved.
        drafts.put(
                service.code(),
                now.equals(sent)
                        ? Draft.of(service)
                        : new Draft(
                                service, now.name(), now.duration(), now.buffer(), now.active(), Map.of(), Map.of()));
        replace(new Entry.Existing(service));
        say(service.code(), Text.of("service.saved", now()));
        onSaved.run();
    }

    private void changedElsewhere(Service current) {
        drafts.computeIfPresent(current.code(), (code, draft) -> draft.over(current));
        replace(new Entry.Existing(current));
        say(current.code(), Text.of("service.changed-elsewhere"));
        onSaved.run();
    }

    private void gone(Entry.Existing entry) {
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

    private void setUp(Entry.Waiting entry, Service wanted) {
        tasks.run(
                () -> services.setUp(
                        wanted.code(),
                        wanted.name(),
                        wanted.durationMinutes(),
                        wanted.bufferMinutes(),
                        wanted.active()),
                outcome -> {
                    answered();
                    switch (outcome) {
                        case SetUpOutcome.Created(Service service, int linked) ->
                            setUp(service, Text.of("service.set-up-done", now(), linked));
                        case SetUpOutcome.AlreadyThere(Service current, int linked) ->
                            setUp(current, Text.of("service.set-up-before", linked));
                    }
                },
                problem -> failedToSave(problem, entry.code()));
    }

    private void setUp(Service service, Text said) {
        drafts.put(service.code(), Draft.of(service));
        replace(new Entry.Existing(service));
        say(service.code(), said);
        load();
        onSaved.run();
    }

    private void failedToSave(Failure problem, String code) {
        answered();
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

    /** Opening hours that open nothing or meet others; whoever wrote them has to mend them. */
    public ObservableList<BadOpening> badOpenings() {
        return FXCollections.unmodifiableObservableList(badOpenings);
    }

    private void answered() {
        busy.set(false);
        failure.set(Text.NONE);
        refresh();
    }

    private void show(Catalog catalog) {
        // Before the list changes: a list on the screen may choose another line when it does.
        String code = selected.get().map(Entry::code).orElse("");
        List<Entry> read = new ArrayList<>();
        leftBehind.clear();
        badOpenings.setAll(catalog.badOpenings());
        for (Service service : catalog.services()) {
            read.add(new Entry.Existing(service));
            drafts.computeIfPresent(service.code(), (same, draft) -> draft.over(service));
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

    private void say(String code, Text said) {
        if (selected.get().map(Entry::code).filter(code::equals).isPresent()) {
            select(code);
            notice.set(said);
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

    private void settle(ServiceField field, boolean takeTheirs) {
        selected.get().ifPresent(entry -> {
            Draft settled = draft(entry).settled(field, takeTheirs);
            drafts.put(entry.code(), settled);
            fill(settled);
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

    /** Writing the same again would move the caret. */
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
        return drafts.computeIfAbsent(entry.code(), unseen -> Draft.of(first(entry)));
    }

    private Optional<Entry> entry(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    private static Service first(Entry entry) {
        return switch (entry) {
            case Entry.Existing existing -> existing.service();
            case Entry.Waiting waiting ->
                new Service("", waiting.code(), waiting.type().name(), FIRST_DURATION, FIRST_BUFFER, true, 0);
        };
    }

    private LocalTime now() {
        return LocalTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Whether a line has changes that are not saved. */
    public boolean dirty(Entry entry) {
        Draft draft = drafts.get(entry.code());
        return draft != null && draft.changed();
    }

    /** The services in display order, then the types that wait to be set up. */
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

    /** Keys of {@link clinic.frontdesk.catalog.ServiceProblems}, by field. */
    public ReadOnlyObjectProperty<Map<ServiceField, String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Values of others in fields that were changed here too: each has to be settled before saving. */
    public ReadOnlyObjectProperty<Map<ServiceField, String>> theirsProperty() {
        return theirs.getReadOnlyProperty();
    }

    /** Fields that show a value of others since, with what was in them before. */
    public ReadOnlyObjectProperty<Map<ServiceField, String>> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** How many reservations of the chosen service's old type are not linked to it. */
    public ReadOnlyIntegerProperty unlinkedProperty() {
        return unlinked.getReadOnlyProperty();
    }

    /** Whether the form means something else than what the database holds. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** While saving. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savableProperty() {
        return savable.getReadOnlyProperty();
    }

    /** What has become of saving. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Why the database could not be asked, until it can. */
    public ReadOnlyObjectProperty<Text> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
