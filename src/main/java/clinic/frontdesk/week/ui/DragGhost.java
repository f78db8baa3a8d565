package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.CacheHint;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The card at the pointer, over the whole window: its new time, the patient, the service, and why it may not land. Its
 * texts change when it comes to another place; between two of them it is only moved.
 */
final class DragGhost extends VBox {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final PseudoClass COPY = PseudoClass.getPseudoClass("copy");

    /** Pixels between the pointer and the card. */
    private static final double BESIDE = 12;

    private final Messages messages;
    private final Label time = label("ghost-time");
    private final Label name = label("ghost-name");
    private final Label service = label("ghost-service");
    private final Label reason = label("ghost-reason");
    private @Nullable Pane parent;

    DragGhost(Messages messages) {
        this.messages = messages;
        getStyleClass().add("ghost");
        getStylesheets()
                .add(Optional.ofNullable(DragGhost.class.getResource("week.css"))
                        .orElseThrow()
                        .toExternalForm());
        setManaged(false);
        setMouseTransparent(true);
        // Moved as a picture.
        setCache(true);
        setCacheHint(CacheHint.SPEED);
        reason.setWrapText(true);
        getChildren().addAll(time, name, service, reason);
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    /** Shows a card over a window. */
    void open(Scene scene, HeldCard card) {
        if (scene.getRoot() instanceof Pane root && parent == null) {
            name.setText(messages.privacy().name(card.patientName()));
            service.setText(card.serviceName());
            parent = root;
            root.getChildren().add(this);
        }
    }

    /**
     * Says where it would land.
     *
     * @param where the new time
     * @param refusal why it may not land there; empty where it may
     */
    void say(String where, boolean copy, Optional<Text> refusal) {
        time.setText(copy ? messages.text("move.copy", where) : where);
        reason.setText(refusal.map(messages::text).orElse(""));
        reason.setVisible(refusal.isPresent());
        reason.setManaged(refusal.isPresent());
        pseudoClassStateChanged(REFUSED, refusal.isPresent());
        pseudoClassStateChanged(COPY, copy);
        if (parent != null) {
            applyCss();
            autosize();
        }
    }

    /** Puts it beside a point of the scene, inside the window. */
    void moveTo(double sceneX, double sceneY) {
        Pane root = parent;
        if (root != null) {
            double x = sceneX + BESIDE + getWidth() > root.getWidth() ? sceneX - BESIDE - getWidth() : sceneX + BESIDE;
            double y = Math.min(sceneY + BESIDE, root.getHeight() - getHeight());
            relocate(Math.rint(Math.max(0, x)), Math.rint(Math.max(0, y)));
        }
    }

    void close() {
        if (parent != null) {
            parent.getChildren().remove(this);
            parent = null;
        }
    }
}
