package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.patient.BirthAndGender;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.waitlist.WantedDays;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishPatient;
import clinic.frontdesk.waitlist.WishPriority;
import clinic.frontdesk.waitlist.WishTerms;
import clinic.frontdesk.waitlist.WishTexts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The editor of one wish, new or on the list already. Used on the JavaFX thread only. */
public final class WishEditorViewModel {

    private final WaitlistSources sources;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final WishPatientViewModel patient;
    private final WishServiceViewModel service = new WishServiceViewModel();
    private final WishInput input;
    private final ObjectProperty<@Nullable Period> half = new SimpleObjectProperty<>();
    private final ObjectProperty<WishPriority> priority = new SimpleObjectProperty<>(WishPriority.NORMAL);
    private final ObservableMap<WishField, Text> problems = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<@Nullable Wish> editing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Text> alike = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<@Nullable WishField> focus = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private List<Wish> others = List.of();
    private Consumer<Wish> onSaved = wish -> {};
    private Consumer<Failure> onFailure = failure -> {};
    private Locale language = Locale.KOREAN;

    WishEditorViewModel(WaitlistSources sources, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.sources = sources;
        this.tasks = tasks;
        this.today = today;
        this.patient = new WishPatientViewModel(sources.patients(), tasks, today);
        this.input = new WishInput(today);
        Runnable changed = () -> {
            problems.keySet().removeIf(field -> problem(field) == null);
            compare();
        };
        List.of(
                        patient.nameProperty(),
                        patient.phoneProperty(),
                        patient.birthProperty(),
                        service.textProperty(),
                        input.daysProperty(),
                        input.fromProperty(),
                        input.untilProperty(),
                        input.remarkProperty())
                .forEach(text -> text.subscribe(changed));
        patient.pickedProperty().subscribe((before, picked) -> {
            if (picked != null) {
                focusOn(picked.birth() == null ? WishField.BIRTH : WishField.SERVICE);
            }
        });
        service.chosenProperty().subscribe(changed);
    }

    /** Reads the services. */
    void loadServices() {
        tasks.run(sources.list()::services, service::offer, failure -> onFailure.accept(failure));
    }

    /** Empties the editor, for another wish. */
    public void begin() {
        reset();
        focusOn(WishField.NAME);
    }

    private void reset() {
        editing.set(null);
        patient.clear();
        service.clear();
        input.clear();
        half.set(null);
        priority.set(WishPriority.NORMAL);
        problems.clear();
    }

    /** Begins a wish with what a booking form holds. */
    public void begin(WishPrefill prefill) {
        reset();
        if (prefill.picked() != null) {
            patient.pick(prefill.picked());
        } else {
            patient.fill(prefill.name(), prefill.phone(), prefill.birth());
        }
        service.choose(prefill.serviceId());
        half.set(prefill.half());
        LocalDate day = prefill.day();
        if (day != null) {
            input.daysProperty().set(WantedDays.written(day, today.get()));
        }
        LocalDate last = prefill.until() == null ? day : prefill.until();
        if (last != null && !last.isBefore(today.get())) {
            input.untilProperty().set(WantedDays.written(last, today.get()));
        }
        focusOn(firstLacking().orElse(WishField.DAYS));
    }

    /** Fills in a wish of the list, to change it. */
    public void edit(Wish wish) {
        show(wish);
        focusOn(wish.patient().birth() == null ? WishField.BIRTH : WishField.DAYS);
    }

    private void show(Wish wish) {
        reset();
        editing.set(wish);
        WishPatient who = wish.patient();
        patient.fill(
                who.name(),
                who.phone(),
                who.birth() == null ? "" : BirthAndGender.written(who.birth(), Objects.requireNonNull(who.gender())));
        service.choose(wish.serviceId());
        input.show(wish.terms(), WantedDays.written(wish.terms().days(), today.get(), language));
        half.set(wish.terms().half());
        priority.set(wish.terms().priority());
    }

    /** Empties the editor if it holds a wish that is gone. */
    void forget(Wish wish) {
        Wish now = editing.get();
        if (now != null && now.id() == wish.id()) {
            reset();
        }
    }

    /** The wishes to compare with. */
    void compareWith(List<Wish> wishes) {
        others = wishes;
        Wish now = editing.get();
        if (now != null && !dirty(now)) {
            wishes.stream()
                    .filter(wish -> wish.id() == now.id() && !wish.equals(now))
                    .findFirst()
                    .ifPresent(this::show);
        }
        compare();
    }

