package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.run;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.database.ClinicAddress.Embedded;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.sample.Clinics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SampleCommandTest {

    @TempDir
    Path folder;

    @Test
    void anOutdatedSampleIsRefusedAndTheCommandToRenewItNamed() throws Exception {
        String address = "embedded:" + folder;
        Clinics.open(new Embedded(folder, true)).close();
        assertThat(run("upgrade", "--clinic", address).exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("sample", "--clinic", address).exit()).isEqualTo(ExitCode.DONE);
        try (ClinicDatabase database = ClinicDatabase.open(new Embedded(folder, false))) {
            database.dsl().execute("UPDATE frontdesk.flyway_schema_history SET checksum = 1 WHERE version = '3'");
        }

        for (String command : new String[] {"status", "upgrade", "openings", "sample"}) {
            Answer refused = run(command, "--clinic", address);
            assertThat(refused.exit()).as(command).isEqualTo(ExitCode.CANNOT_UPGRADE);
            assertThat(refused.err())
                    .isEqualToIgnoringNewLines(
                            "This sample clinic was made by an older build of the desk; \"frontdesk sample --renew"
                                    + " --clinic " + address + "\" makes it anew, without what was booked in it.");
            assertThat(refused.out()).isEmpty();
        }

        Answer renewed = run("sample", "--renew", "--clinic", address);
        assertThat(renewed.err()).isEmpty();
        assertThat(renewed.exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("openings", "--clinic", address).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aClinicThatIsNotASampleIsLeftUnchanged() {
        String address = "embedded:" + folder;
        assertThat(run("upgrade", "--clinic", address).exit()).isEqualTo(ExitCode.DONE);

        for (String clinic : new String[] {address, "jdbc:postgresql://localhost/clinic"}) {
            Answer refused = run("sample", "--renew", "--clinic", clinic);
            assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(refused.err()).contains("Option --clinic: " + clinic + " does not hold a sample clinic.");
        }
        assertThat(run("status", "--clinic", address).out()).contains("Shape: upgraded");
    }
}
