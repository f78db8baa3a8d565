package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.address;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeCommandsTest {

    private final TestDatabase database = TestDatabase.upgraded()
            .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");

    private Answer command(String... arguments) {
        return CommandLines.run(Stream.concat(Stream.of("--clinic", address(database), "notice"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void aNoticeIsAddedListedAndRemoved() {
        assertThat(command("list").out().strip()).isEqualTo("There are no notices.");
        assertThat(command("add", "--text", "원장님 외출").out().strip()).isEqualTo("Added: 1  2026-11-30  원장님 외출");
        assertThat(command("add", "--text", "공사", "--from", "2026-12-01", "--until", "2026-12-04", "--json")
                        .out()
                        .strip())
                .isEqualToIgnoringWhitespace("""
                    {"notice": 2, "from": "2026-12-01", "until": "2026-12-04", "text": "공사"}\
                    """);
        assertThat(command("list", "--from", "2026-12-02").out().strip()).isEqualTo("2  2026-12-01 – 2026-12-04  공사");
        assertThat(command("remove", "--notice", "1").exit()).isEqualTo(ExitCode.DONE);
        assertThat(command("list").out().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "add --text=, --text",
        "add --text a --until 2026-11-29, --until",
        "remove --notice 7, --notice",
        "'', 'add, list or remove'",
    })
    void wrongInputNamesTheOption(String line, String said) {
        Answer answer = line.isEmpty() ? command() : command(line.split(" ", -1));
        assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err()).contains(said);
        assertThat(answer.out()).isEmpty();
    }
}
