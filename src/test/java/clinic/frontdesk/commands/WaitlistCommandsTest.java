package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.address;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.upgrade.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class WaitlistCommandsTest {

    private final TestDatabase database = TestDatabase.upgraded()
            .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'")
            .run(Databases.insert("a", "2026-12-02", "09:00", "WRINKLE_BOTOX"));

    private Answer command(String... arguments) {
        return CommandLines.run(
                Stream.concat(Stream.of("--clinic", address(database), "waitlist"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws Exception {
        return new ObjectMapper()
                .readTree(command(Stream.concat(Stream.of(arguments), Stream.of("--json"))
                                .toArray(String[]::new))
                        .out());
    }

    @Test
    void aPatientIsAddedListedWithTheFirstFreeStartAndRemoved() throws Exception {
        String[] kim = {
            "add",
            "--service",
            "WRINKLE_BOTOX",
            "--name",
            "김하나",
            "--phone",
            "01012345678",
            "--days",
            "wed",
            "--period",
            "MORNING",
            "--until",
            "2026-12-04",
            "--priority",
            "high",
            "--remark",
            "통화는 오후에"
        };
        JsonNode added = json(kim);
        assertThat(added.get("phone").asText()).isEqualTo("010-1234-5678");
        assertThat(added.get("already").asBoolean()).isFalse();
        assertThat(command(kim).out()).contains("was on the list for this service before");
        assertThat(command("list").out().lines().findFirst())
                .contains(added.get("wish").asText()
                        + "  김하나  010-1234-5678  WRINKLE_BOTOX  wed  MORNING  until 2026-12-04  HIGH  통화는 오후에"
                        + "  free 2026-12-02T09:40");

        assertThat(command("remove", "--wish", added.get("wish").asText()).exit())
                .isEqualTo(ExitCode.DONE);
        JsonNode left = json("list");
        assertThat(left).hasSize(1);
        assertThat(left.get(0).get("starts")).hasSize(5);
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-05 08:00' AT TIME ZONE 'Asia/Seoul'");
        assertThat(command("list").out().strip()).isEqualTo("Nobody waits.");
        assertThat(json("list", "--expired")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "add --service X --name a --phone 0101 --until 2026-12-04, --service",
        "add --service WRINKLE_BOTOX --name a --phone x --until 2026-12-04, --phone",
        "add --service WRINKLE_BOTOX --name a --until 2026-12-04, --patient",
        "add --service WRINKLE_BOTOX --patient 999999 --until 2026-12-04, --patient",
        "add --service WRINKLE_BOTOX --name a --phone 01012345678 --until 2026-11-04, --until",
        "add --service WRINKLE_BOTOX --name a --phone 01012345678 --until 2026-12-04 --days x, --days",
        "add --service WRINKLE_BOTOX --name a --phone 01012345678 --until 2026-12-04 --not-before 2026-12-05, --until",
        "remove --wish 999999, --wish",
    })
    void wrongInputNamesTheOption(String line, String option) {
        Answer answer = command(line.split(" ", -1));
        assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err()).contains(option);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void withoutAnActTheyAreNamed() {
        assertThat(command()).extracting(Answer::exit).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(command().err()).contains("add, list or remove");
    }
}
