package clinic.frontdesk.ui;

import clinic.frontdesk.text.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;

/** Walks a scene graph and finds the controls that a screen reader could not name. */
public final class AccessibleNames {

    /** What a person operates or listens to, even where the keyboard does not reach it. */
    private static final Set<AccessibleRole> NAMED = EnumSet.of(
            AccessibleRole.BUTTON,
            AccessibleRole.TOGGLE_BUTTON,
            AccessibleRole.MENU_BUTTON,
            AccessibleRole.SPLIT_MENU_BUTTON,
            AccessibleRole.HYPERLINK,
            AccessibleRole.CHECK_BOX,
            AccessibleRole.RADIO_BUTTON,
            AccessibleRole.COMBO_BOX,
            AccessibleRole.DATE_PICKER,
            AccessibleRole.SPINNER,
            AccessibleRole.SLIDER,
            AccessibleRole.TEXT_FIELD,
            AccessibleRole.TEXT_AREA,
            AccessibleRole.PASSWORD_FIELD,
            AccessibleRole.LIST_VIEW,
            AccessibleRole.LIST_ITEM,
            AccessibleRole.TABLE_VIEW,
            AccessibleRole.TREE_VIEW,
            AccessibleRole.PROGRESS_INDICATOR,
            AccessibleRole.IMAGE_VIEW);

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

    private final Messages messages;
    private final List<String> data;

    /**
     * @param data names from the clinic's database, which are the same in every language
     */
    public AccessibleNames(Messages messages, Collection<String> data) {
        this.messages = messages;
        // The longest first, as one name may be part of another.
        this.data = data.stream()
                .filter(name -> !name.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The controls below a node without a usable name, one line each. Call on the JavaFX thread. */
    public List<String> problems(Node root) {
        List<String> found = new ArrayList<>();
        for (Node node : controls(root)) {
            String name = name(node);
            String problem = problem(name);
            if (!problem.isEmpty() && !(name.isEmpty() && isHiddenWithoutContent(node))) {
                found.add(describe(node) + ": " + problem);
            }
        }
        return found;
    }

    /** The nodes below a node that need a name, in the order of the scene graph. */
    public static List<Node> controls(Node root) {
        List<Node> found = new ArrayList<>();
        walk(root, found);
        return found;
    }

    private static void walk(Node node, List<Node> found) {
        if (needsName(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent && !isWhole(node)) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
        }
    }

    private static boolean needsName(Node node) {
        if (node instanceof Cell<?> cell && cell.isEmpty()) {
            return false;
        }
        return node.isFocusTraversable() || NAMED.contains(node.getAccessibleRole());
    }

    /** Whether a screen reader treats a control as one, whatever its skin consists of. */
    private static boolean isWhole(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof ProgressIndicator;
    }

    /** The name that a screen reader says: the accessible text, or else the visible text, or else that of its label. */
    public static String name(Node node) {
        String text = node.getAccessibleText();
        if (text != null && !text.isBlank()) {
            return text;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        return node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Labeled label
                        && label.getText() != null
                ? label.getText()
                : "";
    }

    private String problem(String name) {
        if (name.isBlank()) {
            return "no accessible text";
        }
        if (messages.bundle().containsKey(name) || KEY.matcher(name).matches()) {
            return "a message key: " + name;
        }
        if (name.contains("{")) {
            return "a pattern without its arguments: " + name;
        }
        if (!WORD.matcher(name).find()) {
            return "a sign that is not read aloud: " + name;
        }
        if (messages.locale().equals(Locale.ENGLISH)
                && HANGUL.matcher(withoutData(name)).find()) {
            return "not English: " + name;
        }
        return "";
    }

    private String withoutData(String name) {
        // The button that changes the language is named in the language that it changes to.
        String rest = name.equals(messages.text("action.language")) ? "" : name;
        for (String known : data) {
            rest = rest.replace(known, "");
        }
        return rest;
    }

    /** A hidden node that gets its text when it is shown. A picture without a text gets none. */
    private static boolean isHiddenWithoutContent(Node node) {
        return !isShown(node)
                && (!(node instanceof Control) || (node instanceof Labeled labeled && labeled.getGraphic() == null));
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String describe(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node each = node; each != null; each = each.getParent()) {
            String one = each.getClass().getSimpleName() + (each.getId() == null ? "" : "#" + each.getId());
            path.insert(0, path.isEmpty() ? one : one + " > ");
        }
        return path.toString();
    }
}
