package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.reservation.PatientVisits;
import clinic.frontdesk.reservation.PatientVisits.Found;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the desk must know of a patient while it books: visits, bookings that stand, likely duplicates. */
public final class KnownOfPatientViewModel {

    /** How many patients are compared for each of name and phone. */
    private static final int COMPARED = 20;

    private final PatientSearch patients;
    private final PatientVisits visits;
    private final Latest readingVisits;
    private final Latest comparing;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NONE);
    private final ReadOnlyObjectWrapper<List<PatientSummary>> alike = new ReadOnlyObjectWrapper<>(List.of());

    KnownOfPatientViewModel(PatientSearch patients, PatientVisits visits, BackgroundTasks tasks) {
        this.patients = patients;
        this.visits = visits;
        this.readingVisits = new Latest(tasks);
        this.comparing = new Latest(tasks);
    }

    /** Reads the visits of a patient, and finds those who may be the same person. */
    void read(PatientSummary patient) {
        // What cannot be read is missing here; the booking itself says that the database is away.
        readingVisits.run(() -> visits.of(patient.id()), found::set, failure -> {});
        compare(
                PatientName.normalized(patient.name()),
                PhoneNumber.normalized(patient.phone()),
                patient.birth(),
                patient);
    }

    /**
     * Finds patients who may be the one that is being typed.
     *
     * @param name normalized; may be empty
     * @param phone normalized; empty while it cannot be read
     */
    void compare(String name, String phone, @Nullable LocalDate birth) {
        compare(name, phone, birth, null);
    }

    private void compare(String name, String phone, @Nullable LocalDate birth, @Nullable PatientSummary except) {
        comparing.run(
                () -> {
                    Map<Long, PatientSummary> same = new LinkedHashMap<>();
                    if (!phone.isEmpty()) {
                        add(
                                same,
                                phone,
                                other -> PhoneNumber.normalized(other.phone()).equals(phone));
                    }
                    if (!name.isEmpty() && birth != null) {
                        add(
                                same,
                                name,
                                other -> PatientName.normalized(other.name()).equals(name)
                                        && birth.equals(other.birth()));
                    }
                    if (except != null) {
                        same.remove(except.id());
                    }
                    return List.copyOf(same.values());
                },
                alike::set,
                failure -> {});
    }

    private void add(Map<Long, PatientSummary> same, String query, Predicate<PatientSummary> filter) {
        patients.find(query, COMPARED).stream().filter(filter).forEach(other -> same.put(other.id(), other));
    }

    void reset() {
        readingVisits.cancel();
        comparing.cancel();
        found.set(Found.NONE);
        alike.set(List.of());
    }

    /** The picked patient's reservations; none for a new patient. */
    public ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Patients with the same phone number, or the same name and birth date. */
    public ReadOnlyObjectProperty<List<PatientSummary>> alikeProperty() {
        return alike.getReadOnlyProperty();
    }
}
