package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekDay;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/** The headers of the days, which stay where they are when the hours are scrolled; a day alone has its heading above. */
final class HeadersLayer extends WeekLayer {

    private final Region ground = styled(new Region(), "headers");
    private final List<DayHeader> headers = new ArrayList<>();

    HeadersLayer(Messages messages) {
        getChildren().add(ground);
        // The headers show tooltips.
        setMouseTransparent(false);
        for (int i = 0; i < 7; i++) {
            headers.add(new DayHeader(messages));
        }
        getChildren().addAll(headers);
    }

    @Override
    void show(Week week) {
        for (int i = 0; i < headers.size(); i++) {
            boolean shown = week.days().size() > 1 && i < week.days().size();
            headers.get(i).setVisible(shown);
            if (shown) {
                WeekDay day = week.days().get(i);
                headers.get(i).show(day, day.date().equals(week.today()));
            }
        }
    }

    @Override
    void place(Week week, WeekLayout layout) {
        ground.resizeRelocate(0, 0, getWidth(), WeekLayout.HEADER - ScrolledLayers.ABOVE);
        for (int i = 0; i < layout.columns().size(); i++) {
            WeekLayout.DayColumn column = layout.columns().get(i);
            headers.get(i).resizeRelocate(column.x(), 0, column.width(), WeekLayout.HEADER);
        }
    }
}
