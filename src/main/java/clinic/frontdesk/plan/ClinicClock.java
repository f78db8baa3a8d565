package clinic.frontdesk.plan;

import static clinic.frontdesk.tables.frontdesk.Tables.CLINIC;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jooq.DSLContext;

/** The server's clock in the clinic's zone, for a program on a machine with another time or zone. */
public final class ClinicClock {

    private ClinicClock() {}

    /** A clock that agrees with the server's at the time of the call, and runs on with this machine's. */
    public static Clock read(DSLContext dsl) {
        LocalDateTime wall = new DayPlanRepository(dsl).now();
        ZoneId zone =
                zone(Objects.requireNonNull(dsl.select(CLINIC.ZONE).from(CLINIC).fetchSingle(CLINIC.ZONE)), wall);
        Duration ahead = Duration.between(Instant.now(), wall.atZone(zone).toInstant());
        return Clock.offset(Clock.system(zone), ahead);
    }

    /** PostgreSQL knows abbreviations that Java does not; the wall clock is right in any zone. */
    private static ZoneId zone(String name, LocalDateTime wall) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            long minutes = Math.round(
                    Duration.between(LocalDateTime.now(ZoneOffset.UTC), wall).toSeconds() / 60.0);
            return Math.abs(minutes) <= ZoneOffset.MAX.getTotalSeconds() / 60
                    ? ZoneOffset.ofTotalSeconds(Math.toIntExact(minutes * 60))
                    : ZoneOffset.UTC;
        }
    }
}
