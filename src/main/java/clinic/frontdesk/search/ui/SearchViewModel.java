package clinic.frontdesk.search.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.search.MatchedParts;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The search: what is typed, the patients, commands and dates that it finds, and what the keys do with them. A key that
 * comes before the patients of the text are known waits for them, so that it never takes an outdated one.
 */
public final class SearchViewModel implements LiveListener {

    private static final int MOST_PATIENTS = 8;
    private static final int MOST_COMMANDS = 4;

    /** Dates that may as well be part of a name or a phone number come after the patients. */
    private static final Pattern VAGUE_DATE = Pattern.compile("\\d{1,2}|\\p{L}");

    private final PatientSearch patients;
    private final CommandIndex commands;
    private final Supplier<LocalDate> today;
    private final Latest searching;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Text> line = new ReadOnlyObjectWrapper<>(Text.NONE);

    private @Nullable SearchTargets targets;
    private Runnable onClose = () -> {};
    private List<PatientSummary> found = List.of();

    /** Whether the patients found are those of the text. */
    private boolean answered = true;

    /** The key that waits for the patients; null if none does. */
    private @Nullable Runnable waiting;

    /**
     * @param today returns the current date at the clinic
     */
    public SearchViewModel(
            PatientSearch patients, CommandIndex commands, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.patients = patients;
        this.commands = commands;
        this.today = today;
        this.searching = new Latest(tasks);
        text.subscribe(this::typed);
    }

    /** Sets where the search leads, and what closes it before. */
    public void connect(SearchTargets searchTargets, Runnable close) {
        targets = searchTargets;
        onClose = close;
    }

    /** Empties the search. */
    public void open() {
        if (text.get().isEmpty()) {
            typed();
        } else {
            text.set("");
        }
    }

    private void typed() {
        waiting = null;
        selected.set(0);
        search();
    }

    private void search() {
        String query = text.get();
        if (query.isBlank()) {
            searching.cancel();
            answer(List.of());
            line.set(Text.of("search.hint"));
            return;
        }
        answered = false;
        // What does not match any more is not shown until the answer.
        MatchedParts parts = new MatchedParts(query);
        found = found.stream()
                .filter(patient -> parts.match(patient.name(), patient.phone()))
                .toList();
        line.set(Text.NONE);
        arrange();
        searching.run(() -> patients.find(query, MOST_PATIENTS), this::answer, this::failed);
    }

    private void answer(List<PatientSummary> patientsFound) {
        answered = true;
        found = patientsFound;
        arrange();
        line.set(hits.isEmpty() && !text.get().isBlank() ? nothing() : Text.NONE);
        runWaiting();
    }

    private void failed(Failure failure) {
        answered = true;
        found = List.of();
        arrange();
        line.set(failure instanceof Failure.Unreachable ? Text.of("search.away") : failure.text());
        runWaiting();
    }

    private void runWaiting() {
        Runnable key = waiting;
        waiting = null;
        if (key != null) {
            key.run();
        }
    }

    /** Why nothing is found: a date that does not exist, or no patient. */
    private Text nothing() {
        String problem = DatePhrase.parse(text.get(), today.get()).problem();
        return problem == null || problem.endsWith(".form")
                ? Text.of("search.none", text.get().strip())
                : Text.of("booking.problem." + problem);
    }

    private void arrange() {
        Optional<SearchHit> chosen = selectedHit();
        List<SearchHit> arranged = new ArrayList<>();
        Optional<SearchHit> date = date();
        boolean vague = VAGUE_DATE.matcher(text.get().strip()).matches();
        date.filter(hit -> !vague).ifPresent(arranged::add);
        found.forEach(patient -> arranged.add(new SearchHit.PatientHit(patient)));
        date.filter(hit -> vague).ifPresent(arranged::add);
        for (Action command : commands.find(text.get(), MOST_COMMANDS)) {
            arranged.add(new SearchHit.CommandHit(command));
        }
        if (!arranged.equals(hits)) {
            hits.setAll(arranged);
        }
        // A choice made with the arrows stays on its hit when the results follow a change of the database.
        int kept = selected.get() == 0 ? 0 : chosen.map(arranged::indexOf).orElse(0);
        selected.set(Math.max(0, kept));
    }

    private Optional<SearchHit> date() {
        Parsed<DatePhrase> parsed = DatePhrase.parse(text.get(), today.get());
        DatePhrase phrase = parsed.value();
        LocalDate date = phrase == null ? null : phrase.date();
        return phrase == null || date == null ? Optional.empty() : Optional.of(new SearchHit.DateHit(date, phrase));
    }

    /** Searches again after a change of the database. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        refresh();
    }

    /** Searches again, keeping what is chosen. */
    public void refresh() {
        if (!text.get().isBlank() && answered) {
            searching.run(() -> patients.find(text.get(), MOST_PATIENTS), this::answer, this::failed);
        }
    }

    /** Moves the selection down, or up for a negative number; it stops at both ends. */
    public void move(int by) {
        select(selected.get() + by);
    }

    /** Selects a hit. */
    public void select(int index) {
        waiting = null;
        selected.set(Math.clamp(index, 0, Math.max(0, hits.size() - 1)));
    }

    /** What Enter does with the selected hit: books for a patient, shows a date, runs a command. */
    public void choose() {
        withHit(hit -> {
            switch (hit) {
                case SearchHit.PatientHit(PatientSummary patient) -> leave(to -> to.book(patient));
                case SearchHit.CommandHit(Action action) -> leave(to -> to.run(action));
                case SearchHit.DateHit(LocalDate date, DatePhrase phrase) -> leave(to -> to.show(date));
            }
        });
    }

    /** Shows the visits of the selected patient. */
    public void showVisits() {
        withHit(hit -> {
            if (hit instanceof SearchHit.PatientHit(PatientSummary patient)) {
                leave(to -> to.visits(patient));
            }
        });
    }

    /** Opens the next reservation of the selected patient, if one is booked. */
    public void openNext() {
        withHit(hit -> {
            if (hit instanceof SearchHit.PatientHit(PatientSummary patient)) {
                LocalDateTime next = patient.next();
                String id = patient.nextReservation();
                if (next != null && id != null) {
                    leave(to -> to.open(id, next.toLocalDate()));
                } else {
                    line.set(Text.of("search.nothing-booked", patient.name()));
                }
            }
        });
    }

    /** Books for a new patient with what is typed. */
    public void bookNew() {
        String typed = text.get().strip();
        leave(to -> to.bookNew(typed));
    }

    private void withHit(Consumer<SearchHit> key) {
        if (answered) {
            selectedHit().ifPresent(key);
        } else {
            waiting = () -> selectedHit().ifPresent(key);
        }
    }

    private void leave(Consumer<SearchTargets> target) {
        searching.cancel();
        onClose.run();
        if (targets != null) {
            target.accept(targets);
        }
    }

    /** The selected hit; empty if there is none. */
    public Optional<SearchHit> selectedHit() {
        int index = selected.get();
        return index < hits.size() ? Optional.of(hits.get(index)) : Optional.empty();
    }

    public StringProperty textProperty() {
        return text;
    }

    /** The results, the most likely first. */
    public ObservableList<SearchHit> hits() {
        return hits;
    }

    /** The index of the selected hit, from 0 on; 0 if there is none. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** A sentence: what to type, why nothing is found, why patients cannot be found. */
    public ReadOnlyObjectProperty<Text> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** The current date at the clinic. */
    LocalDate today() {
        return today.get();
    }
}
