package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekDay;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The week: cards are selected, free slots booked, and cards moved, by pointer and keyboard. */
public final class WeekView {

    /** The window width, in pixels, from which the week is set in larger type. */
    private static final double ROOMY = 1900;

    private final WeekViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final WeekGrid grid;
    private final SelectGesture select;
    private final CardGestures cards;
    private final SlotCursor cursor;
    private final DayHeading heading;
    private final WeekMenu menu;
    private final Actions actions;
    private final Parent root;

    @FXML
    private StackPane week;

    @FXML
    private Label moveHint;

    @FXML
    private ProgressIndicator progress;

    public WeekView(WeekViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.actions = actions;
        this.heading = new DayHeading(model, messages, actions);
        this.menu = new WeekMenu(model, messages, actions);
        this.messages = messages;
        this.grid = new WeekGrid(messages);
        this.select = new SelectGesture(model, grid);
        this.cards = new CardGestures(model, grid, messages);
        this.cursor = new SlotCursor(model);
        this.root = Fxml.load(WeekView.class, this, messages);
    }

    public Parent root() {
        return root;
    }

    /** Removes its subscriptions. It is not shown again. */
    public void close() {
        subscriptions.close();
        heading.close();
    }

    /** Moves the keyboard focus to the week. */
    public void focus() {
        week.requestFocus();
    }

    @FXML
    void initialize() {
        week.getChildren().addFirst(grid);
        week.getChildren().add(1, heading);
        subscriptions.onChange(
                model.weekProperty(), () -> shown(model.weekProperty().get()));
        subscriptions.onChange(
                model.modeProperty(), () -> shown(model.weekProperty().get()));
        subscriptions.onChange(
                model.dayProperty(), () -> shownDay(model.weekProperty().get()));
        subscriptions.onChange(model.selectedProperty(), this::select);
        subscriptions.onChange(model.cursorProperty(), this::point);
        subscriptions.onValue(model.offeredProperty(), grid::showOffered);
        subscriptions.onValue(model.memosShownProperty(), grid::setMemos);
        subscriptions.onValue(model.changedProperty(), grid::mark);
        subscriptions.onValue(messages.privacy().hiddenProperty(), grid::setHidden);
        subscriptions.onChange(messages.privacy().hiddenProperty(), this::showLandings);
        subscriptions.onChange(model.landingsProperty(), this::showLandings);
        subscriptions.onChange(model.movingProperty(), this::showLandings);
        week.sceneProperty().addListener((property, before, scene) -> {
            if (scene != null) {
                // The scene outlives this view.
                subscriptions.onValue(scene.widthProperty(), width -> grid.setRoomy(width.doubleValue() >= ROOMY));
                subscriptions.onValue(scene.heightProperty(), height -> grid.setWindowHeight(height.doubleValue()));
            }
        });
        subscriptions.bind(
                progress.visibleProperty(),
                model.loadingProperty().and(model.weekProperty().isNull()));
        subscriptions.showWhile(moveHint, model.movingProperty());
        KeyScopes.mark(week, Action.Scope.WEEK);
        MoveViewModel moves = model.moves();
        if (moves != null) {
            MoveQuestion question = new MoveQuestion(moves, messages, subscriptions, week::requestFocus);
            StackPane.setAlignment(question, Pos.BOTTOM_CENTER);
            week.getChildren().add(question);
        }
        CloseViewModel closing = model.closing();
        if (closing != null) {
            CloseBox box = new CloseBox(closing, messages, subscriptions, week::requestFocus);
            StackPane.setAlignment(box, Pos.TOP_LEFT);
            week.getChildren().add(box);
            subscriptions.onValue(closing.askedProperty(), asked -> {
                if (asked != null) {
                    put(box, asked);
                }
            });
        }
        week.setOnKeyPressed(this::key);
        grid.setOnMousePressed(this::press);
        grid.setOnMouseDragged(cards::drag);
        grid.setOnMouseReleased(this::release);
        grid.setOnMouseMoved(event -> {
            select.point(event.getX(), grid.contentY(event.getY()));
            grid.hint(event.getX(), grid.contentY(event.getY()));
            cards.point(event.getX(), grid.contentY(event.getY()));
        });
        grid.setOnMouseExited(event -> grid.hover(null));
        shown(model.weekProperty().get());
        grid.select(model.selectedProperty().get());
        showLandings();
    }

