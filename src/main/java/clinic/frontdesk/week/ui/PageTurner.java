package clinic.frontdesk.week.ui;

import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Turns to another page while a dragged card rests on an edge of the week or on a day; further on while it stays there. */
final class PageTurner {

    /** How long a card rests before the page turns, and between two turns. */
    static final Duration REST = Duration.millis(600);

    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Object at;
    private Runnable turn = () -> {};

    PageTurner() {
        rest.setOnFinished(event -> {
            turn.run();
            if (at != null) {
                rest.playFromStart();
            }
        });
    }

    /**
     * The card is at a place.
     *
     * @param place what it rests on; null for a place that turns no page
     */
    void at(@Nullable Object place, Runnable turnPage) {
        if (!Objects.equals(place, at)) {
            at = place;
            turn = turnPage;
            if (place == null) {
                rest.stop();
            } else {
                rest.playFromStart();
            }
        }
    }

    void stop() {
        at(null, () -> {});
    }
}
