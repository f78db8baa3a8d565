package clinic.frontdesk.commands;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.waitlist.WantedDays;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishPatient;
import clinic.frontdesk.waitlist.WishTerms;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What the commands of the waiting list print of a wish. */
final class WaitlistCommands {

    private WaitlistCommands() {}

    static WishPatient of(PatientSummary patient) {
        return patient.birth() == null
                ? new WishPatient(patient.name(), patient.phone(), null, null)
                : new WishPatient(patient.name(), patient.phone(), patient.birth(), patient.gender());
    }

    static Map<String, Object> document(Wish wish) {
        WishTerms terms = wish.terms();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("wish", wish.id());
        document.put("name", wish.patient().name());
        document.put("phone", wish.patient().phone());
        document.put("service", terms.serviceCode());
        document.put("days", WantedDays.written(terms.days(), Locale.ENGLISH));
        document.put("period", terms.half() == null ? null : terms.half().name());
        document.put("notBefore", text(terms.notBefore()));
        document.put("until", text(terms.lastDay()));
        document.put("priority", terms.priority().name());
        document.put("remark", terms.remark());
        document.put("asked", wish.askedAt().toString());
        return document;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static String line(Wish wish) {
        WishTerms terms = wish.terms();
        StringJoiner line = new StringJoiner("  ");
        line.add(Long.toString(wish.id()));
        line.add(wish.patient().name());
        line.add(wish.patient().phone());
        line.add(terms.serviceCode());
        line.add(terms.days().any() ? "any day" : WantedDays.written(terms.days(), Locale.ENGLISH));
        if (terms.half() != null) {
            line.add(terms.half().name());
        }
        if (terms.notBefore() != null) {
            line.add("from " + terms.notBefore());
        }
        line.add("until " + terms.lastDay());
        line.add(terms.priority().name());
        if (!terms.remark().isEmpty()) {
            line.add(terms.remark());
        }
        return line.toString();
    }

    /** A start as 2026-12-02T11:30. */
    static String start(Slot start) {
        return start.date() + "T" + ClockTime.format(start.start());
    }
}