    private void shown(@Nullable Week loaded) {
        if (loaded != null) {
            grid.show(
                    model.modeProperty().get() == CalendarMode.DAY
                            ? loaded.only(model.dayProperty().get())
                            : loaded);
            showLandings();
        }
    }

    private void shownDay(@Nullable Week loaded) {
        if (model.modeProperty().get() == CalendarMode.DAY) {
            shown(loaded);
        }
    }

    private void select() {
        String id = model.selectedProperty().get();
        grid.select(id);
        model.card(id).ifPresent(card -> grid.reveal(card.start(), card.end()));
    }

    private void point() {
        GridSlot slot = model.cursorProperty().get();
        grid.point(slot);
        if (slot != null) {
            grid.reveal(slot.start(), slot.end());
        }
    }

    private void showLandings() {
        grid.showLandings(
                model.landingsProperty().get(),
                model.movingProperty().get() ? model.selectedProperty().get() : null);
        moveHint.setText(model.card(model.selectedProperty().get())
                .map(card -> messages.text("week.moving", messages.privacy().name(card.patientName())))
                .orElse(messages.text("week.moving-elsewhere")));
    }

    /** Puts the box beside what is to be closed, wholly inside the week. */
    private void put(CloseBox box, CloseViewModel.PartToClose asked) {
        grid.pointBeside(
                        asked.date(),
                        model.selectedProperty().get(),
                        model.cursorProperty().get())
                .ifPresent(at -> {
                    box.applyCss();
                    double height = box.prefHeight(CloseBox.WIDTH);
                    box.setTranslateX(
                            Math.rint(Math.clamp(at.getX(), 4, Math.max(4, week.getWidth() - CloseBox.WIDTH - 4))));
                    box.setTranslateY(Math.rint(Math.clamp(at.getY(), 4, Math.max(4, week.getHeight() - height - 4))));
                });
    }

    private void key(KeyEvent event) {
        Actions.of(event, Action.Scope.WEEK).ifPresent(action -> {
            if (action == Action.CONTEXT_MENU
                    ? openMenu()
                    : (action == Action.LEAVE_SLOTS && cards.cancel())
                            || cursor.run(action)
                            || (action == Action.LEAVE_SLOTS && leaveCard())) {
                event.consume();
            }
        });
    }

    /** Esc leaves the selected card, unless it closes the panel beside it. */
    private boolean leaveCard() {
        boolean leaves = model.selectedProperty().get() != null && !actions.available(Action.CLOSE_PANEL);
        if (leaves) {
            model.selectedProperty().set(null);
        }
        return leaves;
    }

    /** Opens the menu of what the keyboard is at. */
    private boolean openMenu() {
        GridSlot slot = model.cursorProperty().get();
        String selected = model.selectedProperty().get();
        return grid.boxOf(selected, slot)
                .map(at -> menu.open(week, slot, week.localToScreen(at)))
                .orElse(false);
    }

    /** A right click selects what it is on and opens its menu. */
    private void openMenu(MouseEvent event) {
        double y = grid.contentY(event.getY());
        Point2D screen = new Point2D(event.getScreenX(), event.getScreenY());
        Optional<WeekDay> head = grid.headAt(event.getX(), event.getY());
        if (head.isPresent()) {
            menu.open(week, head.get(), screen);
            return;
        }
        grid.weekLayout()
                .flatMap(layout -> layout.cardAt(event.getX(), y))
                .ifPresentOrElse(
                        card -> {
                            model.cursorProperty().set(null);
                            model.selectedProperty().set(card);
                        },
                        () -> select.placeAt(event.getX(), y).ifPresent(place -> {
                            model.selectedProperty().set(null);
                            model.cursorProperty().set(place);
                        }));
        menu.open(week, model.cursorProperty().get(), screen);
    }

    private void press(MouseEvent event) {
        week.requestFocus();
        menu.hide();
        if (event.getButton() == MouseButton.SECONDARY
                && !model.movingProperty().get()) {
            openMenu(event);
        }
        if (event.getButton() == MouseButton.PRIMARY) {
            select.press(event.getX(), grid.contentY(event.getY()));
            cards.press(event);
        }
    }

    private void release(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !cards.release()) {
            select.release(event.getX(), grid.contentY(event.getY()));
        }
    }
}
