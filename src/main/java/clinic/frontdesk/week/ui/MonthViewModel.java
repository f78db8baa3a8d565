package clinic.frontdesk.week.ui;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.week.Month;
import clinic.frontdesk.week.MonthSource;
import java.time.LocalDate;
import java.time.YearMonth;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The shown month: the one that holds the shown day, or most of the shown week, until it is turned. Lives on the screen's
 * thread.
 */
public final class MonthViewModel implements LiveListener {

    private final WeekViewModel calendar;
    private final MonthSource source;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<YearMonth> shown;
    private final ReadOnlyObjectWrapper<@Nullable Month> month = new ReadOnlyObjectWrapper<>();
    private DayVersions reported = DayVersions.NONE;
    private boolean loading;

    public MonthViewModel(WeekViewModel calendar, MonthSource source, BackgroundTasks tasks) {
        this.calendar = calendar;
        this.source = source;
        this.reading = new Latest(tasks);
        this.shown = new ReadOnlyObjectWrapper<>(ofShownDay());
        calendar.dayProperty().subscribe(this::follow);
        calendar.modeProperty().subscribe(this::follow);
        calendar.weekProperty().subscribe(week -> {
            // Each answer of the week is a try after a failure, and at midnight today is another day.
            if (week != null && !loading && !isOf(week.today())) {
                reload();
            }
        });
    }

    private boolean isOf(LocalDate today) {
        Month read = month.get();
        return read != null && read.today().equals(today) && read.first().equals(first());
    }

    private YearMonth ofShownDay() {
        LocalDate day = calendar.dayProperty().get();
        return YearMonth.from(
                calendar.modeProperty().get() == CalendarMode.WEEK
                        ? WeekViewModel.mondayOf(day).plusDays(3)
                        : day);
    }

    private void follow() {
        show(ofShownDay());
    }

    private void show(YearMonth wanted) {
        if (!wanted.equals(shown.get())) {
            shown.set(wanted);
            reload();
        }
    }

    /** Shows another month; where a month is shown in full, it goes there. */
    public void turn(int months) {
        if (calendar.modeProperty().get() == CalendarMode.MONTH) {
            calendar.show(calendar.dayProperty().get().plusMonths(months));
        } else {
            show(shown.get().plusMonths(months));
        }
    }

    /** Goes to a day: shows its week, or the day alone where days are shown. */
    public void go(LocalDate day) {
        calendar.show(day);
    }

    /** Shows a day alone. */
    public void open(LocalDate day) {
        calendar.openDay(day);
    }

    private void reload() {
        LocalDate first = first();
        loading = true;
        reading.run(
                () -> source.month(first),
                read -> {
                    loading = false;
                    month.set(read);
                    readUnseen();
                },
                // The week says that the database cannot be read, and its next answer tries again.
                failure -> loading = false);
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        reported = reported.with(versions);
        readUnseen();
    }

    @Override
    public void reconnected() {
        reload();
    }

    private void readUnseen() {
        Month read = month.get();
        LocalDate first = first();
        boolean seen = read != null
                && read.first().equals(first)
                && read.versions().covers(reported, first, first.plusDays(Month.DAYS - 1L));
        if (!seen && !loading) {
            reload();
        }
    }

    /** The first of the six weeks that show the month. */
    LocalDate first() {
        return WeekViewModel.mondayOf(shown.get().atDay(1));
    }

    public ReadOnlyObjectProperty<YearMonth> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The newest month that was read, which may be another than the shown one; null before the first. */
    public ReadOnlyObjectProperty<@Nullable Month> monthProperty() {
        return month.getReadOnlyProperty();
    }

    /** The shown day, or the one on which the shown week or month was entered. */
    public ReadOnlyObjectProperty<LocalDate> dayProperty() {
        return calendar.dayProperty();
    }

    CalendarMode mode() {
        return calendar.modeProperty().get();
    }

    LocalDate today() {
        return calendar.todayDate();
    }
}
