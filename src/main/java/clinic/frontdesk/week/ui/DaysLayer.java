package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** The ground of the week: the days, open, closed or today, the shade over the past, and the folds between bands. */
final class DaysLayer extends WeekLayer {

    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private final List<Region> days = new ArrayList<>();
    private final List<Region> pasts = new ArrayList<>();
    private final List<Region> folds = new ArrayList<>();

    DaysLayer() {
        for (int i = 0; i < 7; i++) {
            days.add(styled(new Region(), "day"));
            pasts.add(styled(new Region(), "past"));
        }
        getChildren().addAll(days);
        getChildren().addAll(pasts);
    }

    @Override
    void show(Week week) {
        LocalDate today = week.today();
        for (int i = 0; i < 7; i++) {
            boolean shown = i < week.days().size();
            days.get(i).setVisible(shown);
            pasts.get(i).setVisible(shown);
            if (!shown) {
                continue;
            }
            WeekDay day = week.days().get(i);
            days.get(i).pseudoClassStateChanged(TODAY, day.date().equals(today));
            days.get(i).pseudoClassStateChanged(CLOSED, day.closed());
            pasts.get(i).setVisible(!day.closed() && !day.date().isAfter(today));
        }
        int needed = WeekLayout.stretches(week).size() - 1;
        while (folds.size() < needed) {
            Region fold = styled(new Region(), "fold");
            folds.add(fold);
            getChildren().add(fold);
        }
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).setVisible(i < needed);
        }
    }

    @Override
    void place(Week week, WeekLayout layout) {
        LocalDate today = week.today();
        double top = WeekLayout.HEADER;
        for (int i = 0; i < layout.columns().size(); i++) {
            WeekLayout.DayColumn column = layout.columns().get(i);
            days.get(i).resizeRelocate(column.x(), top, column.width(), layout.bottom() - top);
            double past = column.date().equals(today) ? layout.y(minuteNow(week)) : layout.bottom();
            pasts.get(i).resizeRelocate(column.x(), top, column.width(), Math.max(0, Math.rint(past) - top));
        }
        for (int i = 0; i + 1 < layout.bands().size(); i++) {
            folds.get(i)
                    .resizeRelocate(
                            WeekLayout.GUTTER,
                            layout.bands().get(i).bottom(),
                            layout.right() - WeekLayout.GUTTER,
                            WeekLayout.FOLD);
        }
    }
}
