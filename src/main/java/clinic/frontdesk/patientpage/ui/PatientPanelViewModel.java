package clinic.frontdesk.patientpage.ui;

import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PatientPage;
import clinic.frontdesk.patient.PatientPage.Duplicate;
import clinic.frontdesk.patient.PatientPage.MergedPatient;
import clinic.frontdesk.patient.PatientPage.Visit;
import clinic.frontdesk.patient.PatientRecords;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.patient.TagStyle;
import clinic.frontdesk.patient.UndoablePatients;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** A patient's page: what is known of the patient, and its tags, note, name and phone to edit. */
public final class PatientPanelViewModel {

    /** Reads pages. */
    @FunctionalInterface
    public interface PageSource {

        /** The page of a patient by its id, or that of one merged into it; empty where there is none. */
        Optional<PatientPage> read(long patientId);
    }

    /** Reads whom a reservation names. */
    @FunctionalInterface
    public interface PatientOfReservation {
        Optional<PatientSummary> of(String reservationId);
    }

    private final PageSource pages;
    private final PatientOfReservation patients;
    private final UndoablePatients records;
    private final BackgroundTasks tasks;
    private final Latest reading;

    private final ReadOnlyObjectWrapper<@Nullable PatientPage> page = new ReadOnlyObjectWrapper<>();
    private LongConsumer onCalendarAsked = id -> {};
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper correcting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper addingTag = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Text> nameProblem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> phoneProblem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ObservableList<PatientTag> tags = FXCollections.observableArrayList();
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    /** The coming reservations that get the corrected name, too. */
    private final ObservableSet<String> chosen = FXCollections.observableSet();

    private record Read(Optional<PatientPage> page, List<PatientTag> tags) {}

    public PatientPanelViewModel(
            PageSource pages, PatientOfReservation patients, UndoablePatients records, BackgroundTasks tasks) {
        this.pages = pages;
        this.patients = patients;
        this.records = records;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
    }

    /** Shows the page of a patient. */
    public void show(long patientId) {
        PatientPage shown = page.get();
        if (shown == null || shown.patient().id() != patientId) {
            clear();
        }
        read(() -> pages.read(patientId));
    }

    /** Shows the page of the patient whom a reservation names. */
    public void showOf(String reservationId) {
        clear();
        read(() -> patients.of(reservationId).flatMap(patient -> pages.read(patient.id())));
    }

    private void clear() {
        page.set(null);
        notice.set(Text.NONE);
        stopCorrecting();
        stopAddingTag();
        note.set("");
    }

    private void read(Supplier<Optional<PatientPage>> source) {
        reading.run(() -> new Read(source.get(), records.tags()), this::show, failure -> say(failure.text(), true));
    }

    private void show(Read read) {
        PatientPage before = page.get();
        PatientPage now = read.page().orElse(null);
        boolean untouched = before == null || !noteChanged();
        tags.setAll(read.tags());
        page.set(now);
        if (now == null) {
            say(Text.of("patient.gone"), true);
        } else if (untouched) {
            note.set(now.patient().alert());
        } else if (!note.get().strip().equals(now.patient().alert())
                && !before.patient().alert().equals(now.patient().alert())) {
            say(Text.of("patient.note-changed", now.patient().alert()), true);
        }
        if (before != null && now != null && correcting.get() && renamed(before.patient(), now.patient())) {
            // What is typed stays; saving it writes over what is said here.
            say(
                    Text.of(
                            "patient.person-changed",
                            before.patient().name(),
                            before.patient().phone(),
                            now.patient().name(),
                            now.patient().phone()),
                    true);
        }
    }

    private static boolean renamed(PatientSummary before, PatientSummary now) {
        return !before.name().equals(now.name()) || !before.phone().equals(now.phone());
    }

    /** Reads the page again, when the index has changed; typed input is kept. */
    public void refresh() {
        PatientPage shown = page.get();
        if (shown != null) {
            read(() -> pages.read(shown.patient().id()));
        }
    }

    /** Gives the patient a tag, or takes it away. */
    public void setTag(PatientTag tag, boolean has) {
        write(patient -> has ? records.tag(patient, tag) : records.untag(patient, tag), "");
    }

    public void startAddingTag() {
        addingTag.set(true);
    }

    public void stopAddingTag() {
        addingTag.set(false);
    }

    /** Makes a tag of the clinic's, and gives it to the patient. */
    public void addTag(String tagName, String color, String sign) {
        String wanted = tagName.strip();
        Optional<TagStyle> style = TagStyle.of(color, sign);
        if (wanted.isEmpty() || wanted.length() > TagStyle.LONGEST_NAME || style.isEmpty()) {
            say(Text.of("patient.tag-name", TagStyle.LONGEST_NAME), true);
            return;
        }
        stopAddingTag();
        write(patient -> records.tag(patient, wanted, style.get()), "");
    }

