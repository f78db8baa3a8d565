package clinic.frontdesk.shell;

import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The state of the window around its content: title, counts, figures of the day, notices, and the failure banner. */
public final class DeskViewModel {

    private final ObjectProperty<Text> title = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> figures = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> banner = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> notice = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> undo = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> upgrade = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Action> shown = new SimpleObjectProperty<>(Action.SHOW_WEEK);
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private final BooleanProperty firstKeys = new SimpleBooleanProperty();
    private final BooleanProperty reportWritten = new SimpleBooleanProperty();
    private final IntegerProperty unconfirmed = new SimpleIntegerProperty();
    private final IntegerProperty hideAfter = new SimpleIntegerProperty();
    private final IntegerProperty attention = new SimpleIntegerProperty();
    private final ObjectBinding<Text> connection = Bindings.createObjectBinding(
            () -> Text.of(!banner.get().isEmpty() ? "desk.away" : loading.get() ? "desk.loading" : "desk.connected"),
            banner,
            loading);

    /** The heading of the content, such as the days of the week. */
    public ObjectProperty<Text> titleProperty() {
        return title;
    }

    /** The action that shows what is shown: a day, a week or a month. */
    public ObjectProperty<Action> shownProperty() {
        return shown;
    }

    /** The day's figures for the status line. */
    public ObjectProperty<Text> figuresProperty() {
        return figures;
    }

    /** Why the content may be out of date, and the next step; empty while the database answers. */
    public ObjectProperty<Text> bannerProperty() {
        return banner;
    }

    /** The result of the last action that no panel shows, for the status line. */
    public ObjectProperty<Text> noticeProperty() {
        return notice;
    }

    /** The description of the next undo, for the status line. */
    public ObjectProperty<Text> undoProperty() {
        return undo;
    }

    /** What the launch did to the database, for the status line. */
    public ObjectProperty<Text> upgradeProperty() {
        return upgrade;
    }

    /** After how many minutes without input people are hidden; 0 for never. */
    public IntegerProperty hideAfterProperty() {
        return hideAfter;
    }

    /** Whether the content is being loaded. */
    public BooleanProperty loadingProperty() {
        return loading;
    }

    /** Whether the keys that matter are said, as at a user's first start. */
    public BooleanProperty firstKeysProperty() {
        return firstKeys;
    }

    /** Whether the launch wrote a report. */
    public BooleanProperty reportWrittenProperty() {
        return reportWritten;
    }

    /** The number of unconfirmed web requests. */
    public IntegerProperty unconfirmedProperty() {
        return unconfirmed;
    }

    /** The number of reservations that need review. */
    public IntegerProperty attentionProperty() {
        return attention;
    }

    /** The state of the connection, as one short text. */
    public ObservableValue<Text> connectionProperty() {
        return connection;
    }
}
