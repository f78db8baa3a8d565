package clinic.frontdesk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TypedArgumentsTest {

    private static final String[] UNREADABLE = {"book", "--name", "\uFFFD\uFFFD\uFFFD", "--notes", ""};

    @Test
    void korean_arguments_that_java_cannot_decode_are_decoded() {
        byte[] line = "frontdesk\0book\0--name\0김철수\0--notes\0\0".getBytes(StandardCharsets.UTF_8);
        assertThat(TypedArguments.readAgain(line, UNREADABLE)).containsExactly("book", "--name", "김철수", "--notes", "");
    }

    @Test
    void a_mismatching_command_line_is_left_unchanged() {
        byte[] line = "frontdesk\0book\0--phone\0김철수\0--notes\0\0".getBytes(StandardCharsets.UTF_8);
        assertThat(TypedArguments.readAgain(line, UNREADABLE)).isSameAs(UNREADABLE);
        assertThat(TypedArguments.readAgain(new byte[0], UNREADABLE)).isSameAs(UNREADABLE);
    }

    @Test
    void readable_arguments_are_left_unchanged() {
        String[] given = {"status", "--json"};
        assertThat(TypedArguments.of(given)).isSameAs(given);
    }
}
