package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Shortcut;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The week: cards are chosen, free places booked, and a card moved by the keyboard or by dragging it. */
public final class WeekView {

    /** Pixels that the pointer travels before a press is a drag. */
    private static final double DRAG = 5;
    /** Pixels within which a dropped card still lands on an offered place. */
    private static final double REACH = 90;

    /** Width of a window, in pixels, from which the week is set in larger type. */
    private static final double ROOMY = 1900;

    private final WeekViewModel model;
    private final Messages messages;
    private final WeekGrid grid;
    private final Parent root;

    @FXML
    private StackPane week;

    @FXML
    private Label moveHint;

    @FXML
    private ProgressIndicator progress;

    private @Nullable String pressed;
    private boolean dragging;
    private double pressX;
    private double pressY;

    public WeekView(WeekViewModel model, Locale locale) {
        this.model = model;
        this.messages = Messages.of(locale);
        this.grid = new WeekGrid(messages);
        this.root = Fxml.load(WeekView.class, this, messages);
    }

    public Parent root() {
        return root;
    }

    /** Puts the keyboard into the week. */
    public void focus() {
        week.requestFocus();
    }

    @FXML
    void initialize() {
        week.getChildren().addFirst(grid);
        model.weekProperty().addListener((property, before, loaded) -> shown(loaded));
        model.selectedProperty().addListener((property, before, id) -> grid.select(id));
        model.cursorProperty().addListener((property, before, place) -> grid.point(place));
        model.landingsProperty().addListener((property, before, places) -> showLandings());
        model.movingProperty().addListener((property, before, moving) -> showLandings());
        week.sceneProperty().addListener((property, before, scene) -> {
            if (scene != null) {
                scene.widthProperty().addListener((of, was, width) -> grid.setRoomy(width.doubleValue() >= ROOMY));
                grid.setRoomy(scene.getWidth() >= ROOMY);
            }
        });
        progress.visibleProperty()
                .bind(model.loadingProperty().and(model.weekProperty().isNull()));
        moveHint.visibleProperty().bind(model.movingProperty());
        moveHint.managedProperty().bind(model.movingProperty());
        week.setOnKeyPressed(this::key);
        grid.setOnMousePressed(this::press);
        grid.setOnMouseDragged(this::drag);
        grid.setOnMouseReleased(this::release);
        grid.setOnMouseMoved(this::point);
        grid.setOnMouseExited(event -> grid.hover(null));
        shown(model.weekProperty().get());
        grid.select(model.selectedProperty().get());
        showLandings();
    }

    private void shown(@Nullable Week loaded) {
        if (loaded != null) {
            grid.show(loaded);
            showLandings();
        }
    }

    private void showLandings() {
        grid.showLandings(
                model.landingsProperty().get(),
                model.movingProperty().get() ? model.selectedProperty().get() : null);
        moveHint.setText(model.card(model.selectedProperty().get())
                .map(card -> messages.text("week.moving", card.patientName()))
                .orElse(messages.text("week.moving-elsewhere")));
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isAltDown() && !event.isShortcutDown() && !event.isMetaDown();
        String selected = model.selectedProperty().get();
        switch (event.getCode()) {
            case LEFT, RIGHT, UP, DOWN -> {
                if (!plain) {
                    return;
                }
                switch (event.getCode()) {
                    case LEFT -> model.step(-1, 0);
                    case RIGHT -> model.step(1, 0);
                    case UP -> model.step(0, -1);
                    default -> model.step(0, 1);
                }
                event.consume();
            }
            case ENTER -> {
                // With no place under the cursor the panel's own button has it.
                if (model.cursorProperty().get() != null) {
                    model.chooseCursor();
                    event.consume();
                }
            }
            case ESCAPE -> {
                if (model.movingProperty().get()) {
                    model.endMove();
                    event.consume();
                } else if (model.cursorProperty().get() != null) {
                    model.cursorProperty().set(null);
                    event.consume();
                }
            }
            default -> {
                if (Shortcut.MOVE.matches(event) && selected != null) {
                    model.askMove(selected);
                    event.consume();
                }
            }
        }
    }

    private void press(MouseEvent event) {
        week.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressed = grid.cardAt(event.getX(), event.getY()).orElse(null);
        dragging = false;
        pressX = event.getX();
        pressY = event.getY();
    }

    private void drag(MouseEvent event) {
        String id = pressed;
        if (id == null) {
            return;
        }
        if (!dragging && Math.hypot(event.getX() - pressX, event.getY() - pressY) > DRAG) {
            dragging = true;
            grid.hover(null);
            model.askMove(id);
        }
        if (dragging) {
            Optional<WeekCard> card = model.card(id);
            card.ifPresent(moving -> grid.ghost(moving, event.getX() + 6, event.getY() - 12));
            landing(event)
                    .ifPresentOrElse(
                            model.cursorProperty()::set,
                            () -> model.cursorProperty().set(null));
        }
    }

    private void release(MouseEvent event) {
        grid.endGhost();
        String id = pressed;
        boolean dragged = dragging;
        pressed = null;
        dragging = false;
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (dragged) {
            // Dropped before the places are known, the card stays in hand; dropped beside them, it goes back.
            if (model.movingProperty().get()) {
                landing(event).ifPresentOrElse(model::choosePlace, model::endMove);
            }
        } else if (model.movingProperty().get()) {
            grid.placeAt(model.landingsProperty().get(), event.getX(), event.getY())
                    .ifPresent(model::choosePlace);
        } else if (id != null) {
            model.chooseCard(id);
        } else {
            freeAt(event).ifPresent(model::choosePlace);
        }
    }

    private void point(MouseEvent event) {
        if (model.movingProperty().get()) {
            grid.hover(null);
            model.cursorProperty()
                    .set(grid.placeAt(model.landingsProperty().get(), event.getX(), event.getY())
                            .orElse(null));
        } else {
            grid.hover(freeAt(event).orElse(null));
        }
    }

    private Optional<GridSlot> freeAt(MouseEvent event) {
        return grid.cardAt(event.getX(), event.getY()).isPresent()
                ? Optional.empty()
                : grid.placeAt(model.freeProperty().get(), event.getX(), event.getY());
    }

    private Optional<GridSlot> landing(MouseEvent event) {
        List<GridSlot> offered = model.landingsProperty().get();
        return grid.nearest(offered, event.getX(), event.getY())
                .filter(place -> grid.within(place, event.getY(), REACH));
    }
}
