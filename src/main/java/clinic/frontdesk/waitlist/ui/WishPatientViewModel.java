package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.patient.BirthAndGender;
import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.SearchedSuggestions;
import clinic.frontdesk.waitlist.WishPatient;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Who waits: a patient picked from the search, or a name and a phone; the birth date may be added later. */
public final class WishPatientViewModel {

    private static final int MOST_FOUND = 6;

    private final Supplier<LocalDate> today;
    private final SearchedSuggestions<PatientSummary> search;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final StringProperty birth = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable PatientSummary> picked = new ReadOnlyObjectWrapper<>();
    private boolean filling;

    WishPatientViewModel(PatientSearch patients, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.today = today;
        this.search = new SearchedSuggestions<>(
                text -> patients.find(text, MOST_FOUND), (one, other) -> one.id() == other.id(), tasks);
        search.setOnPicked(this::pick);
        name.subscribe(text -> nameChanged());
    }

    private void nameChanged() {
        if (!filling) {
            if (picked.get() != null) {
                // Another patient than the one that was picked.
                picked.set(null);
                phone.set("");
                birth.set("");
            }
            search.typed(name.get());
        }
    }

    /** Fills in a patient of the index. */
    public void pick(PatientSummary patient) {
        LocalDate born = patient.birth();
        String number = PhoneNumber.parse(patient.phone()).value();
        fill(
                patient.name(),
                number == null ? patient.phone() : number,
                born == null ? "" : BirthAndGender.written(born, patient.gender()));
        picked.set(patient);
    }

    void fill(String newName, String newPhone, String newBirth) {
        search.close();
        picked.set(null);
        filling = true;
        name.set(newName);
        phone.set(newPhone);
        birth.set(newBirth);
        filling = false;
    }

    void clear() {
        fill("", "", "");
    }

    /** A number typed into the search that finds nobody becomes the phone. */
    void takeNumberAsPhone() {
        Parsed<String> number = PhoneNumber.parse(name.get());
        if (picked.get() == null && number.value() != null) {
            fill("", number.value(), birth.get());
        }
    }

    /** Formats the phone number. */
    void format() {
        String number = PhoneNumber.parse(phone.get()).value();
        if (number != null) {
            phone.set(number);
        }
    }

    boolean untouched() {
        return name.get().isBlank() && phone.get().isBlank() && birth.get().isBlank();
    }

    @Nullable
    String problem(WishField field) {
        return switch (field) {
            case NAME -> nameProblem();
            case PHONE -> phoneValue() == null ? PhoneNumber.parse(phone.get()).problem() : null;
            case BIRTH ->
                birth.get().isBlank() || asPicked()
                        ? null
                        : BirthAndGender.parse(birth.get(), today.get()).problem();
            default -> null;
        };
    }

    private @Nullable String nameProblem() {
        return (picked.get() == null ? PatientName.parseNew(name.get()) : PatientName.parse(name.get())).problem();
    }

    private @Nullable String phoneValue() {
        PatientSummary patient = picked.get();
        String number = PhoneNumber.parse(phone.get()).value();
        // A number that the website stored in another form stays as it is.
        return number == null
                        && patient != null
                        && phone.get().equals(patient.phone())
                        && !phone.get().isBlank()
                ? patient.phone()
                : number;
    }

    private boolean asPicked() {
        PatientSummary patient = picked.get();
        return patient != null
                && patient.birth() != null
                && birth.get().equals(BirthAndGender.written(patient.birth(), patient.gender()));
    }

    /** Who is filled in; empty while name or phone lack. */
    Optional<WishPatient> patient() {
        String who = PatientName.parse(name.get()).value();
        String number = phoneValue();
        if (who == null || number == null) {
            return Optional.empty();
        }
        PatientSummary patient = picked.get();
        if (patient != null && asPicked()) {
            return Optional.of(new WishPatient(who, number, patient.birth(), patient.gender()));
        }
        BirthAndGender born = BirthAndGender.parse(birth.get(), today.get()).value();
        return Optional.of(
                born == null
                        ? new WishPatient(who, number, null, null)
                        : new WishPatient(who, number, born.birth(), born.gender()));
    }

    public SearchedSuggestions<PatientSummary> search() {
        return search;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty phoneProperty() {
        return phone;
    }

    /** Birth date and gender as {@code 900101-2}; may be empty. */
    public StringProperty birthProperty() {
        return birth;
    }

    /** The patient of the index; null for one that was typed. */
    public ReadOnlyObjectProperty<@Nullable PatientSummary> pickedProperty() {
        return picked.getReadOnlyProperty();
    }
}
