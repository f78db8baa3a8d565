package clinic.frontdesk.patientpage.ui;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.patient.PatientPage.Visit;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The reservations of a patient as lines: what is booked, and what was, by year. */
final class VisitLines {

    private final Messages messages;
    private final DateTimeFormatter day;

    VisitLines(Messages messages) {
        this.messages = messages;
        this.day = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
    }

    /** Day, time, service and status in one line. */
    String line(Visit visit) {
        return messages.text(
                "panel.visit",
                when(visit),
                visit.service(),
                messages.text(DisplayStatus.textOf(new Status(visit.status()))));
    }

    private String when(Visit visit) {
        LocalDate date = visit.day();
        Integer start = visit.start();
        return (date == null ? "–" : day.format(date)) + " "
                + (start == null ? visit.writtenTime().strip() : ClockTime.format(start));
    }

    /** A row of what is booked; it opens the reservation. */
    Node booked(Visit visit, Runnable open) {
        Button row = new Button(line(visit));
        row.getStyleClass().add("list-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(event -> open.run());
        return withMemos(visit, row);
    }

    /** Past reservations and those that hold no place, under their years. */
    List<Node> byYear(List<Visit> visits) {
        Map<Integer, List<Visit>> years = new LinkedHashMap<>();
        for (Visit visit : visits) {
            if (!visit.coming()) {
                LocalDate date = visit.day();
                years.computeIfAbsent(date == null ? 0 : date.getYear(), year -> new ArrayList<>())
                        .add(visit);
            }
        }
        List<Node> nodes = new ArrayList<>();
        years.forEach((year, of) -> {
            nodes.add(head(year, of));
            of.forEach(visit -> {
                Label line = new Label(line(visit));
                line.setWrapText(true);
                line.setMaxWidth(Double.MAX_VALUE);
                line.getStyleClass()
                        .addAll(
                                "visit",
                                DisplayStatus.of(new Status(visit.status()), false)
                                        .styleClass());
                nodes.add(withMemos(visit, line));
            });
        });
        return nodes;
    }

    private Label head(int year, List<Visit> visits) {
        int came = count(visits, WebsiteLabels.COMPLETED);
        int missed = count(visits, WebsiteLabels.NO_SHOW);
        String counts = messages.text("patient.visits", came)
                + (missed == 0 ? "" : " · " + messages.text("patient.no-shows", missed));
        Label head = new Label(year == 0 ? counts : messages.text("patient.year", String.valueOf(year), counts));
        head.getStyleClass().add("section-title");
        return head;
    }

    private static int count(List<Visit> visits, String status) {
        return Math.toIntExact(
                visits.stream().filter(visit -> visit.status().equals(status)).count());
    }

    private static Node withMemos(Visit visit, Node line) {
        VBox lines = new VBox(line);
        for (String text : List.of(visit.notes(), visit.memo())) {
            if (!text.isEmpty()) {
                Label memo = new Label(text);
                memo.setWrapText(true);
                memo.getStyleClass().add("visit-memo");
                lines.getChildren().add(memo);
            }
        }
        return lines;
    }
}
