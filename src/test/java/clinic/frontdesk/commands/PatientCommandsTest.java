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
class PatientCommandsTest {

    private final TestDatabase database = TestDatabase.upgraded()
            .run(Databases.insert("a", "2030-06-10", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("b", "2030-06-11", "10:00", "WRINKLE_BOTOX"))
            .run("UPDATE public.reservations SET \"patientName\" = '김철수', phone = '010-2841-7730' WHERE id = 'a';"
                    + " UPDATE public.reservations SET \"patientName\" = '김철수', phone = '010-1111-2222' WHERE id ="
                    + " 'b'");

    private Answer command(String... arguments) {
        return CommandLines.run(Stream.concat(Stream.of("--clinic", address(database)), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private JsonNode found(String query) throws Exception {
        return new ObjectMapper().readTree(command("patients", query, "--json").out());
    }

    @Test
    void aPatientIsFoundTaggedNotedAndForgotten() throws Exception {
        JsonNode kim = found("ㄱㅊㅅ.77").get(0);
        String id = kim.get("patient").asText();
        assertThat(kim.get("name").asText()).isEqualTo("김철수");
        assertThat(kim.get("nextReservation").asText()).isEqualTo("a");

        assertThat(command("tag", "--patient", id, "--tag", "vip").exit()).isEqualTo(ExitCode.DONE);
        assertThat(command("tag", "--patient", id, "--tag", "단골", "--color", "blue", "--sign", "◆")
                        .out())
                .contains("Has the tag: " + id + "  단골");
        assertThat(command("note", "--patient", id, "--text", "리도카인 알레르기").exit())
                .isEqualTo(ExitCode.DONE);
        assertThat(command("patients", "7730").out()).contains("★ VIP", "! 리도카인 알레르기");

        Answer forgotten = command("forget", "--patient", id);
        assertThat(forgotten.exit()).isEqualTo(ExitCode.DONE);
        assertThat(forgotten.out())
                .contains("Forgotten: 1 entries of the index, 2 tags, 1 notes", "1 reservations", "backups");
        assertThat(found("7730")).isEmpty();
        assertThat(command("patients", "7730").out().strip()).isEqualTo("No patient is found.");
        assertThat(command("forget", "--patient", id).exit()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void twoPatientsAreMergedAndTakenApart() throws Exception {
        String kept = found("7730").get(0).get("patient").asText();
        String merged = found("2222").get(0).get("patient").asText();

        assertThat(command("merge", "--patient", kept, "--duplicate", merged)
                        .out()
                        .strip())
                .isEqualTo("Merged: " + merged + " is " + kept + " now");
        assertThat(found("김철수")).hasSize(1);
        assertThat(command("merge", "--patient", kept, "--duplicate", merged).exit())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(command("unmerge", "--patient", merged, "--json").exit()).isEqualTo(ExitCode.DONE);
        assertThat(found("김철수")).hasSize(2);
        assertThat(command("unmerge", "--patient", merged).exit()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "patients 77 --count 0, --count",
        "tag --patient 999999 --tag VIP, --patient",
        "tag --patient 1 --tag 123456789012345678901, --tag",
        "tag --patient 1 --tag x --color pink, --color",
        "tag --patient 1 --tag x --sign ab, --sign",
        "note --patient 999999 --text x, --patient",
        "merge --patient 999999 --duplicate 1, --patient",
        "unmerge --patient 999999, --patient",
        "forget --patient 999999, --patient",
        "forget --patient x, --patient",
    })
    void wrongInputNamesTheOption(String line, String option) {
        Answer answer = command(line.split(" ", -1));

        assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err()).contains(option);
        assertThat(answer.out()).isEmpty();
    }
}
