package clinic.frontdesk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.upgrade.Databases;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Visits on the command line. */
@Execution(ExecutionMode.CONCURRENT)
class VisitCommandsTest {

    private final TestDatabase database = TestDatabase.upgraded();

    @BeforeEach
    void book() {
        database.run(Databases.insert("a", "2026-11-30", "10:00", "WRINKLE_BOTOX"))
                .run(Databases.insert("b", "2026-12-01", "10:00", "WRINKLE_BOTOX"));
        clock("09:55");
    }

    @Test
    void aVisitIsRecordedStepByStepAndListedWithItsMinutes() throws Exception {
        assertThat(command("arrive", "a")).isEqualTo(new Answer(0, "Recorded: a  arrived\n", ""));
        assertThat(command("arrive", "a")).isEqualTo(new Answer(0, "As before: a\n", ""));
        clock("10:04");
        assertThat(command("start", "a", "--json").out())
                .isEqualToIgnoringWhitespace("{\"id\":\"a\",\"changed\":true,\"status\":\"in-treatment\"}");
        clock("10:31");
        assertThat(command("finish", "a").exit()).isZero();

        Answer visits = command("visits", "--date", "2026-11-30", "--json");
        assertThat(new ObjectMapper().readTree(visits.out()).toString())
                .isEqualTo("{\"date\":\"2026-11-30\",\"waitingLimit\":15,\"averageWaited\":4,\"averageTreated\":27,"
                        + "\"visits\":[{\"id\":\"a\",\"time\":\"10:00\",\"name\":\"김하나\",\"service\":\"주름 보톡스\","
                        + "\"status\":\"COMPLETED\",\"arrived\":\"09:55\",\"began\":\"10:04\",\"ended\":\"10:31\","
                        + "\"waited\":4,\"treated\":27}]}");
        assertThat(command("visits", "--waiting-limit", "20").out()).isEqualTo("""
            10:00  김하나  주름 보톡스  waited 4 min, treated 27 min  a
            Average on 2026-11-30: waited 4 min, treated 27 min. Waiting is urgent after 20 min.
            """);
        assertThat(command("step-back", "a")).isEqualTo(new Answer(0, "Recorded: a  in-treatment\n", ""));
    }

    @Test
    void whatCannotBeRecordedIsAnInvalidArgumentOfOneSentence() {
        assertThat(command("arrive", "b"))
                .isEqualTo(new Answer(2, "", "Argument ID: the reservation is of a day that has not come.\n"));
        assertThat(command("no-show", "a").err())
                .isEqualTo("Argument ID: the reservation starts later today, so that it cannot be a no-show yet.\n");
        assertThat(command("finish", "none"))
                .isEqualTo(new Answer(2, "", "Argument ID: there is no reservation \"none\".\n"));
        assertThat(command("visits", "--waiting-limit", "0").exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(command("arrive").exit()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void whoMissedTheVisitAndWhosePlaceIsTakenIsRefused() {
        clock("10:10");
        assertThat(command("no-show", "a").exit()).isZero();
        database.run(Databases.insert("w", "2026-11-30", "10:05", "WRINKLE_BOTOX"));
        assertThat(command("arrive", "a").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(Databases.rows(database, "SELECT status FROM reservations WHERE id = 'a'"))
                .containsExactly("NO_SHOW");
    }

    private Answer command(String... arguments) {
        return CommandLines.run(
                Stream.concat(Arrays.stream(arguments), Stream.of("--clinic", CommandLines.address(database)))
                        .toArray(String[]::new));
    }

    private void clock(String time) {
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 " + time
                + "' AT TIME ZONE 'Asia/Seoul'");
    }
}
