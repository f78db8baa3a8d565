package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;

/** The numbers of the cards that found no room in their rows, as +2. */
final class MoreLayer extends WeekLayer {

    private final Messages messages;
    private final List<Label> labels = new ArrayList<>();

    MoreLayer(Messages messages) {
        this.messages = messages;
    }

    @Override
    void show(Week week) {
        // How many are hidden follows from the size.
    }

    /** Keeps as many labels as there may be rows with hidden cards. */
    void keep(int rows) {
        while (labels.size() < rows) {
            Label label = styled(new Label(), "more");
            label.setVisible(false);
            labels.add(label);
            getChildren().add(label);
        }
    }

    @Override
    void place(Week week, WeekLayout layout) {
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            boolean shown = i < layout.more().size();
            label.setVisible(shown);
            if (shown) {
                WeekLayout.More more = layout.more().get(i);
                label.setText(messages.text("week.more", more.count()));
                label.resizeRelocate(
                        more.box().x(),
                        more.box().y(),
                        more.box().width(),
                        more.box().height());
            }
        }
    }
}
