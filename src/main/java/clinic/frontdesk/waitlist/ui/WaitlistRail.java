package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.waitlist.WishOffer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The waiting list in the window's left column: who would take a place that is free comes first, with the place, which a click or
 * Enter books.
 */
public final class WaitlistRail extends VBox {

    private static final double LINE = 22;
    private static final double LINES = 39;
    private static final int MOST_SHOWN = 3;

    private final WaitlistViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Button title = new Button();
    private final Label state = new Label();
    private final ListView<WishOffer> list = new ListView<>();

    public WaitlistRail(WaitlistViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("waitlist-rail");
        KeyHint hint = new KeyHint();
        hint.setAction(Action.WAITLIST);
        title.getStyleClass().addAll("quiet", "waitlist-title");
        title.setGraphic(hint);
        title.setContentDisplay(ContentDisplay.RIGHT);
        title.setFocusTraversable(false);
        title.setOnAction(event -> actions.run(Action.WAITLIST));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        state.getStyleClass().add("wish-what");
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, gap, state);
        head.getStyleClass().add("waitlist-head");
        list.getStyleClass().add("waitlist-list");
        list.setAccessibleText(messages.text("waitlist.title"));
        list.setCellFactory(view -> new WishCell(messages, model::today, model::book));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                book();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                WishOffer offer = list.getSelectionModel().getSelectedItem();
                if (offer != null) {
                    model.select(offer);
                    actions.run(Action.WAITLIST);
                }
            }
        });
        getChildren().addAll(head, list);
        subscriptions.onChange(model.offers(), this::show);
        subscriptions.onChange(model.loadedProperty(), this::show);
        show();
    }

    private void book() {
        WishOffer offer = list.getSelectionModel().getSelectedItem();
        if (offer != null && offer.fits()) {
            model.book(offer, offer.starts().getFirst());
        }
    }

    private void show() {
        WishOffer before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(model.offers());
        model.offers().stream()
                .filter(offer ->
                        before != null && offer.wish().id() == before.wish().id())
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        int waiting = model.offers().size();
        title.setText(waiting == 0 ? messages.text("waitlist.title") : messages.text("waitlist.title-count", waiting));
        title.setAccessibleText(messages.text("waitlist.open-spoken", waiting));
        // Nothing is said before it is known.
        state.setText(model.loadedProperty().get() && waiting == 0 ? messages.text("waitlist.nobody-short") : "");
        list.setVisible(waiting > 0);
        list.setManaged(waiting > 0);
        double height = 2
                + model.offers().stream()
                        .limit(MOST_SHOWN)
                        .mapToDouble(offer -> offer.fits() ? LINES : LINE)
                        .sum();
        list.setMinHeight(Math.min(height, LINES + 2));
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }
}
