package clinic.frontdesk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.soak.Load.Deciding;
import clinic.frontdesk.upgrade.Databases;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Twelve desks and four website writers in three processes compete for one day's last places. */
@Execution(ExecutionMode.CONCURRENT)
class SoakTest {

    private final long seed = Long.getLong("frontdesk.test.seed", new Random().nextLong());

    @TempDir
    private Path folder;

    @Test
    @Tag(FaultRuns.TAG)
    void capacityIsNeverExceededAndNoReservationIsLost() throws Exception {
        SoakResult result =
                new Soak(TestDatabase.upgraded(), load(Deciding.BY_LOCK, FaultRuns.number(160, 400)), folder).run();

        assertThat(result.faults()).as("-Dfrontdesk.test.seed=%d", seed).isEmpty();
        assertThat(result.lost()).isZero();
        assertThat(result.placed()).isPositive();
        assertThat(result.refused()).isPositive();
    }

    @Test
    @Tag(FaultRuns.TAG)
    void aKilledServerCausesNoDoubleBookingAndNoLostReservation() throws Exception {
        try (TestServer server = TestServer.start(18)) {
            TestDatabase clinic = server.legacy();
            Databases.upgrade(clinic);

            SoakResult result =
                    new Soak(clinic, load(Deciding.BY_LOCK, FaultRuns.number(160, 400)), folder).run(server);

            assertThat(result.faults()).as("-Dfrontdesk.test.seed=%d", seed).isEmpty();
            assertThat(result.lost()).isPositive();
            assertThat(result.placed()).isPositive();
            assertThat(result.refused()).isPositive();
        }
    }

    /** The check detects overbooking by desks that count without the day lock. */
    @Test
    void overbookingByCountingUnderALockIsDetected() throws Exception {
        SoakResult result = new Soak(TestDatabase.legacy(), load(Deciding.BY_COUNTING, 400), folder).run();

        assertThat(result.overCapacityOfDesks())
                .as("-Dfrontdesk.test.seed=%d", seed)
                .isPositive();
        assertThat(result.faults()).anyMatch(fault -> fault.contains("unflagged reservations held at once"));
    }

    private Load load(Deciding deciding, int tries) {
        return new Load(3, 12, 4, tries, deciding, seed);
    }
}
