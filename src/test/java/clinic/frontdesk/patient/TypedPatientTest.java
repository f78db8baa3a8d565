package clinic.frontdesk.patient;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.input.Parsed;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedPatientTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "900101-1,1990-01-01,MALE",
        "900101-2,1990-01-01,FEMALE",
        "9001015,1990-01-01,MALE",
        "900101 6,1990-01-01,FEMALE",
        "040229-3,2004-02-29,MALE",
        "040229-4,2004-02-29,FEMALE",
        "040229-7,2004-02-29,MALE",
        "040229-8,2004-02-29,FEMALE",
        "991231-9,1899-12-31,MALE",
        "991231-0,1899-12-31,FEMALE",
        "261123-4,2026-11-23,FEMALE"
    })
    void theSeventhDigitGivesCenturyAndGender(String typed, LocalDate birth, Gender gender) {
        assertThat(BirthAndGender.parse(typed, TODAY)).isEqualTo(Parsed.of(new BirthAndGender(birth, gender)));
    }

    @ParameterizedTest
    @CsvSource({
        "'',birth.empty",
        "900101,birth.form",
        "1990-01-01,birth.form",
        "김철수,birth.form",
        "900101-2345678,birth.whole-number",
        "900230-1,birth.date",
        "010229-3,birth.date",
        "261124-3,birth.future"
    })
    void anInvalidBirthDateIsRejectedWithItsProblem(String typed, String problem) {
        assertThat(BirthAndGender.parse(typed, TODAY)).isEqualTo(Parsed.problem(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "01012345678,010-1234-5678",
        "010 1234 5678,010-1234-5678",
        "+82 10-1234-5678,010-1234-5678",
        "0111234567,011-123-4567",
        "021234567,02-123-4567",
        "(02) 1234-5678,02-1234-5678",
        "0311234567,031-123-4567",
        "07012345678,070-1234-5678",
        "15881234,1588-1234"
    })
    void phoneNumbersAreStoredInGroups(String typed, String stored) {
        assertThat(readPhone(typed)).isEqualTo(Parsed.of(stored));
    }

    @ParameterizedTest
    @CsvSource({"'',phone.empty", "1234,phone.form", "abc,phone.form", "010-1234-567x,phone.form"})
    void anInvalidPhoneNumberIsRejected(String typed, String problem) {
        assertThat(readPhone(typed)).isEqualTo(Parsed.problem(problem));
    }

    private static Parsed<String> readPhone(String typed) {
        return PhoneNumber.parse(typed);
    }
}
