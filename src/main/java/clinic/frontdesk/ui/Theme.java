package clinic.frontdesk.ui;

import java.net.URL;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Light or dark. Colours are named tokens in {@code colors.css}; the other stylesheets use only the names. */
public enum Theme {
    LIGHT("light"),
    DARK("dark");

    private static final List<String> SHEETS = List.of(sheet("colors.css"), sheet("base.css"), sheet("status.css"));

    private final String styleClass;

    Theme(String styleClass) {
        this.styleClass = styleClass;
    }

    /** Applies this theme to a scene's root, replacing the other one. A new root needs it applied again. */
    public void applyTo(Scene scene) {
        addSheets(scene.getStylesheets());
        mark(scene.getRoot());
    }

    /** Applies this theme to a node that becomes the root of a scene or is drawn without one. */
    public void applyTo(Parent root) {
        addSheets(root.getStylesheets());
        if (!root.getStyleClass().contains("root")) {
            root.getStyleClass().add("root");
        }
        mark(root);
    }

    /** The other theme. */
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    private void mark(Parent root) {
        root.getStyleClass().remove(other().styleClass);
        if (!root.getStyleClass().contains(styleClass)) {
            root.getStyleClass().add(styleClass);
        }
    }

    private static void addSheets(ObservableList<String> sheets) {
        for (int i = 0; i < SHEETS.size(); i++) {
            if (!sheets.contains(SHEETS.get(i))) {
                sheets.add(Math.min(i, sheets.size()), SHEETS.get(i));
            }
        }
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return url.toExternalForm();
    }
}
