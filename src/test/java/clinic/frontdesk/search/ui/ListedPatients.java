package clinic.frontdesk.search.ui;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.search.MatchedParts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A few invented patients in a list. */
final class ListedPatients implements PatientSearch {

    static final PatientSummary CHEOLSU = new PatientSummary(
            1,
            "김철수",
            "01028417730",
            LocalDate.of(1991, 4, 12),
            Gender.MALE,
            12,
            1,
            LocalDate.of(2026, 10, 2),
            LocalDateTime.of(2026, 12, 4, 14, 30),
            "주름 보톡스",
            "r1",
            new PatientTag(1, "VIP", "gold", "★"),
            "");

    static final PatientSummary CHANSOL = new PatientSummary(
            2,
            "김찬솔",
            "010-2841-7712",
            LocalDate.of(1988, 1, 3),
            Gender.FEMALE,
            2,
            0,
            LocalDate.of(2026, 8, 11),
            null,
            null,
            null,
            null,
            "");

    static final PatientSummary CHAESEOP =
            new PatientSummary(3, "강채섭", "010-2841-7705", null, Gender.FEMALE, 0, 0, null, null, null, null, null, "");

    final List<String> asked = new ArrayList<>();
    final List<PatientSummary> patients = new ArrayList<>(List.of(CHEOLSU, CHANSOL, CHAESEOP));

    @Override
    public List<PatientSummary> find(String query, int limit) {
        asked.add(query);
        MatchedParts parts = new MatchedParts(query);
        return patients.stream()
                .filter(patient -> parts.match(patient.name(), patient.phone()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PatientSummary> patient(long id) {
        return patients.stream().filter(patient -> patient.id() == id).findFirst();
    }

    @Override
    public Optional<PatientSummary> ofReservation(String reservationId) {
        return patients.stream()
                .filter(patient -> reservationId.equals(patient.nextReservation()))
                .findFirst();
    }
}
