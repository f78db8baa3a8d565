package clinic.frontdesk.catalog.ui;

import clinic.frontdesk.catalog.Catalog.NotSetUp;
import clinic.frontdesk.catalog.Service;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An entry of the list; the first type that is not set up has a heading above it. */
final class EntryCell extends ListCell<Entry> {

    /** Heights in pixels, equal to those in {@code catalog.css}: the list is as high as its entries. */
    static final double LINE = 36;

    static final double SECTION = 26;

    private final ServiceEditorViewModel model;
    private final Messages messages;

    EntryCell(ServiceEditorViewModel model, Messages messages, Subscriptions subscriptions) {
        this.model = model;
        this.messages = messages;
        // A cell is never wider than the list; a long name is truncated.
        setPrefWidth(0);
        subscriptions.onChange(model.dirtyProperty(), () -> {
            if (isSelected()) {
                updateItem(getItem(), isEmpty());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (entry) {
            case Entry.Existing existing -> service(existing);
            case Entry.Waiting waiting -> waiting(waiting);
        }
    }

    private void service(Entry.Existing entry) {
        Service service = entry.service();
        HBox line = line(service.name());
        boolean unsaved = model.dirty(entry);
        if (unsaved) {
            Region dot = new Region();
            dot.getStyleClass().add("unsaved");
            line.getChildren().add(1, dot);
        }
        if (!service.active()) {
            line.getStyleClass().add("inactive");
            line.getChildren().add(fixed("inactive-mark", messages.text("service.inactive")));
        }
        line.getChildren()
                .addAll(
                        fixed("cell-minutes", messages.text("service.cell-minutes", service.durationMinutes())),
                        fixed("cell-buffer", messages.text("service.cell-buffer", service.bufferMinutes())));
        setGraphic(line);
        setAccessibleText(service.name() + ", " + messages.text("service.value-minutes", service.durationMinutes())
                + (service.active() ? "" : ", " + messages.text("service.inactive"))
                + (unsaved ? ", " + messages.text("service.unsaved") : ""));
    }

    private void waiting(Entry.Waiting entry) {
        NotSetUp type = entry.type();
        HBox line = line(type.name());
        line.getStyleClass().add("waiting");
        if (type.waiting() > 0) {
            line.getChildren().add(fixed("cell-buffer", messages.text("service.waiting", type.waiting())));
        }
        line.getChildren().add(fixed("set-up", messages.text("service.set-up-hint")));
        int index = getIndex();
        boolean first = index == 0 || model.entries().get(index - 1) instanceof Entry.Existing;
        if (first) {
            Label section = new Label(messages.text("service.not-set-up"));
            section.getStyleClass().add("section");
            setGraphic(new VBox(section, line));
        } else {
            setGraphic(line);
        }
        setAccessibleText(type.name() + ", " + messages.text("service.not-set-up"));
    }

    private static HBox line(String name) {
        Label label = new Label(name);
        label.getStyleClass().add("name");
        label.setMinWidth(40);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(label, space);
        line.getStyleClass().add("line");
        return line;
    }

    private static Label fixed(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
