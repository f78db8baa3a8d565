package clinic.frontdesk.closure.ui;

import clinic.frontdesk.closure.AffectedVisit;
import clinic.frontdesk.closure.DeskClosure;
import clinic.frontdesk.closure.Holiday;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Closures and holidays as a panel: close a range, see and settle who is affected, open again. */
public final class ClosuresPanelView implements Panel {

    /** The list of those affected shows so many without scrolling. */
    private static final int MOST_SHOWN = 5;

    private final ClosuresViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final VBox root = new VBox();
    private final ClosureFieldsView fields;
    private final ListView<AffectedVisit> affected = new ListView<>();
    private final VBox coming = new VBox();
    private final VBox holidays = new VBox();
    private final HBox acts = new HBox();
    private boolean focusNext;

    public ClosuresPanelView(ClosuresViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.fields = new ClosureFieldsView(model, messages, subscriptions, () -> focusNext = true);
        root.getStyleClass().addAll("panel", "closures");
        for (String sheet : List.of("/clinic/frontdesk/reservation/ui/reservation.css", "closures.css")) {
            root.getStylesheets()
                    .add(Objects.requireNonNull(ClosuresPanelView.class.getResource(sheet))
                            .toExternalForm());
        }
        Label title = new Label(messages.text("closures.title"));
        title.getStyleClass().add("title");
        Button close = new Button("✕");
        close.getStyleClass().add("quiet");
        close.setFocusTraversable(false);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setAccessibleText(messages.text(Action.CLOSE_PANEL.key()));
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, close);
        head.getStyleClass().add("panel-head");
        Label notice = wrapped("closures-notice");
        notice.setId("closuresNotice");
        subscriptions.showText(notice, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, notice.textProperty().isNotEmpty());
        Label summary = wrapped("closures-summary");
        summary.setId("closuresSummary");
        subscriptions.showText(summary, model.summaryProperty(), messages);
        subscriptions.showWhile(summary, summary.textProperty().isNotEmpty());
        affected.setId("affected");
        affected.setAccessibleText(messages.text("closures.affected"));
        affected.setFixedCellSize(AffectedCell.HEIGHT);
        affected.setCellFactory(view -> new AffectedCell(messages));
        affected.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        KeyScopes.mark(affected, Action.Scope.CLOSURES);
        acts.getStyleClass().add("closure-acts");
        acts.getChildren()
                .addAll(
                        act(
                                "closures.move",
                                Action.CLOSURES_MOVE,
                                () -> selected().ifPresent(model::move)),
                        act(
                                "closures.park",
                                Action.CLOSURES_PARK,
                                () -> selected().ifPresent(visit -> model.park(List.of(visit)))));
        HBox all = new HBox(
                act("closures.park-all", null, () -> model.park(model.affected())),
                act("closures.print", null, model::print));
        all.getStyleClass().add("closure-acts");
        subscriptions.showWhile(all, Bindings.isNotEmpty(model.affected()));
        subscriptions.showWhile(acts, Bindings.isNotEmpty(model.affected()).and(model.closedProperty()));
        subscriptions.showWhile(affected, Bindings.isNotEmpty(model.affected()));
        coming.getStyleClass().add("closure-rows");
        holidays.getStyleClass().add("closure-rows");
        root.getChildren()
                .addAll(
                        head,
                        notice,
                        fields,
                        summary,
                        affected,
                        acts,
                        all,
                        section("closures.coming"),
                        coming,
                        section("closures.holidays"),
                        holidays);
        subscriptions.onChange(model.affected(), this::showAffected);
        subscriptions.onChange(model.closedProperty(), this::focusAffected);
        subscriptions.onChange(model.coming(), this::showComing);
        subscriptions.onChange(model.services(), this::showComing);
        subscriptions.onChange(model.loadedProperty(), this::showComing);
        subscriptions.onChange(model.holidays(), this::showHolidays);
        showAffected();
        showComing();
        showHolidays();
    }

    private Label section(String key) {
        Label section = new Label(messages.text(key));
        section.getStyleClass().add("section-title");
        section.setMinHeight(Region.USE_PREF_SIZE);
        return section;
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Button act(String key, @Nullable Action action, Runnable run) {
        Button button = new Button(messages.text(key));
        button.setId(key.replace('.', '-'));
        button.setFocusTraversable(false);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> run.run());
        if (action != null) {
            KeyHint hint = new KeyHint();
            hint.setAction(action);
            button.setGraphic(hint);
            button.setContentDisplay(ContentDisplay.RIGHT);
        }
        return button;
    }

    @Override
    public Parent root() {
        return root;
    }

    /** Focuses the first field, or the list of those affected by what was closed once it is known. */
    @Override
    public void opened() {
        fields.focusFrom();
        focusNext = true;
        focusAffected();
    }

    @Override
    public boolean closing() {
        model.hidden();
        return true;
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    /** Once something is closed, the next keys belong to those affected. */
    private void focusAffected() {
        if (focusNext && model.closedProperty().get() && !model.affected().isEmpty()) {
            focusNext = false;
            affected.requestFocus();
        }
    }

    private Optional<AffectedVisit> selected() {
        return Optional.ofNullable(affected.getSelectionModel().getSelectedItem());
    }

    private void key(KeyEvent event) {
        Actions.of(event, Action.Scope.CLOSURES).ifPresent(action -> {
            if (model.closedProperty().get()) {
                event.consume();
                selected().ifPresent(visit -> {
                    if (action == Action.CLOSURES_MOVE) {
                        model.move(visit);
                    } else {
                        model.park(List.of(visit));
                    }
                });
            }
        });
    }

    private void showAffected() {
        int at = Math.max(0, affected.getSelectionModel().getSelectedIndex());
        // A copy, so that the model's list does not reference a replaced list view.
        affected.getItems().setAll(model.affected());
        int shown = Math.min(MOST_SHOWN, model.affected().size());
        affected.setPrefHeight(shown * AffectedCell.HEIGHT + 4);
        affected.setMinHeight(shown * AffectedCell.HEIGHT + 4);
        if (!model.affected().isEmpty()) {
            affected.getSelectionModel().select(Math.min(at, model.affected().size() - 1));
            focusAffected();
        }
    }

    private void showComing() {
        coming.getChildren().setAll(model.coming().stream().map(this::row).toList());
        if (coming.getChildren().isEmpty() && model.loadedProperty().get()) {
            Label none = wrapped("secondary-text");
            none.setText(messages.text("closures.none"));
            coming.getChildren().add(none);
        }
    }

    private Node row(DeskClosure closure) {
        String hours = closure.start() == 0 && closure.end() == 24 * 60
                ? messages.text("closures.all-day")
                : ClockTime.format(closure.start()) + "–" + ClockTime.format(closure.end());
        String service = closure.serviceId() == null ? "" : " · " + model.serviceName(closure.serviceId());
        return row(
                messages.text("closures.row", closure.date(), hours) + service + " · " + closure.reason(),
                messages.text("closures.open"),
                () -> model.openAgain(closure));
    }

    private void showHolidays() {
        holidays.getChildren().setAll(model.holidays().stream().map(this::row).toList());
    }

    private Node row(Holiday holiday) {
        return row(
                messages.text(
                        holiday.opened() ? "closures.holiday-open" : "closures.holiday",
                        holiday.date(),
                        holiday.name()),
                messages.text(holiday.opened() ? "closures.close-holiday" : "closures.open"),
                () -> model.toggle(holiday));
    }

    private static Node row(String text, String act, Runnable run) {
        Label label = new Label(text);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setTooltip(new Tooltip(text));
        HBox.setHgrow(label, Priority.ALWAYS);
        Button button = new Button(act);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(act + ", " + text);
        button.setOnAction(event -> run.run());
        HBox row = new HBox(label, button);
        row.getStyleClass().add("closure-row");
        return row;
    }
}
