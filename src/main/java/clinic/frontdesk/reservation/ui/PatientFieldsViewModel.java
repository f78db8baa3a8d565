package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.patient.BirthAndGender;
import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.reservation.PatientVisits;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.SearchedSuggestions;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who is booked: a patient picked from the search, or a new one by name, phone, birth date and gender. Editing the name
 * of a picked patient begins another one.
 */
public final class PatientFieldsViewModel {

    private static final int MOST_FOUND = 6;

    private final Supplier<LocalDate> today;
    private final SearchedSuggestions<PatientSummary> search;
    private final KnownOfPatientViewModel known;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final StringProperty birth = new SimpleStringProperty("");
    private final BooleanProperty firstVisit = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable PatientSummary> picked = new ReadOnlyObjectWrapper<>();

    private boolean filling;
    private boolean firstVisitChosen;

    PatientFieldsViewModel(
            PatientSearch patients, PatientVisits visits, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.today = today;
        this.search = new SearchedSuggestions<>(
                text -> patients.find(text, MOST_FOUND), (one, other) -> one.id() == other.id(), tasks);
        this.known = new KnownOfPatientViewModel(patients, visits, tasks);
        search.setOnPicked(this::pick);
        name.subscribe(text -> nameChanged());
        firstVisit.subscribe(() -> firstVisitChosen |= !filling);
    }

    private void nameChanged() {
        if (filling) {
            return;
        }
        if (picked.get() != null) {
            forget();
        }
        known.reset();
        filled(() ->
                firstVisit.set(firstVisitChosen ? firstVisit.get() : !name.get().isBlank()));
        search.typed(name.get());
    }

    /** Fills in a patient of the index. */
    public void pick(PatientSummary patient) {
        search.close();
        filled(() -> {
            name.set(patient.name());
            phone.set(phoneOf(patient));
            birth.set(birthOf(patient));
            firstVisit.set(patient.visits() == 0 && patient.next() == null && patient.noShows() == 0);
        });
        firstVisitChosen = false;
        picked.set(patient);
        known.read(patient);
    }

    /** Begins another patient in place of the picked one. */
    public void another() {
        filled(() -> name.set(""));
        forget();
        known.reset();
        search.close();
    }

    /** A number typed into the search that finds nobody becomes the new patient's phone. */
    void takeNumberAsPhone() {
        Parsed<String> number = PhoneNumber.parse(name.get());
        if (picked.get() == null && number.value() != null) {
            phone.set(number.value());
            filled(() -> name.set(""));
            search.close();
        }
    }

    private void forget() {
        picked.set(null);
        filled(() -> {
            phone.set("");
            birth.set("");
            firstVisit.set(false);
        });
        firstVisitChosen = false;
    }

    private void filled(Runnable fill) {
        boolean before = filling;
        filling = true;
        fill.run();
        filling = before;
    }

    /** Formats the phone number, and looks for patients who may be the same person. */
    void left(BookingField field) {
        String number = PhoneNumber.parse(phone.get()).value();
        if (field == BookingField.PHONE && number != null) {
            phone.set(number);
        }
        if (picked.get() == null) {
            BirthAndGender born = BirthAndGender.parse(birth.get(), today.get()).value();
            known.compare(
                    PatientName.normalized(name.get()),
                    number == null ? "" : number,
                    born == null ? null : born.birth());
        }
    }

    /** Whether nothing can follow what is typed: a mobile number with all its digits. */
    boolean phoneIsComplete(String typed) {
        String number = PhoneNumber.parse(typed).value();
        return number != null && number.startsWith("010-");
    }

    /** Whether nothing can follow what is typed: a birth date with the digit of the gender. */
    boolean birthIsComplete(String typed) {
        return BirthAndGender.parse(typed, today.get()).value() != null;
    }

    /** The message key of a field's problem after {@code booking.problem.}; null where it has none. */
    @Nullable
    String problem(BookingField field) {
        PatientSummary patient = picked.get();
        return switch (field) {
            case NAME -> nameProblem();
            case PHONE ->
                patient != null && phone.get().equals(phoneOf(patient))
                        ? null
                        : PhoneNumber.parse(phone.get()).problem();
            case BIRTH ->
                asStored(patient)
                        ? null
                        : BirthAndGender.parse(birth.get(), today.get()).problem();
            default -> null;
        };
    }

    private @Nullable String nameProblem() {
        return picked.get() == null ? PatientName.parseNew(name.get()).problem() : null;
    }

    /** The person; call it only without problems. */
    BookedPerson person() {
        PatientSummary patient = picked.get();
        String number = PhoneNumber.parse(phone.get()).value();
        if (patient != null && asStored(patient)) {
            return new BookedPerson(
                    patient.name(),
                    number == null ? patient.phone() : number,
                    Objects.requireNonNull(patient.birth()),
                    patient.gender(),
                    firstVisit.get());
        }
        BirthAndGender born = Objects.requireNonNull(
                BirthAndGender.parse(birth.get(), today.get()).value());
        return new BookedPerson(
                patient == null ? PatientName.normalized(name.get()) : patient.name(),
                number == null ? phone.get() : number,
                born.birth(),
                born.gender(),
                firstVisit.get());
    }

    private boolean asStored(@Nullable PatientSummary patient) {
        return patient != null && patient.birth() != null && birth.get().equals(birthOf(patient));
    }

    static String phoneOf(PatientSummary patient) {
        String number = PhoneNumber.parse(patient.phone()).value();
        return number == null ? patient.phone() : number;
    }

    static String birthOf(PatientSummary patient) {
        LocalDate day = patient.birth();
        return day == null ? "" : BirthAndGender.written(day, patient.gender());
    }

    /** Whether nothing is typed or picked. */
    boolean untouched() {
        return picked.get() == null
                && name.get().isBlank()
                && phone.get().isBlank()
                && birth.get().isBlank();
    }

    void clear() {
        another();
    }

    PatientDraft draft() {
        return new PatientDraft(name.get(), phone.get(), birth.get(), firstVisit.get(), picked.get());
    }

    void restore(PatientDraft draft) {
        clear();
        if (draft.picked() != null) {
            pick(draft.picked());
        }
        filled(() -> {
            name.set(draft.name());
            phone.set(draft.phone());
            birth.set(draft.birth());
            firstVisit.set(draft.firstVisit());
        });
        firstVisitChosen = true;
    }

    public SearchedSuggestions<PatientSummary> search() {
        return search;
    }

    public KnownOfPatientViewModel known() {
        return known;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty phoneProperty() {
        return phone;
    }

    /** Birth date and gender as {@code 900101-2}. */
    public StringProperty birthProperty() {
        return birth;
    }

    public BooleanProperty firstVisitProperty() {
        return firstVisit;
    }

    /** The patient of the index; null for a new one. */
    public ReadOnlyObjectProperty<@Nullable PatientSummary> pickedProperty() {
        return picked.getReadOnlyProperty();
    }
}
