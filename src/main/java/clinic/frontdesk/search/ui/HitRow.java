package clinic.frontdesk.search.ui;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.search.MatchedParts;
import clinic.frontdesk.search.MatchedRange;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import java.time.LocalDate;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One result, with the parts emphasised that match what is typed. */
final class HitRow extends HBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /** The longest name that fits its column, where a Latin letter counts half. */
    private static final int NAME_FITS = 7;

    private HitRow(String described) {
        getStyleClass().add("hit");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(described);
    }

    static HitRow of(SearchHit hit, MatchedParts parts, LocalDate today, Messages messages) {
        HitTexts texts = new HitTexts(messages);
        return switch (hit) {
            case SearchHit.PatientHit(PatientSummary patient) -> patient(patient, parts, today, texts);
            case SearchHit.CommandHit(Action action) -> {
                String name = messages.text(action.helpKey());
                Label keys = new Label(action.keys());
                keys.getStyleClass().add("key-hint");
                HBox title = emphasized(name, parts.inText(name), "hit-command");
                yield row(name + " " + action.keys(), title, gap(), keys, kind(messages, "search.command"));
            }
            case SearchHit.DateHit(LocalDate date, var phrase) -> {
                String name = texts.date(date, phrase);
                yield row(name, emphasized(name, List.of(), "hit-command"), gap(), kind(messages, "search.go"));
            }
        };
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    private static HitRow patient(PatientSummary patient, MatchedParts parts, LocalDate today, HitTexts texts) {
        String phone = HitTexts.phone(patient);
        String person = texts.person(patient, today);
        String facts = texts.facts(patient, today);
        Label factsLabel = label(facts, "hit-facts");
        HitRow row = row(
                String.join(", ", patient.name(), phone, person, facts),
                fits(patient.name())
                        ? emphasized(patient.name(), parts.inText(patient.name()), "hit-name")
                        : cut(patient.name()),
                emphasized(phone, parts.inDigits(phone), "hit-phone"),
                label(person, "hit-person"),
                factsLabel,
                gap());
        PatientTag tag = patient.tag();
        if (tag != null) {
            Label sign = label(tag.sign() + " " + tag.name(), "hit-tag");
            sign.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(sign);
            row.setAccessibleText(row.getAccessibleText() + ", " + tag.name());
        }
        return row;
    }

    private static HitRow row(String described, Node... parts) {
        HitRow row = new HitRow(described);
        row.getChildren().setAll(parts);
        return row;
    }

    private static boolean fits(String name) {
        return name.codePoints().mapToDouble(c -> c < 0x1100 ? 0.5 : 1).sum() <= NAME_FITS;
    }

    /** A name too long for its column: with an ellipsis, whole in its tooltip. */
    private static HBox cut(String name) {
        Label label = new Label(name);
        label.setTooltip(new Tooltip(name));
        HBox column = new HBox(label);
        column.getStyleClass().add("hit-name");
        return column;
    }

    private static HBox emphasized(String text, List<MatchedRange> matched, String style) {
        HBox column = new HBox();
        column.getStyleClass().add(style);
        int at = 0;
        for (MatchedRange range : matched) {
            add(column, text.substring(at, range.start()), false);
            add(column, text.substring(range.start(), range.end()), true);
            at = range.end();
        }
        add(column, text.substring(at), false);
        return column;
    }

    private static void add(HBox column, String text, boolean matched) {
        if (!text.isEmpty()) {
            Label part = new Label(text);
            part.setMinWidth(Region.USE_PREF_SIZE);
            if (matched) {
                part.getStyleClass().add("matched");
            }
            column.getChildren().add(part);
        }
    }

    private static Label kind(Messages messages, String key) {
        Label kind = label(messages.text(key), "hit-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        return kind;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