    /** Says that the same person is on the list for the same service already. */
    private void compare() {
        Wish now = editing.get();
        var chosen = service.chosenProperty().get();
        Optional<WishPatient> who = patient.patient();
        alike.set(
                chosen == null || who.isEmpty()
                        ? Text.NONE
                        : others.stream()
                                .filter(wish -> now == null || wish.id() != now.id())
                                .filter(wish -> wish.terms().serviceCode().equals(chosen.code())
                                        && wish.patient().isSamePerson(who.get()))
                                .findFirst()
                                .map(wish -> Text.of(
                                        "waitlist.alike",
                                        wish.terms().serviceName(),
                                        WishTexts.when(wish.terms(), today.get())))
                                .orElse(Text.NONE));
    }

    /** Checks a field that lost focus. An empty field that was only passed is not reported. */
    public void left(WishField field) {
        if (field == WishField.NAME) {
            patient.search().close();
        }
        if (field == WishField.SERVICE) {
            service.left();
        }
        if (field == WishField.PHONE) {
            patient.format();
        }
        String problem = problem(field);
        if (problem != null && !problem.endsWith(".empty")) {
            problems.put(field, Text.of("booking.problem." + problem));
        }
    }

    /** Takes the highlighted suggestion, or puts the wish on the list. */
    public void submit() {
        if (patient.search().enter() || service.enter() || busy.get()) {
            return;
        }
        patient.takeNumberAsPhone();
        problems.clear();
        for (WishField field : WishField.values()) {
            String problem = problem(field);
            if (problem != null) {
                problems.put(field, Text.of("booking.problem." + problem));
            }
        }
        Optional<WishField> lacking = firstLacking();
        if (lacking.isPresent()) {
            focusOn(lacking.get());
            return;
        }
        if (service.chosenProperty().get() == null) {
            // The services are still being read.
            return;
        }
        save(patient.patient().orElseThrow(), terms());
    }

    private WishTerms terms() {
        var chosen = Objects.requireNonNull(service.chosenProperty().get());
        return new WishTerms(
                chosen.code(),
                chosen.name(),
                Objects.requireNonNull(input.days()),
                half.get(),
                input.from(),
                Objects.requireNonNull(input.until()),
                priority.get(),
                input.remarkProperty().get().strip());
    }

    private void save(WishPatient who, WishTerms terms) {
        Wish before = editing.get();
        busy.set(true);
        tasks.run(
                () -> before == null
                        ? Optional.of(sources.list().add(who, terms))
                        : sources.list().change(before, who, terms),
                saved -> {
                    busy.set(false);
                    if (saved.isPresent()) {
                        begin();
                        onSaved.accept(saved.get());
                    } else {
                        problems.put(WishField.NAME, Text.of("waitlist.changed-elsewhere"));
                    }
                },
                failure -> {
                    busy.set(false);
                    onFailure.accept(failure);
                });
    }

    private Optional<WishField> firstLacking() {
        for (WishField field : WishField.values()) {
            if (problem(field) != null) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The message key of a field's problem after {@code booking.problem.}; null where it has none. */
    private @Nullable String problem(WishField field) {
        return switch (field) {
            case NAME, PHONE, BIRTH -> patient.problem(field);
            case SERVICE -> service.problem();
            default -> input.problem(field);
        };
    }

    private void focusOn(WishField field) {
        focus.set(null);
        focus.set(field);
    }

    /** Whether something is typed that is not on the list. */
    public boolean dirty() {
        Wish now = editing.get();
        return now == null
                ? !patient.untouched() || service.chosenProperty().get() != null || input.touched()
                : dirty(now);
    }

    private boolean dirty(Wish now) {
        boolean complete = firstLacking().isEmpty() && service.chosenProperty().get() != null;
        return !complete || !patient.patient().equals(Optional.of(now.patient())) || !terms().equals(now.terms());
    }

    /** The language of weekdays in the field; what is typed stays. */
    public void speak(Locale locale) {
        language = locale;
    }

    void setOnSaved(Consumer<Wish> handler) {
        onSaved = handler;
    }

    void setOnFailure(Consumer<Failure> handler) {
        onFailure = handler;
    }

    public WishPatientViewModel patient() {
        return patient;
    }

    public WishServiceViewModel service() {
        return service;
    }

    /** The typed days, dates and remark. */
    public WishInput input() {
        return input;
    }

    /** The half-day that suits; null for both. */
    public ObjectProperty<@Nullable Period> halfProperty() {
        return half;
    }

    public ObjectProperty<WishPriority> priorityProperty() {
        return priority;
    }

    /** The problems, by field. */
    public ObservableMap<WishField, Text> problems() {
        return problems;
    }

    /** The wish that is being changed; null for a new one. */
    public ReadOnlyObjectProperty<@Nullable Wish> editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /** That the same person waits for the same service already; else empty. */
    public ReadOnlyObjectProperty<Text> alikeProperty() {
        return alike.getReadOnlyProperty();
    }

    /** The field to be focused. */
    public ReadOnlyObjectProperty<@Nullable WishField> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
