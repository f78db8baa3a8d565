package clinic.frontdesk.notice.ui;

import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.HidesPeople;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.Subscriptions;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The notices of the shown days, in the left column, in full; many of them scroll. */
public final class NoticesView extends VBox implements HidesPeople {

    private static final double MOST_HEIGHT = 170;
    private static final double LEAST_HEIGHT = 40;

    private final NoticesViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label title = new Label();
    private final Label none = new Label();
    private final VBox cards = new VBox();
    private final ScrollPane scroll = new CardScroll(cards);

    public NoticesView(NoticesViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("notices");
        getStylesheets()
                .add(Objects.requireNonNull(NoticesView.class.getResource("notices.css"))
                        .toExternalForm());
        title.getStyleClass().add("section-title");
        none.setText(messages.text("notice.none"));
        none.getStyleClass().add("notices-none");
        none.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button write = new Button(messages.text("notice.write"));
        write.getStyleClass().addAll("quiet", "notices-write");
        write.setContentDisplay(ContentDisplay.RIGHT);
        KeyHint hint = new KeyHint();
        hint.setAction(Action.NOTICE);
        write.setGraphic(hint);
        write.setMinWidth(USE_PREF_SIZE);
        actions.bind(write, Action.NOTICE, messages, subscriptions);
        HBox head = new HBox(title, none, gap, write);
        head.getStyleClass().add("notices-head");
        cards.getStyleClass().add("notices-cards");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(LEAST_HEIGHT);
        scroll.getStyleClass().add("notices-scroll");
        getChildren().addAll(head, scroll);
        subscriptions.onChange(model.shown(), this::show);
        subscriptions.onChange(model.daysProperty(), this::show);
        subscriptions.onChange(messages.privacy().hiddenProperty(), this::show);
        scroll.setMaxHeight(MOST_HEIGHT);
        show();
    }

    private void show() {
        title.setText(messages.text(model.todayIsShown() ? "notice.today" : "notice.title"));
        cards.getChildren().setAll(model.shown().stream().map(this::card).toList());
        boolean any = !model.shown().isEmpty();
        none.setVisible(!any);
        none.setManaged(!any);
        scroll.setVisible(any);
        scroll.setManaged(any);
    }

    private Node card(DayNotice notice) {
        boolean hidden = messages.privacy().hides();
        String text = hidden ? messages.text("hide.notice") : notice.content().text();
        // A notice of today alone needs no day.
        boolean dated = !notice.content().first().equals(notice.content().last()) || !model.ofToday(notice);
        String days = NoticeDays.of(notice.content(), messages);
        Button card = new Button(dated ? days + "  " + text : text);
        card.setAccessibleText(days + ", " + text);
        card.getStyleClass().setAll("notice-card");
        card.setWrapText(true);
        card.setMnemonicParsing(false);
        card.setMaxWidth(Double.MAX_VALUE);
        card.setMinHeight(USE_PREF_SIZE);
        card.setOnAction(event -> model.choose(notice));
        return card;
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }

    /** As high as its cards in the width that it has, up to a bound. */
    private static final class CardScroll extends ScrollPane {

        CardScroll(Node content) {
            super(content);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.min(MOST_HEIGHT, getContent().prefHeight(width) + 2);
        }
    }
}
