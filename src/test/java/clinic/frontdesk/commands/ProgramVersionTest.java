package clinic.frontdesk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgramVersionTest {

    @Test
    void versionAndCommitAreThoseOfTheBuild() {
        assertThat(ProgramVersion.text(new ByteArrayInputStream(
                        "version=1.2.3\ncommit=0123456789ab\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("frontdesk 1.2.3 (commit 0123456789ab)");
    }

    @Test
    void aProgramWithoutTheBuildsFileSaysUnknown() {
        assertThat(ProgramVersion.text(null)).isEqualTo("frontdesk unknown (commit unknown)");
    }
}
