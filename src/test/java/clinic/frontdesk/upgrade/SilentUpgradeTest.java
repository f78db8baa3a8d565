package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.endOf;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.FaultyNetwork;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The network goes silent during a launch: nothing is answered, and no connection is closed. */
@Execution(ExecutionMode.CONCURRENT)
@Tag(FaultRuns.TAG)
class SilentUpgradeTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TempDir
    private Path files;

    static List<UpgradeStep> steps() {
        return FaultRuns.of(
                List.of(
                        UpgradeStep.FILL,
                        UpgradeStep.LOOK,
                        UpgradeStep.BACK_UP,
                        UpgradeStep.EXPAND,
                        UpgradeStep.VERIFY),
                step -> "silent");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theUpgradeEndsAndTheNextOneFinishesIt(UpgradeStep silentAt) throws UpgradeRefusedException {
        TestDatabase before = FaultyClinic.large(TestDatabase.legacy());
        TestDatabase whole = before.copy();
        upgrade(whole);
        TestDatabase database = before.copy();

        assertThat(launchInto(database, silentAt)).isLessThan(LONGEST);
        upgrade(database);

        assertThat(endOf(database)).isEqualTo(endOf(whole));
    }

    @Test
    void aLaunchThatHasNothingToUpgradeEnds() {
        assertThat(launchInto(TestDatabase.upgraded(), UpgradeStep.LOOK)).isLessThan(LONGEST);
    }

    /** Launches until a step begins, from which on the network is silent, and returns how long the launch went on. */
    private Duration launchInto(TestDatabase database, UpgradeStep silentAt) {
        try (FaultyNetwork network = new FaultyNetwork(database.port());
                ClinicDatabase desk = ClinicDatabase.open(new ClinicAddress.Server(
                        TestDatabase.at(network.port(), database.name()).url()))) {
            long[] silentSince = new long[1];
            Upgrade upgrade = new Upgrade(
                    desk.direct(),
                    Databases.PATIENT.withFiles(files).withBatch(FaultyClinic.BATCH),
                    new UpgradeListener() {
                        @Override
                        public void step(UpgradeStep step) {
                            if (step == silentAt) {
                                network.silence();
                                silentSince[0] = System.nanoTime();
                            }
                        }
                    });

            Throwable failure = catchThrowable(upgrade::run);

            Duration after = Duration.ofNanos(System.nanoTime() - silentSince[0]);
            if (failure instanceof UpgradeRefusedException refused) {
                assertThat(refused.refusal()).isInstanceOf(UpgradeRefusal.NoBackup.class);
                assertThat(silentAt).isEqualTo(UpgradeStep.BACK_UP);
            } else {
                assertThat(DatabaseFailures.classify(failure)).isEqualTo(new Failure.Unreachable());
            }
            return after;
        }
    }
}
