package clinic.frontdesk.week.ui;

import clinic.frontdesk.ui.DropZone;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** A day of a month, on which a card may be dropped. */
final class DayZone implements DropZone {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Node node;
    private final Supplier<LocalDate> date;

    private DayZone(Node node, Supplier<LocalDate> date) {
        this.node = node;
        this.date = date;
    }

    /** Lets cards be dropped on a node that stands for a day, which may change. */
    static void install(Node node, Supplier<LocalDate> date) {
        DropZone.install(node, new DayZone(node, date));
    }

    @Override
    public Optional<LocalDate> day() {
        return Optional.of(date.get());
    }

    @Override
    public void over(boolean held) {
        node.pseudoClassStateChanged(OVER, held);
    }

    @Override
    public void drop(String id) {
        throw new IllegalStateException("a day takes no card itself");
    }
}
