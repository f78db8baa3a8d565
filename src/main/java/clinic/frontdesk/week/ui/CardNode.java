package clinic.frontdesk.week.ui;

import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.WeekCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A card, reused for other reservations. What does not fit gives way in this order: what is said beside, the service, the
 * marks, the time, and last the name, which then ends in an ellipsis; the sign of the status is always shown. The tooltip and
 * the accessible text have all of it.
 */
final class CardNode extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass EDGE = PseudoClass.getPseudoClass("edge");
    private static final double SIGN = 10;
    /** The side of the sign of a change, and by how much it stands over the corner of the card. */
    private static final double CHANGE_SIGN = 9;

    private static final double OVER = 3;
    private static final double GAP = 6;
    /** The width from which the service stands beside the name and the last digits of the phone are shown. */
    private static final double WIDE = 215;
    /** What is cut to less than this says nothing. */
    private static final double LEAST_SERVICE = 22;

    private final CardTexts texts;
    private final Region body = new Region();
    private final Text time = text("card-time");
    private final Text name = text("card-name");
    private final Text service = text("card-service");
    private final Region sign = new Region();
    private final List<Label> tagLabels = new ArrayList<>();
    private @Nullable Region tail;
    private @Nullable Text digits;
    private @Nullable Text note;
    private @Nullable Text star;
    private @Nullable Region phone;
    private List<String> tags = List.of();
    private @Nullable Region changeSign;
    private @Nullable CardChange change;
    private @Nullable WeekCard card;
    private @Nullable DisplayStatus status;
    private boolean past;
    private WeekLayout.@Nullable Box box;
    private double line = GridScale.STANDARD.line();
    private CardLook look = CardLook.STANDARD;

    CardNode(CardTexts texts) {
        this.texts = texts;
        getStyleClass().add("card");
        body.getStyleClass().addAll("card-body", "status-body");
        sign.getStyleClass().addAll("card-sign", "status-sign");
        name.getStyleClass().add("status-name");
        getChildren().addAll(body, time, name, service, sign);
        getChildren().forEach(child -> {
            child.setManaged(false);
            child.setMouseTransparent(true);
        });
        setManaged(false);
        setAccessibleRole(AccessibleRole.BUTTON);
        setPickOnBounds(true);
    }

    /** The reservation that it shows; empty before the first. */
    String reservationId() {
        WeekCard shown = card;
        return shown == null ? "" : shown.reservationId();
    }

    /** Whether it has the look of a reservation, so that its style need not be computed again. */
    boolean looksLike(WeekCard next, boolean nextPast) {
        return status == next.status() && past == nextPast;
    }

    /** Shows a reservation. */
    void show(WeekCard next, boolean nextPast) {
        past = nextPast;
        pseudoClassStateChanged(PAST, past);
        if (next.equals(card)) {
            return;
        }
        card = next;
        box = null;
        if (status != next.status()) {
            status = next.status();
            getStyleClass().setAll("card", next.status().styleClass());
        }
        describe(next);
        sign.setVisible(next.status().signed());
        tags = look.single() ? texts.tagsAndVisits(next) : texts.tags(next);
        // The labels stay children, so that reusing the card adds and removes none.
        while (tagLabels.size() < tags.size()) {
            Label label = new Label();
            label.getStyleClass().add("card-tag");
            label.setMinWidth(0);
            label.setManaged(false);
            label.setMouseTransparent(true);
            tagLabels.add(label);
            getChildren().add(label);
        }
        for (int i = 0; i < tagLabels.size(); i++) {
            tagLabels.get(i).setText(i < tags.size() ? tags.get(i) : "");
            tagLabels.get(i).setVisible(false);
        }
        if (tail == null && next.buffer() > 0) {
            tail = added(new Region(), "card-tail");
        }
        if (digits == null && !texts.digits(next).isEmpty()) {
            digits = added(text("card-digits"), "card-service");
        }
        showStar(next);
        if (phone == null && next.confirmedByPhone()) {
            phone = added(new Region(), "card-phone");
        }
        if (note == null && !texts.note(next).isEmpty()) {
            note = added(text("card-note"), "card-service");
        }
    }

    private void showStar(WeekCard next) {
        Optional<PatientTag> tag = texts.patientTag(next);
        if (star == null && tag.isPresent()) {
            star = added(text("card-star"), "card-star");
        }
        Text sign = star;
        if (sign != null) {
            sign.setText(tag.map(PatientTag::sign).orElse(""));
            // The clinic chooses the colour, one of the tokens.
            sign.setStyle(tag.map(PatientTag::color)
                    .filter(color -> color.matches("[a-z0-9-]+"))
                    .map(color -> "-fx-fill: -fd-tag-" + color + ";")
                    .orElse(""));
        }
    }

    private <N extends Node> N added(N child, String styleClass) {
        child.getStyleClass().add(styleClass);
        child.setManaged(false);
        child.setMouseTransparent(true);
        child.setVisible(false);
        getChildren().add(child);
        return child;
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        setViewOrder(selected ? -1 : 0);
    }

    /** Marks it as changed by others, or not: a ring and a sign at the corner, over what is laid out. */
    void mark(@Nullable CardChange wanted) {
        if (change == wanted) {
            return;
        }
        change = wanted;
        pseudoClassStateChanged(CHANGED, wanted != null);
        Region corner = changeSign;
        if (corner == null) {
            corner = added(new Region(), "card-change-sign");
            corner.resizeRelocate(-OVER, -OVER, CHANGE_SIGN, CHANGE_SIGN);
            changeSign = corner;
        }
        corner.setVisible(wanted != null);
        WeekCard shown = card;
        if (shown != null) {
            describe(shown);
        }
    }

    private void describe(WeekCard shown) {
        setAccessibleText(texts.describe(shown, change));
    }

    /** Sets the size of the type and what is said; takes effect with the next reservation and position. */
    void setLook(CardLook next) {
        line = next.scale().line();
        if (next.single() != look.single()) {
            card = null;
        }
        if (next.hidden() != look.hidden()) {
            forget();
        }
        look = next;
        box = null;
    }

    /** Drops what it says, also where it shows no reservation now. */
    private void forget() {
        card = null;
        setAccessibleText("");
        Stream.of(name, digits, note, star).filter(Objects::nonNull).forEach(words -> words.setText(""));
    }

    /** Shows whether the pointer is on its lower edge, which can be dragged. */
    void setEdge(boolean held) {
        pseudoClassStateChanged(EDGE, held);
    }

    void setMoving(boolean moving) {
        pseudoClassStateChanged(MOVING, moving);
    }

    /** Positions it; the tail of the buffer is below the treatment. Its styles must have been computed. */
    void place(WeekLayout.Box next) {
        WeekLayout.Box before = box;
        WeekCard shown = card;
        if (shown == null || next.equals(before)) {
            return;
        }
        box = next;
        resizeRelocate(next.x(), next.y(), next.width(), next.height() + next.tail());
        body.resizeRelocate(0, 0, next.width(), next.height());
        if (tail != null) {
            tail.setVisible(next.tail() > 3);
            tail.resizeRelocate(0, next.height() + 1, next.width(), Math.max(0, next.tail() - 1));
        }
        new CardLine(shown, next).layOut();
    }

    @Override
    protected void layoutChildren() {
        // Its children are positioned with it.
    }

    private static Text text(String styleClass) {
        Text text = new Text();
        text.getStyleClass().add(styleClass);
        text.setTextOrigin(VPos.CENTER);
        return text;
    }

    /** Lays out the texts of one card in one box. */
    private final class CardLine {

        private final WeekCard shown;
        private final WeekLayout.Box at;
        private final double left;
        private double right;
        private final double top;
        private final boolean twoLines;

        CardLine(WeekCard shown, WeekLayout.Box at) {
            this.shown = shown;
            this.at = at;
            boolean narrow = at.width() < 64;
            left = narrow ? 7 : at.line() ? 8 : 10;
            right = at.width() - (narrow ? 3 : at.line() ? 4 : 7);
            twoLines = !at.line() && at.height() >= line * 2 + 3;
            top = twoLines ? 3 : Math.max(0, Math.floor((at.height() - line) / 2));
        }

        void layOut() {
            boolean wide = at.width() >= WIDE;
            // On a narrow card the sign is beside the service, so that the name has the whole line.
            boolean signBelow = shown.status().signed() && at.width() < 84 && at.height() >= line * 2 - 4;
            if (signBelow) {
                sign.resizeRelocate(right - 11, twoLines ? top + line + 3 : at.height() - 12, SIGN, SIGN);
            } else if (shown.status().signed()) {
                sign.resizeRelocate(right - SIGN, Math.rint(top + (line - SIGN) / 2), SIGN, SIGN);
                right -= SIGN + 5;
            }
            double signsBelow = signBelow ? 17 : 5;
            if (phone != null) {
                signsBelow += layOutPhone(phone, signBelow);
            }
            if (digits != null) {
                showDigits(wide, digits);
            }
            double x = layOutName(right);
            x = layOutTags(x, top, 0);
            boolean serviceBelow = twoLines && !wide;
            boolean saysNote = twoLines || look.memos();
            String said = note == null || !saysNote ? "" : texts.note(shown);
            if (serviceBelow) {
                place(service, shown.serviceName(), left, top + line, at.width() - left - signsBelow);
            } else {
                double used = place(service, shown.serviceName(), x, top, right - x);
                x += used == 0 ? 0 : used + GAP;
            }
            if (note != null) {
                layOutNote(note, said, x, serviceBelow);
            }
            if (!wide && at.height() >= line * 3 + 6 && !note(said)) {
                layOutTags(left, top + line * 2 + 2, shownTags());
            }
        }

        /** Beside the sign of the status; on a narrow card below, where it takes so much from the service. */
        private double layOutPhone(Region mark, boolean signBelow) {
            boolean narrow = at.width() < 84;
            mark.setVisible(shown.confirmedByPhone() && (!narrow || twoLines));
            if (!mark.isVisible()) {
                return 0;
            }
            double y = Math.rint((narrow ? top + line : top) + (line - SIGN) / 2);
            mark.resizeRelocate(right - SIGN - (narrow && signBelow ? SIGN + 3 : 0), y, SIGN, SIGN);
            right -= narrow ? 0 : SIGN + 5;
            return narrow ? SIGN + 3 : 0;
        }

        private boolean note(String said) {
            return !said.isEmpty();
        }

        private void showDigits(boolean wide, Text at) {
            double width = texts.fit().width(texts.digits(shown), at.getFont());
            double needed = texts.fit().width(texts.name(shown), name.getFont()) + timeWidth() + width + 12;
            boolean fits = wide && !texts.digits(shown).isEmpty() && needed <= right - left;
            at.setVisible(fits);
            if (fits) {
                put(at, texts.digits(shown), right - width, top);
                right -= width + GAP;
            }
        }

        /** What is said beside goes below the service, or after it where there is no line below. */
        private void layOutNote(Text at, String said, double x, boolean serviceBelow) {
            double y = top + line * (serviceBelow ? 2 : 1);
            boolean below = y + line <= this.at.height();
            if (below) {
                place(at, said, left, y, this.at.width() - left - 5);
            } else {
                place(at, look.memos() ? said : "", x, top, right - x);
            }
        }

        private double timeWidth() {
            return line * 2.2 + 3;
        }

        /** Lays out the time and the name, and returns where the room after them begins. */
        private double layOutName(double end) {
            double width = texts.fit().width(texts.name(shown), name.getFont());
            boolean timed = end - left - timeWidth() - starWidth() >= width;
            time.setVisible(timed);
            double x = left;
            if (timed) {
                put(time, ClockTime.format(shown.start()), x, top);
                x += timeWidth();
            }
            x += showStar(x);
            String fitting = texts.fit().fit(texts.name(shown), name.getFont(), end - x);
            put(name, fitting, x, top);
            return x + texts.fit().width(fitting, name.getFont()) + GAP;
        }

        private double starWidth() {
            Text sign = star;
            return sign == null || sign.getText().isEmpty() ? 0 : texts.fit().width(sign.getText(), sign.getFont()) + 4;
        }

        private double showStar(double x) {
            Text sign = star;
            double width = starWidth();
            if (sign != null) {
                sign.setVisible(width > 0);
                sign.setX(x);
                sign.setY(Math.rint(top + line / 2));
            }
            return width;
        }

        private int shownTags() {
            return (int) tagLabels.stream().filter(Label::isVisible).count();
        }

        /** Lays out the tags from a number on as far as they fit, and returns where the room after them begins. */
        private double layOutTags(double from, double y, int first) {
            double x = from;
            for (int i = first; i < tags.size(); i++) {
                Label tag = tagLabels.get(i);
                double width = Math.ceil(tag.prefWidth(-1));
                boolean fits = x + width <= right;
                tag.setVisible(fits);
                if (!fits) {
                    break;
                }
                tag.resizeRelocate(x, y + 1, width, line - 2);
                x += width + 4;
            }
            return x;
        }

        /** Shows a text as far as it fits, or hides it where too little of it would; returns the width that it takes. */
        private double place(Text node, String full, double x, double y, double room) {
            double whole = texts.fit().width(full, node.getFont());
            boolean shownAtAll = !full.isEmpty() && (whole <= room || room >= LEAST_SERVICE);
            node.setVisible(shownAtAll);
            if (!shownAtAll) {
                return 0;
            }
            String fitting = texts.fit().fit(full, node.getFont(), room);
            put(node, fitting, x, y);
            return texts.fit().width(fitting, node.getFont());
        }

        private void put(Text node, String words, double x, double y) {
            node.setText(words);
            node.setX(x);
            node.setY(Math.rint(y + line / 2));
        }
    }
}
