package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.text.Text;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A squeeze-in for a chosen start that is refused: what is in the way, and the reason for which it is booked still. */
public final class SqueezeInViewModel {

    /** Usual reasons at hand. */
    public static final List<Text> REASONS = List.of(
            Text.of("squeeze-in.reason.doctor"),
            Text.of("squeeze-in.reason.pain"),
            Text.of("squeeze-in.reason.late"),
            Text.of("squeeze-in.reason.short"));

    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Text> obstacle = new ReadOnlyObjectWrapper<>(Text.NONE);
    private boolean offered;

    /** Shows what is in the way of a chosen visit. */
    void show(@Nullable PlannedVisit visit) {
        boolean possible = visit != null && !visit.fits() && !visit.past();
        if (!possible) {
            reason.set("");
        }
        offered = possible;
        obstacle.set(visit == null ? Text.NONE : visit.inTheWay());
    }

    /** Whether the chosen start can be booked as a squeeze-in only. */
    boolean offered() {
        return offered;
    }

    /** The message key of the reason's problem after {@code booking.problem.}; null where there is none. */
    @Nullable
    String problem() {
        if (!offered) {
            return null;
        }
        if (reason.get().isBlank()) {
            return "reason.empty";
        }
        return reason.get().strip().length() > DeskBookings.LONGEST_REASON ? "reason.long" : null;
    }

    /** The reason to book with; null where nothing is squeezed in. */
    @Nullable
    String given() {
        return offered ? reason.get().strip() : null;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    /** What is in the way of the chosen start; empty where nothing is. */
    public ReadOnlyObjectProperty<Text> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }
}
