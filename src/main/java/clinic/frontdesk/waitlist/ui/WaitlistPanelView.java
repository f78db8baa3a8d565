package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishOffer;
import clinic.frontdesk.waitlist.WishTexts;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The waiting list as a panel beside the week: who waits, the free starts of the current one, and the editor below. */
public final class WaitlistPanelView implements Panel {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final WaitlistViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Parent root;
    private @Nullable WishEditorView editor;

    @FXML
    private StackPane panel;

    @FXML
    private Label count;

    @FXML
    private ToggleButton expired;

    @FXML
    private Button close;

    @FXML
    private ListView<WishOffer> list;

    @FXML
    private Label state;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button retry;

    @FXML
    private FlowPane starts;

    @FXML
    private HBox acts;

    @FXML
    private Button book;

    @FXML
    private Button remove;

    @FXML
    private VBox editorPart;

    @FXML
    private Pane overlay;

    public WaitlistPanelView(WaitlistViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.root = Fxml.load(WaitlistPanelView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focuses the list, whose keys book and remove; the editor where nobody waits or something is typed. */
    @Override
    public void opened() {
        WishEditorView shown = editor;
        if (shown != null
                && (model.editor().dirty()
                        || (model.loadedProperty().get() && model.shown().isEmpty()))) {
            shown.focus();
        } else {
            list.requestFocus();
        }
    }

    @Override
    public void close() {
        if (editor != null) {
            editor.close();
        }
        subscriptions.close();
    }

    @FXML
    void initialize() {
        WishEditorView created = new WishEditorView(model.editor(), messages, overlay);
        editor = created;
        editorPart.getChildren().setAll(created.root());
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        remove.setTooltip(
                new Tooltip(Action.WAITLIST_REMOVE.keys() + "  " + messages.text(Action.WAITLIST_REMOVE.helpKey())));
        list.setCellFactory(view -> new WishCell(messages, model::today, null));
        list.getSelectionModel().selectedItemProperty().subscribe(offer -> {
            if (offer != null && !offer.equals(model.selectedProperty().get())) {
                model.select(offer);
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.edit();
            }
        });
        subscriptions.bindBoth(expired.selectedProperty(), model.expiredShownProperty());
        subscriptions.onChange(model.shown(), this::showList);
        subscriptions.onChange(model.selectedProperty(), this::showSelected);
        subscriptions.onChange(model.loadedProperty(), this::showList);
        subscriptions.onChange(model.awayProperty(), this::showList);
        subscriptions.onChange(model.expiredShownProperty(), this::showList);
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.onValue(model.wrongProperty(), wrong -> notice.pseudoClassStateChanged(DONE, !wrong));
        subscriptions.showWhile(retry, model.awayProperty());
        showList();
        KeyScopes.mark(panel, Action.Scope.WAITLIST);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, new WaitlistKeys(model, actions, list, created)::pressed);
    }

    private void showList() {
        // A copy, so that the model's list does not reference a replaced list view.
        if (!list.getItems().equals(model.shown())) {
            list.getItems().setAll(model.shown());
        }
        count.setText(
                model.loadedProperty().get() ? Integer.toString(model.shown().size()) : "");
        // Nothing is said before it is known.
        state.setText(
                model.loadedProperty().get()
                        ? messages.text(
                                model.expiredShownProperty().get() ? "waitlist.none-expired" : "waitlist.nobody")
                        : model.awayProperty().get() ? "" : messages.text("waitlist.loading"));
        showSelected();
    }

    private void showSelected() {
        WishOffer offer = model.selectedProperty().get();
        if (offer == null) {
            list.getSelectionModel().clearSelection();
        } else if (!offer.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(offer);
            list.getFocusModel().focus(list.getSelectionModel().getSelectedIndex());
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 1));
        }
        List<Node> chips = offer == null
                ? List.of()
                : IntStream.range(0, offer.starts().size())
                        .<Node>mapToObj(index -> chip(offer, index))
                        .toList();
        starts.getChildren().setAll(chips);
        shown(starts, chips.size() > 1);
        shown(acts, offer != null);
        if (offer != null) {
            Wish wish = offer.wish();
            book.setDisable(!offer.fits());
            book.setText(
                    offer.fits()
                            ? messages.text(
                                    "waitlist.book",
                                    messages.text(WishTexts.start(offer.starts().getFirst(), model.today())))
                            : messages.text("waitlist.book-none"));
            remove.setAccessibleText(messages.text(
                    "waitlist.remove-spoken",
                    wish.patient().name(),
                    wish.terms().serviceName()));
        }
    }

    private Button chip(WishOffer offer, int index) {
        var start = offer.starts().get(index);
        String when = messages.text(WishTexts.start(start, model.today()));
        Button chip = new Button((index + 1) + "  " + when);
        chip.getStyleClass().add("chip");
        chip.setAccessibleText(messages.text("waitlist.book", when));
        chip.setFocusTraversable(false);
        chip.pseudoClassStateChanged(SELECTED, index == 0);
        chip.setOnAction(event -> model.book(offer, start));
        return chip;
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    @FXML
    void book() {
        model.book();
    }

    @FXML
    void remove() {
        model.remove();
    }

    @FXML
    void tryAgain() {
        model.refresh();
    }
}
