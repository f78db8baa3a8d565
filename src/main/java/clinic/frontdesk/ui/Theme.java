package clinic.frontdesk.ui;

import java.net.URL;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Light or dark. Colours are named tokens in {@code colors.css}, which the other stylesheets use; {@code status.css} defines
 * the look of each status.
 */
public enum Theme {
    LIGHT("light"),
    DARK("dark");

    private static final List<String> SHEETS = List.of(sheet("colors.css"), sheet("base.css"), sheet("status.css"));

    private final String styleClass;

    Theme(String styleClass) {
        this.styleClass = styleClass;
    }

    /** Dresses a scene, replacing the other theme. Its root keeps the theme; a new root has to be dressed again. */
    public void applyTo(Scene scene) {
        addSheets(scene.getStylesheets());
        mark(scene.getRoot());
    }

    /** Dresses what will be the root of a scene, or stands alone for a picture. */
    public void applyTo(Parent root) {
        addSheets(root.getStylesheets());
        if (!root.getStyleClass().contains("root")) {
            root.getStyleClass().add("root");
        }
        mark(root);
    }

    /** The other one. */
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
