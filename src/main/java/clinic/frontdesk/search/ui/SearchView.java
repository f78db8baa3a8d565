package clinic.frontdesk.search.ui;

import clinic.frontdesk.search.MatchedParts;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Subscriptions;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The search over the week: the field, the results, and the keys at its foot. */
public final class SearchView implements AutoCloseable {

    /** The window's actions that work while the search is open. */
    private static final List<Action> FROM_WINDOW = List.of(Action.THEME, Action.LANGUAGE);

    private static final int PAGE = 5;

    private final SearchViewModel model;
    private final Actions actions;
    private final Messages messages;
    private final Runnable onClose;
    private final Parent root;
    private final Subscriptions subscriptions = new Subscriptions();

    @FXML
    private VBox search;

    @FXML
    private TextField searchText;

    @FXML
    private VBox rows;

    @FXML
    private Label line;

    @FXML
    private Button choose;

    @FXML
    private Button visits;

    @FXML
    private Button openNext;

    /** @param onClose closes the search */
    public SearchView(SearchViewModel model, Actions actions, Messages messages, Runnable onClose) {
        this.model = model;
        this.actions = actions;
        this.messages = messages;
        this.onClose = onClose;
        this.root = Fxml.load(SearchView.class, this, messages);
    }

    public Parent root() {
        return root;
    }

    /** Puts the caret at the end of what was typed before; focus selects it. */
    public void typeOn() {
        searchText.end();
    }

    /** The node that takes focus. */
    public Node field() {
        return searchText;
    }

    @FXML
    void initialize() {
        subscriptions.bindBoth(searchText.textProperty(), model.textProperty());
        subscriptions.onChange(model.hits(), this::showHits);
        subscriptions.onValue(model.selectedProperty(), selected -> showSelected());
        subscriptions.showText(line, model.lineProperty(), messages);
        subscriptions.onValue(model.lineProperty(), (Text text) -> shown(line, !text.isEmpty()));
        KeyScopes.mark(search, Action.Scope.SEARCH);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        showHits();
    }

    private void showHits() {
        MatchedParts parts = new MatchedParts(model.textProperty().get());
        rows.getChildren().clear();
        for (int i = 0; i < model.hits().size(); i++) {
            int index = i;
            HitRow row = HitRow.of(model.hits().get(i), parts, model.today(), messages);
            row.setOnMouseClicked(event -> {
                model.select(index);
                model.choose();
            });
            rows.getChildren().add(row);
        }
        showSelected();
    }

    private void showSelected() {
        int selected = model.selectedProperty().get();
        for (int i = 0; i < rows.getChildren().size(); i++) {
            if (rows.getChildren().get(i) instanceof HitRow row) {
                row.select(i == selected);
            }
        }
        SearchHit hit = model.selectedHit().orElse(null);
        shown(choose, hit != null);
        choose.setText(messages.text(
                switch (hit) {
                    case SearchHit.CommandHit command -> "search.run";
                    case SearchHit.DateHit date -> "search.go";
                    case null, default -> "action.search-choose";
                }));
        shown(visits, hit instanceof SearchHit.PatientHit);
        shown(openNext, hit instanceof SearchHit.PatientHit(var patient) && patient.nextReservation() != null);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void key(KeyEvent event) {
        Action action = Actions.of(event, Action.Scope.SEARCH).orElse(null);
        if (action != null && run(action)) {
            event.consume();
        } else if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            model.move(event.getCode() == KeyCode.PAGE_DOWN ? PAGE : -PAGE);
            event.consume();
        } else {
            FROM_WINDOW.stream()
                    .filter(known -> known.matches(event))
                    .findFirst()
                    .ifPresent(known -> {
                        actions.run(known);
                        event.consume();
                    });
        }
    }

    /** Runs an action of the search; false if the key is the field's. */
    private boolean run(Action action) {
        switch (action) {
            case SEARCH_CHOOSE -> model.choose();
            case SEARCH_OPEN_NEXT -> model.openNext();
            case SEARCH_NEW_PATIENT -> model.bookNew();
            case SEARCH_UP -> model.move(-1);
            case SEARCH_DOWN -> model.move(1);
            case SEARCH_CLOSE -> onClose.run();
            case SEARCH_VISITS -> {
                boolean atEnd = searchText.getCaretPosition() == searchText.getLength()
                        && searchText.getSelection().getLength() == 0;
                if (!atEnd || model.selectedHit().isEmpty()) {
                    return false;
                }
                model.showVisits();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    @FXML
    void choose() {
        model.choose();
    }

    @FXML
    void visits() {
        model.showVisits();
    }

    @FXML
    void openNext() {
        model.openNext();
    }

    @FXML
    void bookNew() {
        model.bookNew();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
