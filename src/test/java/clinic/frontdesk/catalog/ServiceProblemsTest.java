package clinic.frontdesk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceProblemsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', missing",
                "' ', missing",
                "0, range",
                "-5, range",
                "1, -",
                "480, -",
                "481, range",
                "030, -",
                "３０, -",
                "' 30 ', -",
                "30.5, number",
                "반, number",
                "30분, number",
                "99999999999999999999, range"
            })
    void aDurationIsOneTo480WholeMinutes(String typed, String problem) {
        assertThat(ServiceProblems.of("보톡스", typed, "10"))
                .isEqualTo(problem == null ? Map.of() : Map.of(ServiceField.DURATION, "duration." + problem));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'', missing", "-1, range", "0, -", "120, -", "121, range", "x, number"})
    void aBufferIsUpTo120WholeMinutes(String typed, String problem) {
        assertThat(ServiceProblems.of("보톡스", "30", typed))
                .isEqualTo(problem == null ? Map.of() : Map.of(ServiceField.BUFFER, "buffer." + problem));
    }

    @Test
    void aNameHasOneTo100Characters() {
        assertThat(ServiceProblems.of(" 　", "30", "10")).isEqualTo(Map.of(ServiceField.NAME, "name.blank"));
        assertThat(ServiceProblems.of("가".repeat(100), "30", "10")).isEmpty();
        assertThat(ServiceProblems.of("가".repeat(101), "30", "10")).isEqualTo(Map.of(ServiceField.NAME, "name.long"));
        assertThat(ServiceProblems.of("😀".repeat(100), "30", "10")).isEmpty();
    }

    @Test
    void everyFieldSaysItsOwnProblem() {
        assertThat(ServiceProblems.of("", "x", "500"))
                .isEqualTo(Map.of(
                        ServiceField.NAME, "name.blank",
                        ServiceField.DURATION, "duration.number",
                        ServiceField.BUFFER, "buffer.range"));
    }
}
