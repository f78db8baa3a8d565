package clinic.frontdesk.board;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One line of the board. It holds nothing else of the person.
 *
 * @param name the name as the clinic shows it on the board
 * @param appointment when the treatment was to begin; null where the time is unreadable
 * @param expected until when the treatment lasts, or from when on it may begin; null where that is not foreseen
 */
public record BoardLine(
        String name,
        @Nullable LocalDateTime appointment,
        @Nullable LocalDateTime expected) {}
