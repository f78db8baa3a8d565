package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishOffer;
import clinic.frontdesk.waitlist.WishPriority;
import clinic.frontdesk.waitlist.WishTexts;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A wish: who, for what and when; below it the place that is free, which books when it is clicked in the left column. */
final class WishCell extends ListCell<WishOffer> {

    private final Messages messages;
    private final Supplier<LocalDate> today;
    private final @Nullable BiConsumer<WishOffer, Slot> book;
    private final Label priority = new Label("!");
    private final Label name = new NameLabel();
    private final Label what = new Label();
    private final Label until = new Label();
    private final Label remark = new Label();
    private final Button free = new Button();
    private final Label key = new Label();
    private final HBox line = new HBox(priority, name, what, until);
    private final HBox place = new HBox(free, key);
    private final VBox lines = new VBox(line, place, remark);
    private final Tooltip tooltip = new Tooltip();

    /**
     * @param book books a start that is clicked, as in the left column; null in the panel, which has buttons of its own
     */
    WishCell(Messages messages, Supplier<LocalDate> today, @Nullable BiConsumer<WishOffer, Slot> book) {
        this.messages = messages;
        this.today = today;
        this.book = book;
        // As wide as the list, so that long texts are cut and do not widen it.
        setPrefWidth(0);
        priority.getStyleClass().add("wish-priority");
        priority.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("wish-name");
        what.getStyleClass().add("wish-what");
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        until.getStyleClass().add("wish-what");
        until.setMinWidth(Region.USE_PREF_SIZE);
        remark.getStyleClass().add("wish-what");
        remark.setMinWidth(0);
        line.getStyleClass().add("wish-line");
        free.getStyleClass().add("wish-free");
        free.setFocusTraversable(false);
        free.setMouseTransparent(book == null);
        free.setOnAction(event -> {
            WishOffer offer = getItem();
            if (book != null && offer != null && offer.fits()) {
                book.accept(offer, offer.starts().getFirst());
            }
        });
        key.getStyleClass().add("wish-key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        place.getStyleClass().add("wish-line");
    }

    @Override
    protected void updateItem(@Nullable WishOffer offer, boolean empty) {
        super.updateItem(offer, empty);
        setText(null);
        if (empty || offer == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        Wish wish = offer.wish();
        boolean panel = book == null;
        String when = messages.text(WishTexts.when(wish.terms(), today.get()));
        String service = wish.terms().serviceName();
        String lasts = messages.text(WishTexts.until(wish.terms(), today.get()));
        boolean urgent = wish.terms().priority() == WishPriority.HIGH;
        shown(priority, urgent);
        name.setText(wish.patient().name());
        what.setText(service + " · " + when);
        until.setText(lasts);
        shown(until, panel);
        remark.setText(wish.patient().phone()
                + (wish.terms().remark().isEmpty() ? "" : " · " + wish.terms().remark()));
        shown(remark, panel);
        shown(place, offer.fits());
        StringBuilder spoken = new StringBuilder();
        if (urgent) {
            spoken.append(messages.text(wish.terms().priority().key())).append(", ");
        }
        spoken.append(wish.patient().name()).append(", ").append(what.getText());
        spoken.append(", ").append(lasts);
        if (offer.fits()) {
            free.setText(messages.text(
                    "waitlist.free",
                    messages.text(WishTexts.start(offer.starts().getFirst(), today.get()))));
            key.setText(messages.text("waitlist.free-key", "Enter"));
            free.setAccessibleText(wish.patient().name() + ", " + free.getText());
            spoken.append(", ").append(free.getText());
        }
        if (!wish.terms().remark().isEmpty()) {
            spoken.append(", ").append(wish.terms().remark());
        }
        tooltip.setText(spoken.toString().replace(", ", "\n"));
        setTooltip(tooltip);
        setAccessibleText(spoken.toString());
        setGraphic(lines);
    }

    /** A name is cut only where it is very long; what stands beside it gives way before. */
    private static final class NameLabel extends Label {

        private static final double MOST = 130;

        @Override
        protected double computeMinWidth(double height) {
            return Math.min(computePrefWidth(height), MOST);
        }
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
