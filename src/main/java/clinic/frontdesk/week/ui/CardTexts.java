package clinic.frontdesk.week.ui;

import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.CardPatient;
import clinic.frontdesk.week.WeekCard;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What cards say, in one language, and the measures of their texts. */
final class CardTexts {

    private final Messages messages;
    private final TextFit fit = new TextFit();
    /** Parsed once, since a week has hundreds of cards. */
    private final MessageFormat description;

    private final String web;
    private final String firstVisit;
    private final String squeezedIn;
    private final String review;

    CardTexts(Messages messages) {
        this.messages = messages;
        description = new MessageFormat(messages.text("card.describe"), messages.locale());
        web = messages.text("card.web");
        firstVisit = messages.text("card.first-visit");
        squeezedIn = messages.text("card.squeezed-in");
        review = messages.text("card.review");
    }

    TextFit fit() {
        return fit;
    }

    /** The marks of a reservation, and how often the patient came. */
    List<String> tagsAndVisits(WeekCard card) {
        CardPatient patient = card.patient();
        if (patient == null || patient.visits() == 0 || card.firstVisit()) {
            return tags(card);
        }
        List<String> tags = new ArrayList<>(tags(card));
        tags.add(messages.text("card.visits", patient.visits()));
        return tags;
    }

    /** Whom a card names, as it may be shown. */
    String name(WeekCard card) {
        return messages.privacy().name(card.patientName());
    }

    /** The last digits of the phone, where they may be shown. */
    String digits(WeekCard card) {
        return messages.privacy().written(card.lastDigits());
    }

    /** The tag of the patient; none while people are hidden. */
    Optional<PatientTag> patientTag(WeekCard card) {
        CardPatient patient = card.patient();
        return patient == null || messages.privacy().hides() ? Optional.empty() : Optional.ofNullable(patient.tag());
    }

    /** The marks of a reservation. */
    List<String> tags(WeekCard card) {
        boolean reviewed = card.review() != null && card.status() != DisplayStatus.ATTENTION;
        if (!card.web() && !card.firstVisit() && !card.squeezedIn() && !reviewed) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        if (reviewed) {
            tags.add(review);
        }
        if (card.web()) {
            tags.add(web);
        }
        if (card.firstVisit()) {
            tags.add(firstVisit);
        }
        if (card.squeezedIn()) {
            tags.add(squeezedIn);
        }
        return tags;
    }

    /** What must be seen of the patient, what the clinic noted and what the patient asked for, in one line. */
    String note(WeekCard card) {
        if (messages.privacy().hides()) {
            return "";
        }
        CardPatient patient = card.patient();
        if (patient == null || patient.alert().isEmpty()) {
            return card.memo().isEmpty()
                    ? card.request()
                    : card.request().isEmpty() ? card.memo() : card.memo() + " · " + card.request();
        }
        return Stream.of(patient.alert(), card.memo(), card.request())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** As {@link #describe(WeekCard)}, and what others just did to it. */
    String describe(WeekCard card, @Nullable CardChange change) {
        return change == null ? describe(card) : describe(card) + '\n' + messages.text(change.key());
    }

    /** A reservation in words, with all that its card may have no room for. */
    String describe(WeekCard card) {
        StringBuilder text = new StringBuilder(description.format(new Object[] {
            ClockTime.format(card.start()),
            ClockTime.format(card.end()),
            name(card),
            card.serviceName(),
            card.otherStatus() == null ? messages.text(card.status().key()) : card.otherStatus()
        }));
        patientTag(card).ifPresent(tag -> text.append(" · ").append(tag.name()));
        for (String tag : tagsAndVisits(card)) {
            text.append(" · ").append(tag);
        }
        if (card.confirmedByPhone()) {
            text.append(" · ").append(messages.text("card.by-phone"));
        }
        String note = note(card);
        return note.isEmpty() ? text.toString() : text.append('\n').append(note).toString();
    }
}