    /** Whether the note was edited and not saved. */
    public boolean noteChanged() {
        PatientPage shown = page.get();
        return shown != null && !note.get().strip().equals(shown.patient().alert());
    }

    public void saveNote() {
        String written = note.get().strip();
        if (written.length() > PatientRecords.LONGEST_ALERT) {
            say(Text.of("patient.note-long", PatientRecords.LONGEST_ALERT), true);
        } else if (noteChanged()) {
            write(patient -> records.note(patient, written), "patient.note-saved");
        }
    }

    public void revertNote() {
        PatientPage shown = page.get();
        note.set(shown == null ? "" : shown.patient().alert());
        notice.set(Text.NONE);
    }

    /** Says that the note is not saved. */
    public void sayUnsaved() {
        say(Text.of("patient.note-unsaved"), true);
    }

    /** Opens the fields for name and phone; all coming reservations are chosen. */
    public void startCorrecting() {
        PatientPage shown = page.get();
        if (shown != null) {
            name.set(shown.patient().name());
            phone.set(shown.patient().phone());
            chosen.clear();
            coming().forEach(visit -> chosen.add(visit.reservationId()));
            correcting.set(true);
        }
    }

    public void stopCorrecting() {
        correcting.set(false);
        nameProblem.set(Text.NONE);
        phoneProblem.set(Text.NONE);
    }

    /** Chooses whether a coming reservation gets the corrected name and phone. */
    public void choose(String reservationId, boolean wanted) {
        if (wanted) {
            chosen.add(reservationId);
        } else {
            chosen.remove(reservationId);
        }
    }

    /** Writes the corrected name and phone. */
    public void correct() {
        Parsed<String> newName = PatientName.parse(name.get());
        Parsed<String> newPhone = PhoneNumber.parse(phone.get());
        nameProblem.set(problem(newName));
        phoneProblem.set(problem(newPhone));
        String parsedName = newName.value();
        String parsedPhone = newPhone.value();
        if (parsedName == null || parsedPhone == null) {
            return;
        }
        List<Visit> reservations = coming().stream()
                .filter(visit -> chosen.contains(visit.reservationId()))
                .toList();
        stopCorrecting();
        write(patient -> records.correct(patient, parsedName, parsedPhone, reservations), "patient.corrected");
    }

    private static Text problem(Parsed<String> parsed) {
        String key = parsed.problem();
        return key == null ? Text.NONE : Text.of("booking.problem." + key);
    }

    public void merge(Duplicate duplicate) {
        write(patient -> records.merge(patient, duplicate.patient()), "patient.merged");
    }

    public void unmerge(MergedPatient part) {
        write(patient -> records.unmerge(patient, part), "patient.unmerged");
    }

    private void write(Predicate<PatientSummary> change, String done) {
        PatientPage shown = page.get();
        if (shown == null) {
            return;
        }
        long id = shown.patient().id();
        tasks.run(
                () -> change.test(shown.patient()),
                written -> {
                    PatientPage now = page.get();
                    if (now != null && now.patient().id() == id) {
                        if (written && done.equals("patient.note-saved")) {
                            // What is read next is what was typed.
                            note.set(note.get().strip());
                        }
                        say(written ? Text.of(done) : Text.of("patient.changed"), !written);
                        show(id);
                    }
                },
                failure -> say(failure.text(), true));
    }

    private void say(Text text, boolean isWrong) {
        wrong.set(isWrong);
        notice.set(text.key().isEmpty() ? Text.NONE : text);
    }

    /** The reservations that hold a place from today on, the nearest first. */
    public List<Visit> coming() {
        PatientPage shown = page.get();
        return shown == null
                ? List.of()
                : shown.visits().stream().filter(Visit::coming).toList().reversed();
    }

    /** Writes the patient's reservations to a calendar file. */
    public void askCalendar() {
        PatientPage shown = page.get();
        if (shown != null) {
            onCalendarAsked.accept(shown.patient().id());
        }
    }

    /** Sets what writes a patient's calendar file, by the patient's id. */
    public void setOnCalendarAsked(LongConsumer handler) {
        onCalendarAsked = handler;
    }

    /** The page; null while it is read, and where the index has no such patient. */
    public ReadOnlyObjectProperty<@Nullable PatientPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The clinic's tags. */
    public ObservableList<PatientTag> tags() {
        return tags;
    }

    /** The note as typed. */
    public StringProperty noteProperty() {
        return note;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty phoneProperty() {
        return phone;
    }

    public ReadOnlyObjectProperty<Text> nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Text> phoneProblemProperty() {
        return phoneProblem.getReadOnlyProperty();
    }

    /** Whether a coming reservation is chosen for the correction. */
    public boolean isChosen(String reservationId) {
        return chosen.contains(reservationId);
    }

    public ReadOnlyBooleanProperty correctingProperty() {
        return correcting.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty addingTagProperty() {
        return addingTag.getReadOnlyProperty();
    }

    /** A result or a problem in one sentence; empty without one. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the notice is a problem. */
    public ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }
}
