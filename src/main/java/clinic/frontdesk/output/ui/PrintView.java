package clinic.frontdesk.output.ui;

import clinic.frontdesk.output.paper.PagePicture;
import clinic.frontdesk.output.paper.RenderedPaper;
import clinic.frontdesk.output.ui.PaperChoice.PaperKind;
import clinic.frontdesk.output.ui.PaperOutput.PaperPreview;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panel that prints or saves a document: which one, its first page, and the buttons. */
public final class PrintView implements Panel {

    /** Room for the scroll bar and the border, in pixels. */
    private static final double SCROLL_BAR = 18;

    private final PrintViewModel model;
    private final Messages messages;
    private final Actions actions;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Parent root;

    @FXML
    private VBox panel;

    @FXML
    private Button close;

    @FXML
    private ToggleButton day;

    @FXML
    private ToggleButton week;

    @FXML
    private ToggleButton calls;

    @FXML
    private ToggleButton slip;

    @FXML
    private HBox days;

    @FXML
    private Label date;

    @FXML
    private TextField phrase;

    @FXML
    private Label problem;

    @FXML
    private HBox options;

    @FXML
    private CheckBox lanes;

    @FXML
    private CheckBox memos;

    @FXML
    private Label about;

    @FXML
    private ScrollPane scroll;

    @FXML
    private ImageView page;

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    @FXML
    private Button retry;

    @FXML
    private HBox printerRow;

    @FXML
    private ChoiceBox<String> printer;

    @FXML
    private Label noPrinter;

    @FXML
    private Button submit;

    @FXML
    private Button save;

    public PrintView(PrintViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.root = Fxml.load(PrintView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focuses the button, so that Enter prints at once. */
    @Override
    public void opened() {
        submit.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
        model.detach();
    }

    @FXML
    void initialize() {
        PaperChoice choice = model.choice();
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        Map<PaperKind, ToggleButton> kinds = new EnumMap<>(PaperKind.class);
        kinds.put(PaperKind.DAY, day);
        kinds.put(PaperKind.WEEK, week);
        kinds.put(PaperKind.CALLS, calls);
        kinds.put(PaperKind.SLIP, slip);
        kinds.forEach((kind, button) ->
                button.setOnAction(event -> choice.kindProperty().set(kind)));
        subscriptions.onValue(choice.kindProperty(), chosen -> {
            kinds.forEach((kind, button) -> button.setSelected(kind == chosen));
            setShown(options, chosen == PaperKind.DAY);
            setShown(days, chosen != PaperKind.SLIP);
            showDay();
        });
        subscriptions.onValue(choice.reservationProperty(), id -> slip.setDisable(id == null));
        subscriptions.onChange(choice.dayProperty(), this::showDay);
        subscriptions.bindBoth(phrase.textProperty(), choice.phraseProperty());
        subscriptions.bindBoth(lanes.selectedProperty(), choice.lanesProperty());
        subscriptions.bindBoth(memos.selectedProperty(), choice.memosProperty());
        subscriptions.showText(problem, choice.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.showText(noticeText, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, noticeText.textProperty().isNotEmpty());
        subscriptions.showWhile(retry, model.awayProperty());
        subscriptions.onChange(model.loadingProperty(), this::showAbout);
        subscriptions.onChange(model.busyProperty(), this::showAbout);
        subscriptions.onValue(model.previewProperty(), this::showPreview);
        subscriptions.onChange(model.printersKnownProperty(), this::showPrinters);
        subscriptions.onValue(model.noPrinter(), none -> showPrinters());
        subscriptions.onChange(model.printerProperty(), this::showPrinters);
        printer.setOnAction(event -> {
            String chosen = printer.getValue();
            if (chosen != null) {
                model.printerProperty().set(chosen);
            }
        });
        page.fitWidthProperty().bind(scroll.widthProperty().subtract(SCROLL_BAR));
        KeyScopes.mark(panel, Action.Scope.PAPER);
        panel.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.attach();
    }

    private void showDay() {
        date.setText(messages.text("print.day", model.choice().dayProperty().get()));
    }

    private void showPrinters() {
        boolean none = model.noPrinter().get();
        setShown(noPrinter, none);
        setShown(save, !none);
        submit.setText(messages.text(none ? "print.save" : "print.print"));
        setShown(printerRow, model.printers().size() > 1);
        if (!printer.getItems().equals(model.printers())) {
            printer.getItems().setAll(model.printers());
        }
        printer.setValue(model.printerProperty().get());
    }

    private void showPreview(@Nullable PaperPreview preview) {
        page.setImage(preview == null ? null : image(preview.firstPage()));
        showAbout();
    }

    private static WritableImage image(PagePicture picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.pixels(),
                        0,
                        picture.width());
        return image;
    }

    private void showAbout() {
        PaperPreview preview = model.previewProperty().get();
        RenderedPaper paper = preview == null ? null : preview.paper();
        String text;
        if (model.busyProperty().get()) {
            text = messages.text("print.working");
        } else if (model.loadingProperty().get()) {
            text = messages.text("print.loading");
        } else {
            text = paper == null
                    ? ""
                    : messages.text("print.about", paper.pages(), paper.entry().reservations());
        }
        about.setText(text);
        submit.setDisable(model.busyProperty().get());
        save.setDisable(model.busyProperty().get());
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof Button button
                && !button.equals(submit)
                && Action.PAPER_SUBMIT.matches(event)) {
            event.consume();
            button.fire();
            return;
        }
        Actions.of(event, Action.Scope.PAPER).ifPresent(action -> {
            event.consume();
            switch (action) {
                case PAPER_SUBMIT -> model.submit();
                case PAPER_SAVE -> model.save();
                case PAPER_PREVIOUS -> previous();
                case PAPER_NEXT -> next();
                default -> choose(event);
            }
        });
    }

    /** By its place in the row. */
    private void choose(KeyEvent event) {
        Iterator<KeyCombination> keys = Action.PAPER_KIND.combinations().iterator();
        for (PaperKind kind : PaperKind.values()) {
            if (keys.next().match(event) && (kind != PaperKind.SLIP || !slip.isDisabled())) {
                model.choice().kindProperty().set(kind);
            }
        }
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    void previous() {
        model.choice().turn(-1);
    }

    @FXML
    void next() {
        model.choice().turn(1);
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void tryAgain() {
        model.prepare();
    }
}
