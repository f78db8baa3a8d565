package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.oldColumns;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The upgrade on every version of PostgreSQL that a clinic may have; everything else is tested on the newest one. */
@Execution(ExecutionMode.CONCURRENT)
@Tag(FaultRuns.TAG)
@ParameterizedClass
@MethodSource("servers")
class ServerVersionsTest {

    private final TestServer server;

    ServerVersionsTest(TestServer server) {
        this.server = server;
    }

    /** Each server is started before its first test and stopped after its last one. */
    static Stream<TestServer> servers() {
        return FaultRuns.of(TestServer.VERSIONS, version -> "").stream().map(TestServer::start);
    }

    @Test
    void theAcceptanceTableHolds() throws Exception {
        TestDatabase database = server.legacy()
                .run(insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX")
                        + insert("b", "2025-06-09", "14:00", "WRINKLE_BOTOX")
                        + insert("c", "2025-06-09", "15:00", "WRINKLE_BOTOX")
                        + insert("d", "2025-06-09", "16:00", "WRINKLE_BOTOX"));
        List<String> before = oldColumns(database);

        upgrade(database);

        assertThat(rows(database, "SELECT current_setting('server_version_num')::integer / 10000"))
                .containsExactly(Integer.toString(server.version()));
        assertThat(rows(
                        database,
                        "SELECT \"preferredTime\", period, \"timeSlotStart\", \"timeSlotEnd\", \"serviceName\","
                                + " \"estimatedDuration\" FROM reservations ORDER BY id"))
                .containsExactly(
                        "09:30|MORNING|09:30|10:00|주름 보톡스|30",
                        "14:00|AFTERNOON|14:00|14:30|주름 보톡스|30",
                        "15:00|AFTERNOON|15:00|15:30|주름 보톡스|30",
                        "16:00|AFTERNOON|16:00|16:30|주름 보톡스|30");
        assertThat(rows(
                        database,
                        "SELECT (SELECT count(*) FROM services), (SELECT count(*) FROM clinic_time_slots),"
                                + " (SELECT count(*) FROM reservations WHERE \"serviceId\" IS NOT NULL)"))
                .containsExactly("1|10|4");
        assertThat(oldColumns(database)).isEqualTo(before);
    }

    @Test
    void anOldClientWorksBeforeDuringAndAfter() throws Exception {
        OldClientTest.SharedClinic clinic = OldClientTest.SharedClinic.open(server.legacy());
        clinic.useOnce("before", "09:30");

        UpgradeReport report = new Upgrade(
                        clinic.database().dataSource(), Databases.PATIENT.withBatch(2), new UpgradeListener() {
                            @Override
                            public void step(UpgradeStep step) {
                                clinic.useOnce("step-" + step, "09:30");
                            }

                            @Override
                            public void expanded(int version, int last) {
                                clinic.useOnce("expanded-" + version, "09:30");
                            }
                        })
                .run();
        clinic.useOnce("after", "09:30");

        assertThat(report.verification().differences()).isEmpty();
        assertThat(rows(
                        clinic.database(),
                        "SELECT DISTINCT period, \"timeSlotStart\", \"timeSlotEnd\", \"serviceName\","
                                + " \"estimatedDuration\", \"serviceId\" FROM reservations"))
                .containsExactly("MORNING|09:30|10:00|주름 보톡스|30|frontdesk-wrinkle-botox");
        new Rollback(clinic.database().dataSource(), Databases.PATIENT).run();
        clinic.useOnce("taken-back", "09:30");
    }

    @Test
    void afterTwoKillsTheNextLaunchFinishes() throws Exception {
        TestDatabase whole = FaultyClinic.small(server.legacy());
        TestDatabase database = whole.copy();
        upgrade(whole);

        for (String place : List.of("expanded 6", "filled 21")) {
            try (LaunchedDesk launch =
                    LaunchedDesk.Order.of(database.url()).parkedAt(place).start()) {
                launch.awaitParked().kill();
            }
        }
        upgrade(database);

        assertThat(Databases.endOf(database)).isEqualTo(Databases.endOf(whole));
    }

    @Test
    void upgradeRollbackAndUpgradeEndTheSame() throws Exception {
        TestDatabase database = FaultyClinic.small(server.legacy());
        List<String> legacy = Databases.dump(database);
        upgrade(database);
        List<String> upgraded = Databases.dump(database);

        new Rollback(database.dataSource(), Databases.PATIENT).run();

        assertThat(Databases.dump(database)).isEqualTo(legacy);
        new Upgrade(database.dataSource(), Databases.PATIENT.askedAgain(), UpgradeListener.NONE).run();
        assertThat(Databases.dump(database)).isEqualTo(upgraded);
    }
}
