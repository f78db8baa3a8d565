package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.database.ClinicAddress.Embedded;
import clinic.frontdesk.database.ClinicAddress.Server;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@Execution(ExecutionMode.CONCURRENT)
class ClinicAddressTest {

    @Test
    void parsesTheThreeKinds() {
        assertThat(ClinicAddress.parse("embedded"))
                .isEqualTo(new Embedded(UserFolders.data().resolve("sample"), true));
        assertThat(ClinicAddress.parse("embedded:/srv/clinic")).isEqualTo(new Embedded(Path.of("/srv/clinic"), false));
        assertThat(ClinicAddress.parse("jdbc:postgresql://db.example/clinic"))
                .isEqualTo(new Server("jdbc:postgresql://db.example/clinic"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "embedded:",
                "postgres://db/clinic",
                "jdbc:mysql://db/clinic",
                "jdbc:postgresql://db/clinic?user=a&password=b",
                "jdbc:postgresql://user:secret@db/clinic",
            })
    void rejectsOtherTextsWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> ClinicAddress.parse(text))
                .isInstanceOf(ClinicAddressException.class)
                .message()
                .doesNotContain("secret", "=b");
    }

    @Test
    void theArgumentPrecedesTheEnvironmentAndThatTheLastOneUsed() {
        Map<String, String> environment = Map.of(ClinicAddress.VARIABLE, "embedded:/b");
        Optional<String> last = Optional.of("embedded:/c");
        assertThat(ClinicAddress.resolve("embedded:/a", environment, last).text())
                .isEqualTo("embedded:/a");
        assertThat(ClinicAddress.resolve(null, environment, last).text()).isEqualTo("embedded:/b");
        assertThat(ClinicAddress.resolve(null, Map.of(), last).text()).isEqualTo("embedded:/c");
        assertThat(ClinicAddress.resolve(null, Map.of(), Optional.empty()).text())
                .isEqualTo("embedded");
    }

    @Test
    void aRemoteServerIsVerifiedUnlessTheUrlSaysOtherwise() {
        PGSimpleDataSource elsewhere = ClinicDatabase.direct("jdbc:postgresql://db.example/clinic", Map.of());
        assertThat(elsewhere.getSslMode()).isEqualTo("verify-full");
        assertThat(ClinicDatabase.direct("jdbc:postgresql://localhost/clinic", Map.of())
                        .getSslMode())
                .isNotEqualTo("verify-full");
        assertThat(ClinicDatabase.direct("jdbc:postgresql://db.example/clinic?sslmode=require", Map.of())
                        .getSslMode())
                .isEqualTo("require");
    }

    @Test
    void passwordAndUserComeFromTheEnvironment() {
        PGSimpleDataSource source = ClinicDatabase.direct(
                "jdbc:postgresql://localhost/clinic", Map.of("PGUSER", "desk", "PGPASSWORD", "invented"));
        assertThat(source.getUser()).isEqualTo("desk");
        assertThat(source.getPassword()).isEqualTo("invented");
    }
}
