package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.WeekCard;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * One card, used again for other reservations. What does not fit gives way in order: marks, time, service; the name and
 * the sign stay. The whole of it is in the tooltip and the accessible text.
 */
final class CardNode extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");
    private static final double LINE = 16;
    private static final double ROOMY_LINE = 20;

    private final Messages messages;
    private final Region tail = new Region();
    private final Region body = new Region();
    private final Label time = label("card-time");
    private final Label name = label("card-name");
    private final Label service = label("card-service");
    private final Region sign = new Region();
    private final List<Label> markLabels = List.of(label("card-mark"), label("card-mark"), label("card-mark"));

    /** Those of the labels that the shown reservation has. */
    private List<Label> marks = List.of();

    private final Tooltip tooltip = new Tooltip();
    private @Nullable WeekCard card;
    private @Nullable DisplayStatus status;
    private double tailHeight;
    private double line = LINE;

    CardNode(Messages messages) {
        this.messages = messages;
        getStyleClass().add("card");
        tail.getStyleClass().add("card-tail");
        body.getStyleClass().addAll("card-body", "status-body");
        sign.getStyleClass().addAll("card-sign", "status-sign");
        name.getStyleClass().add("status-name");
        getChildren().addAll(tail, body, time, name, service, sign);
        getChildren().addAll(markLabels);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, tooltip);
        for (Node child : getChildren()) {
            child.setMouseTransparent(true);
        }
        setPickOnBounds(true);
    }

    /** Which reservation it shows. */
    String reservationId() {
        WeekCard shown = card;
        return shown == null ? "" : shown.reservationId();
    }

    /** Shows a reservation; nothing happens if it is shown already. */
    void show(WeekCard next, boolean past) {
        pseudoClassStateChanged(PAST, past);
        if (next.equals(card)) {
            return;
        }
        card = next;
        if (status != next.status()) {
            status = next.status();
            getStyleClass().setAll("card", next.status().styleClass());
        }
        time.setText(ClockTime.format(next.start()));
        name.setText(next.patientName());
        service.setText(next.serviceName());
        List<String> wanted = new ArrayList<>();
        if (next.web()) {
            wanted.add(messages.text("card.web"));
        }
        if (next.firstVisit()) {
            wanted.add(messages.text("card.first-visit"));
        }
        if (next.squeezedIn()) {
            wanted.add(messages.text("card.squeezed-in"));
        }
        // The labels stay children for good, so that a card used again adds and removes nothing.
        for (int i = 0; i < markLabels.size(); i++) {
            Label label = markLabels.get(i);
            label.setText(i < wanted.size() ? wanted.get(i) : "");
            label.setVisible(false);
        }
        marks = markLabels.subList(0, wanted.size());
        String full = describe(next);
        setAccessibleText(full);
        tooltip.setText(full);
        requestLayout();
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        setViewOrder(selected ? -1 : 0);
    }

    /** Larger type, for a large screen. */
    void setRoomy(boolean roomy) {
        line = roomy ? ROOMY_LINE : LINE;
        requestLayout();
    }

    void setMoving(boolean moving) {
        pseudoClassStateChanged(MOVING, moving);
    }

    /** Puts it in its box; the buffer's tail hangs below. */
    void place(WeekLayout.Box box) {
        if (tailHeight != box.tail()) {
            tailHeight = box.tail();
            requestLayout();
        }
        // Where every pixel counts, a letter says more than the dots of an ellipsis.
        String ellipsis = box.width() < 84 ? "" : "…";
        name.setEllipsisString(ellipsis);
        service.setEllipsisString(ellipsis);
        resizeRelocate(box.x(), box.y(), box.width(), box.height() + box.tail());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight() - tailHeight;
        tail.setVisible(tailHeight > 3);
        tail.resizeRelocate(0, height + 1, width, Math.max(0, tailHeight - 1));
        body.resizeRelocate(0, 0, width, height);

        boolean twoLines = height >= line * 2 + 3;
        boolean narrow = width < 92;
        double left = width < 64 ? 7 : 10;
        double top = twoLines ? 3 : Math.max(0, Math.floor((height - line) / 2));
        boolean signed = status != null && status.signed();
        // On a narrow card the sign steps down beside the service, so that the name keeps its line.
        boolean signBelow = signed && width < 84 && (height >= line * 2 - 4);
        double right = width - (width < 64 ? 3 : 7);
        sign.setVisible(signed);
        if (signBelow) {
            sign.resizeRelocate(right - 11, twoLines ? top + line + 3 : height - 12, 10, 10);
        } else if (signed) {
            sign.resizeRelocate(right - 10, top + (line - 10) / 2, 10, 10);
            right -= 14;
        }
        if (signBelow && !twoLines) {
            top = 1;
        }

        double nameWidth = Math.ceil(name.prefWidth(-1));
        double timeWidth = line * 2.2 + 2;
        // The time gives way where the name would have to be cut for it: the row says when, too.
        boolean timed = !narrow && right - left - timeWidth >= Math.min(nameWidth, 42);
        time.setVisible(timed);
        double x = left;
        if (timed) {
            time.resizeRelocate(x, top, timeWidth, line);
            x += timeWidth;
        }
        double shown = Math.max(0, Math.min(nameWidth, right - x));
        name.resizeRelocate(x, top, shown, line);
        x += shown + 6;
        for (Label mark : marks) {
            double markWidth = Math.ceil(mark.prefWidth(-1));
            boolean fits = x + markWidth <= right;
            mark.setVisible(fits);
            if (fits) {
                mark.resizeRelocate(x, top + 1, markWidth, line - 1);
                x += markWidth + 4;
            }
        }
        double serviceTop = top + line;
        if (twoLines) {
            service.setVisible(true);
            service.resizeRelocate(left, serviceTop, Math.max(0, width - left - (signBelow ? 17 : 4)), line);
        } else {
            double room = right - x;
            service.setVisible(room > 36);
            service.resizeRelocate(x, top, Math.max(0, Math.min(room, service.prefWidth(-1))), line);
        }
        // On a narrow but tall card, the marks that found no room beside the name stand under the service.
        if (height >= line * 3 + 6) {
            double markX = left;
            for (Label mark : marks) {
                double markWidth = Math.ceil(mark.prefWidth(-1));
                if (!mark.isVisible() && markX + markWidth <= width - 5) {
                    mark.setVisible(true);
                    mark.resizeRelocate(markX, serviceTop + line + 2, markWidth, line - 1);
                    markX += markWidth + 4;
                }
            }
        }
    }

    private String describe(WeekCard shown) {
        StringBuilder text = new StringBuilder(messages.text(
                "card.describe",
                ClockTime.format(shown.start()),
                ClockTime.format(shown.start() + shown.duration()),
                shown.patientName(),
                shown.serviceName(),
                messages.text(shown.status().key())));
        for (Label mark : marks) {
            text.append(" · ").append(mark.getText());
        }
        return text.toString();
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        return label;
    }
}
