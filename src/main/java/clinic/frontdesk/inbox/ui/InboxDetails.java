package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who the current reservation is for, when, what is in its way, and the numbered starts that it may be moved to. */
final class InboxDetails extends VBox {

    private final Messages messages;
    private final DateTimeFormatter day;
    private final IntConsumer move;
    private final FlowPane starts = new FlowPane();
    private final Label startsTitle = label("section-title");

    /**
     * @param move receives the number of a chosen start, from 1
     */
    InboxDetails(Messages messages, IntConsumer move) {
        this.messages = messages;
        this.day = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        this.move = move;
        getStyleClass().add("inbox-details");
        starts.getStyleClass().add("chips");
    }

    /** Shows a reservation, or nothing while it is read. */
    void show(@Nullable ReservationDetails details) {
        if (details == null) {
            getChildren().clear();
            return;
        }
        List<Label> lines = new ArrayList<>();
        Label name = label("inbox-name");
        name.setText(details.patientName());
        lines.add(name);
        lines.add(line(
                "person",
                messages.text(
                        "panel.person",
                        details.phone(),
                        details.birthDate().toString(),
                        genderOf(details),
                        details.pastVisits().isEmpty()
                                ? messages.text("panel.first-time")
                                : messages.text("panel.nth-time", details.visitNumber()))));
        details.flags().stream()
                .filter(Flag::needsReview)
                .map(flag -> line("reason", "! " + messages.text("reason." + flag.code())))
                .forEach(lines::add);
        lines.add(line("fact-value", when(details)));
        lines.add(line(
                "secondary-text",
                messages.text(
                        "inbox.service",
                        details.serviceName(),
                        messages.text("panel.minutes", details.duration(), details.buffer()),
                        messages.text(DisplayStatus.textOf(details.status())))));
        String request = details.notes();
        if (request != null && !request.isBlank()) {
            lines.add(line("inbox-request", request));
        }
        startsTitle.setText(messages.text(details.start() == null ? "panel.choose-start" : "panel.may-move"));
        getChildren().setAll(lines);
        getChildren().addAll(startsTitle, starts);
    }

    /** Shows the starts, each with the key that chooses it. */
    void showStarts(List<Slot> offered) {
        starts.getChildren().clear();
        for (int i = 0; i < offered.size(); i++) {
            int number = i + 1;
            Slot start = offered.get(i);
            String text = day.format(start.date()) + " " + ClockTime.format(start.start());
            Button chip = new Button(number + "  " + text);
            chip.getStyleClass().add("chip");
            chip.setAccessibleText(messages.text("inbox.move-to", text));
            chip.setFocusTraversable(false);
            chip.setOnAction(event -> move.accept(number));
            starts.getChildren().add(chip);
        }
        startsTitle.setVisible(!offered.isEmpty());
        startsTitle.setManaged(!offered.isEmpty());
    }

    private String when(ReservationDetails details) {
        Integer start = details.start();
        String date = day.format(details.date());
        return start == null
                ? messages.text("panel.unreadable", date, details.writtenTime())
                : date + " " + ClockTime.format(start) + " – "
                        + ClockTime.format((start + details.duration()) % ClockTime.MINUTES_A_DAY);
    }

    private String genderOf(ReservationDetails details) {
        Gender gender = details.gender();
        return gender.equals(Gender.MALE)
                ? messages.text("panel.male")
                : gender.equals(Gender.FEMALE) ? messages.text("panel.female") : gender.label();
    }

    private static Label line(String styleClass, String text) {
        Label line = label(styleClass);
        line.setText(text);
        return line;
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
