package clinic.frontdesk.patient;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search finds, and in which order. */
@Execution(ExecutionMode.CONCURRENT)
class PatientSearchTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 6, 3);

    private final TestDatabase database =
            TestDatabase.upgraded().run("UPDATE frontdesk.clinic SET fixed_now = '2030-06-03 09:00+09'");
    private final PatientDirectory search = new PatientDirectory(database.dsl(), () -> TODAY);

    PatientSearchTest() {
        new NamedReservations(database)
                .add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-07")
                .add("r2", "김찬솔", "010-2841-7712", "1988-08-11", "2029-08-11", "COMPLETED")
                .add("r3", "강채섬", "010-7730-0005", "2001-12-25", "2030-06-20")
                .add("r4", "까치산", "02-123-4567", "1950-01-31", "2028-02-01", "CANCELLED")
                .add(
                        "r5",
                        Normalizer.normalize("이영희", Normalizer.Form.NFD),
                        "+82 10 5555 0412",
                        "1991-12-04",
                        "2030-06-03")
                .add("r6", "John Van Smith", "+1 415 555 2671", "1979-07-30", "2030-06-04")
                .add("r7", "닭구이", "없음", "2024-02-29", "2030-01-01", "NO_SHOW");
        new PatientIndexer(database.dsl()).run();
    }

    private List<String> found(String query) {
        return search.find(query, 10).stream().map(PatientSummary::name).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ㄱㅊㅅ.77; 김철수 강채섬 김찬솔",
                "ㄱㅊㅅ77; 김철수 강채섬 김찬솔",
                "ㄱㅊㅅ; 김철수 강채섬 김찬솔 까치산",
                "ㄲㅊㅅ; 까치산",
                "김 7730; 김철수",
                "김.7730; 김철수",
                "7730; 김철수 강채섬",
                "7730 김; 김철수",
                "철수; 김철수",
                "기; 김철수 김찬솔",
                "긺; ''",
                "깇; ''",
                "다; 닭구이",
                "닭ㄱ; 닭구이",
                "+82 10 2841; 김철수 김찬솔",
                "닭; 닭구이",
                "010-2841-7730; 김철수",
                "2841 7730; 김철수",
                "+82 10-2841-7730; 김철수",
                "+82-10-2841-7730; 김철수",
                "01028417730; 김철수",
                "４４１; ''",
                "７７３０; 김철수 강채섬",
                "910412; 김철수",
                "1991-04-12; 김철수",
                "1991.04.12; 김철수",
                "1991년 4월 12일; 김철수",
                "91.4.12; 김철수",
                "19910412; 김철수",
                "910412-1; 김철수",
                "김 910412; 김철수",
                "이 910412; ''",
                "0412; 이영희",
                "240229; 닭구이",
                "이영희; 이영희",
                "ㅇㅇㅎ; 이영희",
                "john; 'John Van Smith'",
                "smi 2671; 'John Van Smith'",
                "van smith; 'John Van Smith'",
                "johnvan; 'John Van Smith'",
                "4155552671; 'John Van Smith'",
                "021234567; 까치산",
                "1234567; 까치산",
                "...; ''",
                "'  '; ''",
                "x; ''",
                "999999999999999999999999999; ''",
                "\\; ''",
                "%; ''",
            })
    void findsByFragmentsInitialsDigitsAndBirthDates(String query, String names) {
        List<String> expected = names.isEmpty()
                ? List.of()
                : names.startsWith("John") ? List.of(names) : Arrays.asList(names.split(" "));
        assertThat(found(query)).as(query).containsExactlyElementsOf(expected);
        assertThat(found(Normalizer.normalize(query, Normalizer.Form.NFD)))
                .as("decomposed " + query)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void theMostLikelyComeFirstAndNoMoreThanAskedFor() {
        assertThat(search.find("1", 3).stream().map(PatientSummary::name)).hasSize(3);
        assertThat(found("ㅇ")).containsExactly("이영희", "닭구이");
        assertThat(search.find("ㄱ", 2).stream().map(PatientSummary::name)).containsExactly("김철수", "강채섬");
        assertThat(search.find("ㄱ", 0)).isEmpty();
    }

    @Test
    void whatWasFoundBeforeTheDayEndedIsRankedByTheNextDay() {
        LocalDate[] day = {TODAY};
        PatientDirectory next = new PatientDirectory(database.dsl(), () -> day[0]);
        assertThat(next.find("ㄱㅊㅅ", 1))
                .singleElement()
                .extracting(PatientSummary::name)
                .isEqualTo("김철수");
        day[0] = LocalDate.of(2030, 6, 19);
        assertThat(next.refresh()).isTrue();

        assertThat(next.find("ㄱㅊㅅ", 1))
                .singleElement()
                .extracting(PatientSummary::name)
                .isEqualTo("강채섬");
    }
}
