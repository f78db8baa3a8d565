package clinic.frontdesk.shell;

import clinic.frontdesk.text.Text;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the window says around its content: the title, what waits, the day in numbers, and a failure in one sentence. */
public final class DeskViewModel {

    private final ObjectProperty<Text> title = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> figures = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> banner = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> notice = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> undo = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> upgrade = new SimpleObjectProperty<>(Text.NONE);
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private final BooleanProperty reportWritten = new SimpleBooleanProperty();
    private final IntegerProperty unconfirmed = new SimpleIntegerProperty();
    private final IntegerProperty attention = new SimpleIntegerProperty();
    private final ObjectBinding<Text> connection = Bindings.createObjectBinding(
            () -> Text.of(!banner.get().isEmpty() ? "desk.away" : loading.get() ? "desk.loading" : "desk.connected"),
            banner,
            loading);

    /** The heading of what is shown, as the days of the week. */
    public ObjectProperty<Text> titleProperty() {
        return title;
    }

    /** The day in numbers, for the line below. */
    public ObjectProperty<Text> figuresProperty() {
        return figures;
    }

    /** Why what is shown may be old, and the next step; empty while all is well. */
    public ObjectProperty<Text> bannerProperty() {
        return banner;
    }

    /** The result of the last action that shows in no panel, for the line below. */
    public ObjectProperty<Text> noticeProperty() {
        return notice;
    }

    /** What undo would undo, for the line below. */
    public ObjectProperty<Text> undoProperty() {
        return undo;
    }

    /** What the launch did to the database, for the line below. */
    public ObjectProperty<Text> upgradeProperty() {
        return upgrade;
    }

    /** Whether the content is being read. */
    public BooleanProperty loadingProperty() {
        return loading;
    }

    /** Whether the launch left a report of what it did. */
    public BooleanProperty reportWrittenProperty() {
        return reportWritten;
    }

    /** How many web requests nobody has confirmed. */
    public IntegerProperty unconfirmedProperty() {
        return unconfirmed;
    }

    /** How many reservations a person has to look at. */
    public IntegerProperty attentionProperty() {
        return attention;
    }

    /** The state of the connection, in one word. */
    public ObservableValue<Text> connectionProperty() {
        return connection;
    }
}
