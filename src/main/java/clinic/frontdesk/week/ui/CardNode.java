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
 * A card, reused for other reservations. What does not fit is left out in this order: tags, time, service; the name and
 * the sign of the status are always shown. The tooltip and the accessible text have all of it.
 */
final class CardNode extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");
    private static final double LINE = 16;
    private static final double ROOMY_LINE = 20;
    private static final double SIGN = 10;

    private final Messages messages;
    private final Region tail = new Region();
    private final Region body = new Region();
    private final Label time = label("card-time");
    private final Label name = label("card-name");
    private final Label service = label("card-service");
    private final Region sign = new Region();
    private final List<Label> tagLabels = List.of(label("card-tag"), label("card-tag"), label("card-tag"));

    /** The labels that the shown reservation uses. */
    private List<Label> tags = List.of();

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
        getChildren().addAll(tagLabels);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, tooltip);
        for (Node child : getChildren()) {
            child.setMouseTransparent(true);
        }
        setPickOnBounds(true);
    }

    /** The reservation that it shows; empty before the first. */
    String reservationId() {
        WeekCard shown = card;
        return shown == null ? "" : shown.reservationId();
    }

    /** Shows a reservation. */
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
        // The labels stay children, so that reusing the card adds and removes none.
        for (int i = 0; i < tagLabels.size(); i++) {
            Label label = tagLabels.get(i);
            label.setText(i < wanted.size() ? wanted.get(i) : "");
            label.setVisible(false);
        }
        tags = tagLabels.subList(0, wanted.size());
        String full = describe(next);
        setAccessibleText(full);
        tooltip.setText(full);
        requestLayout();
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        setViewOrder(selected ? -1 : 0);
    }

    /** Sets a larger type, for a large screen. */
    void setRoomy(boolean roomy) {
        line = roomy ? ROOMY_LINE : LINE;
        requestLayout();
    }

    void setMoving(boolean moving) {
        pseudoClassStateChanged(MOVING, moving);
    }

    /** Positions it; the tail of the buffer is below the treatment. */
    void place(WeekLayout.Box box) {
        if (tailHeight != box.tail()) {
            tailHeight = box.tail();
            requestLayout();
        }
        // On a narrow card a letter more is worth more than an ellipsis.
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
        boolean signed = status != null && status.signed();
        // On a narrow card the sign is beside the service, so that the name has the whole line.
        boolean signBelow = signed && width < 84 && height >= line * 2 - 4;
        double left = width < 64 ? 7 : 10;
        double right = width - (width < 64 ? 3 : 7);
        double top = twoLines ? 3 : Math.max(0, Math.floor((height - line) / 2));
        sign.setVisible(signed);
        if (signBelow) {
            sign.resizeRelocate(right - 11, twoLines ? top + line + 3 : height - 12, SIGN, SIGN);
            top = twoLines ? top : 1;
        } else if (signed) {
            sign.resizeRelocate(right - SIGN, top + (line - SIGN) / 2, SIGN, SIGN);
            right -= SIGN + 4;
        }
        double end = layOutFirstLine(left, top, right);
        if (twoLines) {
            service.setVisible(true);
            service.resizeRelocate(left, top + line, Math.max(0, width - left - (signBelow ? 17 : 4)), line);
        } else {
            double room = right - end;
            service.setVisible(room > 36);
            service.resizeRelocate(end, top, Math.max(0, Math.min(room, service.prefWidth(-1))), line);
        }
        if (height >= line * 3 + 6) {
            layOutRemainingTags(left, top + line * 2 + 2);
        }
    }

    /** Lays out the time, the name and the tags that fit beside it, and returns where the room after them begins. */
    private double layOutFirstLine(double left, double top, double right) {
        double nameWidth = Math.ceil(name.prefWidth(-1));
        double timeWidth = line * 2.2 + 2;
        // The time is left out where the name would be cut: the position of the card tells it, too.
        boolean timed = getWidth() >= 92 && right - left - timeWidth >= Math.min(nameWidth, 42);
        time.setVisible(timed);
        double x = left;
        if (timed) {
            time.resizeRelocate(x, top, timeWidth, line);
            x += timeWidth;
        }
        double shown = Math.max(0, Math.min(nameWidth, right - x));
        name.resizeRelocate(x, top, shown, line);
        x += shown + 6;
        for (Label tag : tags) {
            double tagWidth = Math.ceil(tag.prefWidth(-1));
            boolean fits = x + tagWidth <= right;
            tag.setVisible(fits);
            if (fits) {
                tag.resizeRelocate(x, top + 1, tagWidth, line - 1);
                x += tagWidth + 4;
            }
        }
        return x;
    }

    /** Lays out the tags that did not fit beside the name under the service, as on a narrow but tall card. */
    private void layOutRemainingTags(double left, double top) {
        double x = left;
        for (Label tag : tags) {
            double tagWidth = Math.ceil(tag.prefWidth(-1));
            if (!tag.isVisible() && x + tagWidth <= getWidth() - 5) {
                tag.setVisible(true);
                tag.resizeRelocate(x, top, tagWidth, line - 1);
                x += tagWidth + 4;
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
                shown.otherStatus() == null ? messages.text(shown.status().key()) : shown.otherStatus()));
        for (Label tag : tags) {
            text.append(" · ").append(tag.getText());
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
