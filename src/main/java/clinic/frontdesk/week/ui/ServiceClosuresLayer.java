package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.ServiceClosure;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekDay;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** What is closed for single services: a strip at the edge of the day, which leaves the column to the others. */
final class ServiceClosuresLayer extends WeekLayer {

    private static final double WIDTH = 7;

    private final Messages messages;
    private final Map<Region, GridSlot> strips = new LinkedHashMap<>();

    ServiceClosuresLayer(Messages messages) {
        this.messages = messages;
        // The strips show tooltips.
        setMouseTransparent(false);
    }

    @Override
    void show(Week week) {
        strips.clear();
        for (WeekDay day : week.days()) {
            for (ServiceClosure closure : day.closedServices()) {
                Region strip = styled(new Region(), "service-closure");
                String text = messages.text(
                        "week.service-closure",
                        closure.serviceName(),
                        ClockTime.format(closure.start()),
                        ClockTime.format(closure.end()),
                        closure.reason());
                strip.setAccessibleRole(AccessibleRole.TEXT);
                strip.setAccessibleText(text);
                Tooltip.install(strip, new Tooltip(text));
                strips.put(strip, new GridSlot(day.date(), closure.start(), closure.end()));
            }
        }
        getChildren().setAll(strips.keySet());
    }

    @Override
    void place(Week week, WeekLayout layout) {
        strips.forEach((strip, interval) -> {
            cover(layout, strip, interval, 1);
            strip.resizeRelocate(
                    strip.getLayoutX() + strip.getWidth() - WIDTH, strip.getLayoutY(), WIDTH, strip.getHeight());
        });
    }
}
