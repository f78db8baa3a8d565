package clinic.frontdesk.search.ui;

import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a result of the search says, in one language. */
final class HitTexts {

    private static final int DAYS_BY_WEEKDAY = 7;

    private final Messages messages;

    HitTexts(Messages messages) {
        this.messages = messages;
    }

    /** The phone as Koreans write it, or as it is stored where it cannot be read. */
    static String phone(PatientSummary patient) {
        String parsed = PhoneNumber.parse(patient.phone()).value();
        return parsed == null ? patient.phone() : parsed;
    }

    /** Year of birth, gender, age. */
    String person(PatientSummary patient, LocalDate today) {
        String gender = patient.gender().equals(Gender.MALE)
                ? messages.text("panel.male")
                : patient.gender().equals(Gender.FEMALE)
                        ? messages.text("panel.female")
                        : patient.gender().label();
        LocalDate birth = patient.birth();
        return birth == null
                ? gender
                : birth.getYear() + " " + gender + " " + Math.max(0, ChronoUnit.YEARS.between(birth, today));
    }

    /** How often the patient came and did not, and what is booked next. */
    String facts(PatientSummary patient, LocalDate today) {
        List<String> facts = new ArrayList<>();
        if (patient.visits() > 0) {
            facts.add(messages.text("search.visits", patient.visits()));
        }
        if (patient.noShows() > 0) {
            facts.add(messages.text("search.no-shows", patient.noShows()));
        }
        LocalDateTime next = patient.next();
        LocalDate last = patient.lastVisit();
        if (next != null) {
            facts.add(messages.text(
                    "search.next",
                    day(next.toLocalDate(), today),
                    ClockTime.format(next.getHour() * 60 + next.getMinute())));
        } else if (last != null) {
            facts.add(messages.text(last.getYear() == today.getYear() ? "search.last" : "search.last-year", last));
        }
        return facts.isEmpty() ? messages.text("search.first") : String.join(" · ", facts);
    }

    /** A coming day: a word, a weekday within a week, otherwise the date. */
    private String day(LocalDate day, LocalDate today) {
        long ahead = ChronoUnit.DAYS.between(today, day);
        return ahead == 0
                ? messages.text("search.today")
                : ahead == 1
                        ? messages.text("search.tomorrow")
                        : ahead > 1 && ahead < DAYS_BY_WEEKDAY
                                ? day.getDayOfWeek().getDisplayName(TextStyle.SHORT, messages.locale())
                                : messages.text("search.day", day);
    }

    /** A date with the half-day or time that was typed. */
    String date(LocalDate date, DatePhrase phrase) {
        Integer minute = phrase.minute();
        Period period = phrase.period();
        String day = messages.text("search.date", date);
        return minute != null
                ? day + " " + ClockTime.format(minute)
                : period == null
                        ? day
                        : day + " " + messages.text(period == Period.MORNING ? "search.morning" : "search.afternoon");
    }
}
