package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.address;
import static clinic.frontdesk.commands.CommandLines.run;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.upgrade.Databases;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that the clinic's own constraints, encoding or settings do not take, and input at the edges. */
class RefusedRowsTest {

    private static final String DAY = "2030-06-10";

    private final TestDatabase database = TestDatabase.upgraded();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX once ON public.reservations (\"preferredDate\", \"preferredTime\", service)"
                        + " WHERE status <> 'REJECTED'",
                "ALTER TABLE public.reservations ADD CONSTRAINT once UNIQUE (\"preferredDate\", \"timeSlotStart\")",
                "ALTER TABLE public.reservations ADD CONSTRAINT once EXCLUDE USING btree"
                        + " (\"preferredDate\" WITH =, \"preferredTime\" WITH =)",
                "CREATE UNIQUE INDEX once ON public.reservations ((\"preferredDate\"::timestamp + interval '0 h'),"
                        + " (trim(\"preferredTime\")))"
            })
    void aConstraintOnTheTimeRefusesWithTheNearestStarts(String constraint) {
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 3; " + constraint);
        assertThat(book("10:00", "김하나").exit()).isZero();

        Answer second = book("10:00", "이둘");

        assertThat(second.exit()).as(second.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(second.out())
                .startsWith("Refused: clinic-rule. The nearest free starts:")
                .doesNotContain("10:00–");
        assertThat(book("11:00", "이둘").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "names_are_long|ALTER TABLE public.reservations ADD CONSTRAINT names_are_long"
                        + " CHECK (length(\"patientName\") > 20) NOT VALID",
                "one_phone|CREATE UNIQUE INDEX one_phone ON public.reservations (phone)",
                "no_mondays|CREATE FUNCTION no_mondays() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RAISE EXCEPTION ''not today''; END'; CREATE TRIGGER t BEFORE INSERT ON"
                        + " public.reservations FOR EACH ROW EXECUTE FUNCTION no_mondays()",
            })
    void anyOtherConstraintIsNamed(String name, String constraint) {
        if (name.equals("one_phone")) {
            assertThat(book("09:00", "김하나").exit()).isZero();
        }
        database.run(constraint);

        Answer refused = book("10:00", "이둘");

        assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("\"" + name + "\"").doesNotContain("이둘", "Exception");
    }

    @Test
    void anEncodingThatLacksACharacterIsBadInput() {
        TestDatabase korean = TestDatabase.at(database.port(), "korean_" + database.name());
        TestDatabase.at(database.port(), "postgres")
                .run("CREATE DATABASE " + korean.name()
                        + " TEMPLATE template0 ENCODING 'EUC_KR' LC_COLLATE 'C' LC_CTYPE 'C'");
        String[] booking = booking("10:00", "😀 Renée");
        booking[booking.length - 1] = address(korean);

        Answer refused = run(booking);

        assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("character").doesNotContain("Exception", "Renée");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul,1960-05-01",
        "Asia/Seoul,1908-04-01",
        "Asia/Seoul,1988-05-08",
        "America/Sao_Paulo,2018-11-04",
        "Pacific/Apia,2011-12-30",
        "Africa/Cairo,2014-05-16",
        "America/New_York,1990-01-02"
    })
    void aBirthDateIsMidnightInAnyZoneOfTheMachine(String zone, String birth) {
        TimeZone machine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            String[] booking = booking("10:00", "김하나");
            booking[10] = birth;
            assertThat(run(booking).exit()).isZero();
        } finally {
            TimeZone.setDefault(machine);
        }
        assertThat(Databases.rows(
                        database,
                        "SELECT \"birthDate\"::text, abs(extract(epoch FROM clock_timestamp() AT TIME ZONE"
                                + " 'UTC' - \"createdAt\")) < 600, \"createdAt\" = \"updatedAt\" FROM"
                                + " public.reservations"))
                .containsExactly(birth + " 00:00:00|t|t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5874898-01-01",
                "0000-01-01",
                "-0044-03-15",
                "9999999-01-01",
                "+10000-01-01",
                "2030-02-30",
                "30"
            })
    void aDayAtTheEdgesIsBadInput(String day) {
        String[] booking = booking("10:00", "김하나");
        booking[4] = day;

        Answer refused = run(booking);

        assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err())
                .contains("--date", "is not a day like 2026-11-30")
                .doesNotContain("Exception");
        assertThat(run("close", "--date", day, "--reason", "x", "--clinic", address(database))
                        .exit())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"김\0하나", "김\u0007하나", "김\ud83d", " "})
    void aNameWithControlsIsBadInput(String name) {
        assertThat(book("10:00", name).exit()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "cancel", "confirm"})
    void anOddIdIsBadInput(String command) {
        for (String id : new String[] {"x".repeat(2_690), "a\0b", "김", "' OR true --"}) {
            Answer refused = command.equals("move")
                    ? run(command, "--reservation", id, "--date", DAY, "--time", "10:00", "--clinic", address(database))
                    : run(command, "--reservation", id, "--clinic", address(database));
            assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.BAD_INPUT);
        }
    }

    @Test
    void thePatientIsKnownHoweverNameAndPhoneAreSpelled() {
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 9; "
                + Databases.insert("web", DAY, "10:00", "WRINKLE_BOTOX")
                + "UPDATE public.reservations SET \"patientName\" = normalize(' 김하나 ', NFD), phone ="
                + " '+82-10-1234-5678'");

        assertThat(book("10:00", "김하나").out()).contains("the same patient has 10:00", "(web)");
        assertThat(book("10:00", "김하나 ").out()).contains("(web)");
        assertThat(book("10:00", "김둘").out()).doesNotContain("(web)");
    }

    private Answer book(String time, String name) {
        return run(booking(time, name));
    }

    private String[] booking(String time, String name) {
        return new String[] {
            "book",
            "--service",
            "WRINKLE_BOTOX",
            "--date",
            DAY,
            "--time",
            time,
            "--name",
            name,
            "--birth",
            "1990-01-02",
            "--phone",
            "010-1234-5678",
            "--gender",
            "F",
            "--clinic",
            address(database)
        };
    }
}
