package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentRow;
import clinic.frontdesk.output.Letterhead;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Collectors;

/** The words of documents in one language. */
record PaperWords(Messages messages) {

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** A day with its weekday. */
    String day(LocalDate day) {
        return text("output.day", day);
    }

    String period(DocumentPeriod period) {
        return period.first().equals(period.last())
                ? day(period.first())
                : text("output.period", period.first(), period.last());
    }

    String clinic(Letterhead letterhead) {
        return letterhead.name().isEmpty() ? text("output.clinic") : letterhead.name();
    }

    String made(LocalDateTime now) {
        return text("output.made", now.toLocalDate(), time(now.getHour() * 60 + now.getMinute()));
    }

    static String time(int minute) {
        return ClockTime.format(minute % ClockTime.MINUTES_A_DAY);
    }

    /** The start, or the time as written where it cannot be read. */
    static String start(DocumentRow row) {
        return row.start() == null ? row.writtenTime() : time(row.start());
    }

    /** The start and the end of the treatment. */
    static String span(DocumentRow row) {
        return row.start() == null ? row.writtenTime() : time(row.start()) + "–" + time(row.start() + row.duration());
    }

    String marks(DocumentRow row) {
        return row.marks().stream().map(messages::text).collect(Collectors.joining(" · "));
    }

    String birthAndGender(DocumentRow row) {
        return row.birthDate() + " " + gender(row.gender());
    }

    private String gender(Gender gender) {
        if (gender.equals(Gender.FEMALE)) {
            return text("output.gender.female");
        }
        return gender.equals(Gender.MALE) ? text("output.gender.male") : gender.label();
    }

    /** Request and memo, each with its name; empty where there is neither. */
    String memos(DocumentRow row) {
        String request = row.request().isBlank()
                ? ""
                : text("output.request-is", row.request().strip());
        String memo =
                row.memo().isBlank() ? "" : text("output.memo-is", row.memo().strip());
        return request.isEmpty() || memo.isEmpty() ? request + memo : request + "\n" + memo;
    }
}
