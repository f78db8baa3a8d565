package clinic.frontdesk.reservation;

import clinic.frontdesk.text.Text;
import java.util.Optional;

/**
 * The result of a write of {@link Moves}.
 *
 * @param outcome gone where the reservation does not exist, or was changed by another client since it was seen
 * @param reason of a refusal: what is in the way, by name where it is known; else empty
 * @param now the reservation as it is, where it was changed by another client; else empty
 */
public record MoveResult(BookingOutcome outcome, Text reason, Optional<ReservationSnapshot> now) {}
