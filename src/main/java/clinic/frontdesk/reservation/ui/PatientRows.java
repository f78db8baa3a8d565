package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Patients as rows of results and as the lines of the picked patient. */
final class PatientRows {

    private final Messages messages;
    private final StartLabels labels;

    PatientRows(Messages messages) {
        this.messages = messages;
        this.labels = new StartLabels(messages);
    }

    /** A result: name, birth date and phone; below it the visits, no-shows, and what is booked next. */
    Region result(PatientSummary patient, LocalDate today) {
        Label name = label(patient.name(), "row-name");
        Label phone = label(phone(patient), "secondary-text");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(name);
        if (patient.tag() != null) {
            head.getChildren().add(tag(patient.tag()));
        }
        head.getChildren().addAll(gap, phone);
        head.getStyleClass().add("row-head");
        phone.setMinWidth(Region.USE_PREF_SIZE);
        List<String> facts = new ArrayList<>();
        if (patient.birth() != null) {
            facts.add(patient.birth().toString());
        }
        facts.add(messages.text("booking.patient.visits", patient.visits()));
        HBox below = new HBox(label(String.join(" · ", facts), "secondary-text"));
        below.getStyleClass().add("row-head");
        if (patient.noShows() > 0) {
            below.getChildren().add(label(messages.text("booking.patient.no-shows", patient.noShows()), "no-shows"));
        }
        LocalDateTime next = patient.next();
        if (next != null) {
            String when = labels.day(next.toLocalDate(), today) + " "
                    + StartLabels.time(next.getHour() * 60 + next.getMinute());
            below.getChildren().add(label(messages.text("booking.patient.next", when), "next-visit"));
        }
        VBox row = new VBox(head, below);
        row.getStyleClass().add("row-lines");
        return row;
    }

    /** The lines of the picked patient: phone, birth date, gender, which visit this would be, the tag. */
    List<Node> who(PatientSummary patient) {
        List<Node> parts = new ArrayList<>();
        String birth = patient.birth() == null ? "" : " · " + patient.birth() + " " + gender(patient.gender());
        String visit = messages.text("booking.patient.nth", patient.visits() + 1);
        parts.add(label(phone(patient) + birth, "person-line"));
        parts.add(label(visit, "nth-visit"));
        if (patient.noShows() > 0) {
            parts.add(label(messages.text("booking.patient.no-shows", patient.noShows()), "no-shows"));
        }
        if (patient.tag() != null) {
            parts.add(tag(patient.tag()));
        }
        return parts;
    }

    private static Label tag(PatientTag tag) {
        Label label = label(tag.sign() + " " + tag.name(), "patient-tag");
        label.setMinWidth(Region.USE_PREF_SIZE);
        // The clinic chooses the colour; only the name of a token may reach the style.
        if (tag.color().matches("[a-z0-9-]+")) {
            label.setStyle("-fd-tag: -fd-tag-" + tag.color() + ";");
        }
        return label;
    }

    private String gender(Gender gender) {
        if (gender.equals(Gender.FEMALE)) {
            return messages.text("panel.female");
        }
        return gender.equals(Gender.MALE) ? messages.text("panel.male") : gender.label();
    }

    private static String phone(PatientSummary patient) {
        String formatted = PhoneNumber.parse(patient.phone()).value();
        return formatted == null ? patient.phone() : formatted;
    }

    static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        return label;
    }
}
