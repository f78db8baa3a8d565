package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.run;
import static clinic.frontdesk.upgrade.Databases.rows;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.upgrade.shape.ShapeDetectorTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A login with settings of its own, on a clinic that the website upgraded, at a machine in another zone. */
@Execution(ExecutionMode.SAME_THREAD)
class LoginSettingsTest {

    private static final String DAY = "2031-03-08"; // a Saturday, on which that clinic is open

    private static final TimeZone MACHINE = TimeZone.getDefault();

    @BeforeAll
    static void elsewhere() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
    }

    @AfterAll
    static void back() {
        TimeZone.setDefault(MACHINE);
    }

    static List<Map<String, String>> settings() {
        return List.of(
                Map.of("TimeZone", "Asia/Seoul", "DateStyle", "SQL, DMY", "IntervalStyle", "iso_8601"),
                Map.of(
                        "statement_timeout",
                        "20ms",
                        "lock_timeout",
                        "1ms",
                        "idle_in_transaction_session_timeout",
                        "1ms"),
                Map.of(
                        "default_transaction_isolation", "serializable",
                        "default_transaction_read_only", "on",
                        "default_transaction_deferrable", "on"),
                Map.of("search_path", "nowhere", "standard_conforming_strings", "off", "quote_all_identifiers", "on"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theDeskWritesAsUnderTheDefaults(Map<String, String> settings) {
        TestDatabase clinic = ShapeDetectorTest.shapeOfTheWebsite().run("""
            ALTER TABLE service_reservation_limits ADD COLUMN "serviceId" text REFERENCES services,
                ADD COLUMN "dailyLimitMinutes" integer, ADD COLUMN reason text, ADD COLUMN "updatedBy" text;
            """);
        String login = "set_" + clinic.name();
        clinic.run("CREATE ROLE " + login + " LOGIN SUPERUSER");
        settings.forEach((name, value) -> clinic.run("ALTER ROLE " + login + " SET " + name + " = "
                + (name.equals("search_path") ? value : "'" + value + "'")));
        String address = "jdbc:postgresql://127.0.0.1:" + clinic.port() + "/" + clinic.name() + "?user=" + login;

        succeeds(address, "upgrade");
        succeeds(address, "change-service", "--service", "SKIN_CARE", "--limit", "90");
        succeeds(address, "change-service", "--service", "SKIN_CARE", "--limit", "120");
        succeeds(
                address,
                "book",
                "--service",
                "SKIN_CARE",
                "--date",
                DAY,
                "--time",
                "10:00",
                "--name",
                "김가람",
                "--phone",
                "010-0000-0001",
                "--birth",
                "1960-05-01",
                "--gender",
                "F");

        assertThat(rows(clinic, """
            SELECT "serviceType", "dailyLimitMinutes",
                   "createdAt" BETWEEN (now() AT TIME ZONE 'UTC') - interval '5 min' AND (now() AT TIME ZONE 'UTC'),
                   "updatedAt" BETWEEN "createdAt" AND (now() AT TIME ZONE 'UTC')
            FROM service_reservation_limits\
            """)).containsExactly("SKIN_CARE|120|t|t");
        assertThat(rows(clinic, """
            SELECT "preferredDate", "preferredTime", "timeSlotStart", "timeSlotEnd", "birthDate"::text,
                   "createdAt" BETWEEN (now() AT TIME ZONE 'UTC') - interval '5 min' AND (now() AT TIME ZONE 'UTC'),
                   "updatedAt" BETWEEN "createdAt" AND (now() AT TIME ZONE 'UTC'),
                   "statusChangedAt" BETWEEN "createdAt" AND (now() AT TIME ZONE 'UTC')
            FROM reservations\
            """)).containsExactly(DAY + "|10:00|10:00|10:40|1960-05-01 00:00:00|t|t|t");
    }

    private static void succeeds(String address, String... command) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command));
        arguments.addAll(List.of("--clinic", address));
        Answer answer = run(arguments.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.err()).isZero();
    }
}
