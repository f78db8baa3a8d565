package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import java.util.List;
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
    private final Subscriptions subscriptions = new Subscriptions();
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

    public WeekView(WeekViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.grid = new WeekGrid(messages);
        this.root = Fxml.load(WeekView.class, this, messages);
    }

    public Parent root() {
        return root;
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }

    /** Puts the keyboard into the week. */
    public void focus() {
        week.requestFocus();
    }

    @FXML
    void initialize() {
        week.getChildren().addFirst(grid);
        subscriptions.onChange(
                model.weekProperty(), () -> shown(model.weekProperty().get()));
        subscriptions.onChange(
                model.selectedProperty(),
                () -> grid.select(model.selectedProperty().get()));
        subscriptions.onChange(
                model.cursorProperty(), () -> grid.point(model.cursorProperty().get()));
        subscriptions.onChange(model.landingsProperty(), this::showLandings);
        subscriptions.onChange(model.movingProperty(), this::showLandings);
        week.sceneProperty().addListener((property, before, scene) -> {
            if (scene != null) {
                // The scene outlives this view.
                subscriptions.onValue(scene.widthProperty(), width -> grid.setRoomy(width.doubleValue() >= ROOMY));
            }
        });
        subscriptions.bind(
                progress.visibleProperty(),
                model.loadingProperty().and(model.weekProperty().isNull()));
        subscriptions.showWhile(moveHint, model.movingProperty());
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
        Actions.of(event, Action.Scope.WEEK).ifPresent(action -> {
            if (run(action)) {
                event.consume();
            }
        });
    }

    private boolean run(Action action) {
        switch (action) {
            case SLOT_LEFT -> model.step(-1, 0);
            case SLOT_RIGHT -> model.step(1, 0);
            case SLOT_UP -> model.step(0, -1);
            case SLOT_DOWN -> model.step(0, 1);
            case CHOOSE_SLOT -> {
                // With nothing under the cursor the panel's default button takes the key.
                if (model.cursorProperty().get() == null) {
                    return false;
                }
                model.chooseCursor();
            }
            case LEAVE_SLOTS -> {
                if (model.movingProperty().get()) {
                    model.endMove();
                } else if (model.cursorProperty().get() != null) {
                    model.cursorProperty().set(null);
                } else {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
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
