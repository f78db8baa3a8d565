package clinic.frontdesk.week.ui;

import clinic.frontdesk.live.ChangeFeed;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Keeps the shown week as the database has it, whoever changes it, and says so while it cannot. Made and closed on the
 * screen's thread.
 */
public final class LiveWeek implements AutoCloseable {

    /**
     * Weeks before and after the shown one that are watched too: their versions are known before they are read, so that
     * turning to one does not read it twice.
     */
    private static final int WEEKS_BESIDE = 1;

    private final WeekViewModel week;
    private final ChangeFeed feed;
    private boolean closed;

    /**
     * Begins at once.
     *
     * @param onScreen runs what it is given on the screen's thread, one after another
     * @param source new connections, not pooled
     */
    public LiveWeek(WeekViewModel week, Consumer<Runnable> onScreen, DataSource source, ChangeFeed.Pace pace) {
        this.week = week;
        LocalDate monday = week.mondayProperty().get();
        feed = new ChangeFeed(source, pace, first(monday), last(monday), new ChangeFeed.Listener() {
            @Override
            public void changed(SortedSet<LocalDate> days, boolean rules) {
                onScreen.accept(() -> refresh(days, rules));
            }

            @Override
            public void lost() {
                onScreen.accept(() -> {
                    if (!closed) {
                        week.liveProperty().set(false);
                    }
                });
            }

            @Override
            public void back() {
                onScreen.accept(() -> {
                    if (!closed) {
                        week.liveProperty().set(true);
                        // Not refresh: what was being read may hang on the connection that was lost.
                        week.reload();
                    }
                });
            }
        });
        week.mondayProperty().addListener((property, before, now) -> feed.watch(first(now), last(now)));
    }

    private void refresh(SortedSet<LocalDate> days, boolean rules) {
        LocalDate monday = week.mondayProperty().get();
        if (!closed && (rules || !days.subSet(monday, monday.plusWeeks(1)).isEmpty())) {
            week.refresh();
        }
    }

    private static LocalDate first(LocalDate monday) {
        return monday.minusWeeks(WEEKS_BESIDE);
    }

    private static LocalDate last(LocalDate monday) {
        return monday.plusWeeks(WEEKS_BESIDE + 1L).minusDays(1);
    }

    @Override
    public void close() {
        closed = true;
        feed.close();
    }
}
