package clinic.frontdesk.arrival;

import java.util.Optional;

/**
 * Who is in the clinic, and whom their treatments push back.
 *
 * @param overrun the first patient who cannot begin at the appointment; empty for nobody
 */
public record DayFlow(WaitingRoom room, Optional<Overrun> overrun) {}
