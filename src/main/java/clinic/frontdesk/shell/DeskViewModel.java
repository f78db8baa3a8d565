package clinic.frontdesk.shell;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the window says around the week: its title, what waits, the day in numbers, and a failure in one sentence. */
public final class DeskViewModel {

    private final WeekViewModel week;
    private final Messages messages;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper figures = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper unconfirmed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper attention = new ReadOnlyIntegerWrapper();
    private final StringProperty upgrade = new SimpleStringProperty("");
    private final StringProperty notice = new SimpleStringProperty("");
    private final BooleanProperty reported = new SimpleBooleanProperty();

    public DeskViewModel(WeekViewModel week, Locale locale) {
        this.week = week;
        this.messages = Messages.of(locale);
        week.mondayProperty().subscribe(this::showTitle);
        week.weekProperty().subscribe(shown -> Optional.ofNullable(shown).ifPresent(this::showFigures));
        week.problemProperty().subscribe(this::showBanner);
        week.liveProperty().subscribe(this::showBanner);
    }

    private void showBanner() {
        boolean well =
                week.problemProperty().get() == null && week.liveProperty().get();
        banner.set(well ? "" : messages.text("desk.database-away"));
    }

    private void showTitle(LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        String key = monday.getMonth() == sunday.getMonth() ? "desk.week" : "desk.week-across-months";
        title.set(messages.text(
                key, monthName(monday), monday.getDayOfMonth(), sunday.getDayOfMonth(), monthName(sunday)));
    }

    private String monthName(LocalDate day) {
        return day.getMonth().getDisplayName(java.time.format.TextStyle.SHORT, messages.locale());
    }

    private void showFigures(Week shown) {
        unconfirmed.set(shown.unconfirmed());
        attention.set(shown.attention());
        Optional<WeekDay> today = shown.days().stream()
                .filter(day -> day.date().equals(shown.now().toLocalDate()))
                .findFirst();
        List<WeekCard> cards = today.map(WeekDay::cards)
                .orElseGet(() -> shown.days().stream()
                        .flatMap(day -> day.cards().stream())
                        .toList());
        long done = count(cards, DisplayStatus.DONE);
        long gone = count(cards, DisplayStatus.NO_SHOW) + count(cards, DisplayStatus.CANCELLED);
        figures.set(messages.text(
                today.isPresent() ? "desk.figures-today" : "desk.figures-week",
                cards.size() - gone,
                done,
                cards.size() - gone - done));
    }

    private static long count(List<WeekCard> cards, DisplayStatus status) {
        return cards.stream().filter(card -> card.status() == status).count();
    }

    /** The next web request that waits for a confirmation. */
    public void nextUnconfirmed() {
        week.seek(DisplayStatus.UNCONFIRMED);
    }

    /** The next reservation that needs attention. */
    public void nextAttention() {
        week.seek(DisplayStatus.ATTENTION);
    }

    public WeekViewModel week() {
        return week;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** A failure and the next step, in one sentence; empty while all is well. */
    public ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty unconfirmedProperty() {
        return unconfirmed.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** What the launch did to the database, for the line below; empty when there is nothing to say. */
    public StringProperty upgradeProperty() {
        return upgrade;
    }

    /** What became of undoing or doing again, in one sentence, for the line below; empty when there is nothing to say. */
    public StringProperty noticeProperty() {
        return notice;
    }

    /** Whether there is a page of what the launch did. */
    public BooleanProperty reportedProperty() {
        return reported;
    }
}
