package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.address;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesCommandTest {

    private final TestDatabase database = TestDatabase.upgraded();

    private Answer names(String... arguments) {
        return CommandLines.run(Stream.concat(Stream.of("--clinic", address(database), "names"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void theWaysOfShowingNamesArePrintedAndChanged() {
        assertThat(names().out().lines())
                .containsExactly("The board shows names: masked", "Desks hide names after 5 minutes without input");

        assertThat(names("--board", "INITIALS", "--hide-after", "0", "--json")
                        .out()
                        .strip())
                .isEqualToIgnoringWhitespace("{\"board\": \"initials\", \"hideAfter\": 0}");

        assertThat(names("--hide-after", "12").out().lines())
                .containsExactly("The board shows names: initials", "Desks hide names after 12 minutes without input");
    }

    @ParameterizedTest
    @CsvSource({"--board=SECRET, --board", "--hide-after=-1, --hide-after", "--hide-after=241, --hide-after"})
    void wrongInputNamesTheOptionAndChangesNothing(String argument, String said) {
        Answer answer = names(argument);

        assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err()).contains(said);
        assertThat(names().out().lines())
                .containsExactly("The board shows names: masked", "Desks hide names after 5 minutes without input");
    }
}
