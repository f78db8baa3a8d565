package clinic.frontdesk.patient;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.input.Parsed;
import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
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
        "000230-3,birth.date",
        "901301-1,birth.date",
        "900001-1,birth.date",
        "900431-2,birth.date",
        "900101-9,birth.century",
        "900101-0,birth.century",
        "9912319,birth.century",
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
        "15881234,1588-1234",
        "02-123-4567,02-123-4567",
        "+82 2 1234 5678,02-1234-5678",
        "+82-31-123-4567,031-123-4567",
        "+82 (0)10-1234-5678,010-1234-5678",
        "821012345678,010-1234-5678",
        "050712345678,0507-1234-5678",
        "0505-123-4567,0505-123-4567",
        "080-123-4567,080-123-4567",
        "+82 1588 1234,1588-1234",
        "０１０－１２３４－５６７８,010-1234-5678",
        "010–1234–5678,010-1234-5678",
        "+1 415 555 2671,+1 415 555 2671",
        "+1 (415) 555-2671,+1 415 555 2671",
        "+81 90-1234-5678,+81 90 1234 5678",
        "001 1 415 555 2671,+1 415 555 2671"
    })
    void phoneNumbersAreStoredInGroups(String typed, String stored) {
        assertThat(readPhone(typed)).isEqualTo(Parsed.of(stored));
    }

    @ParameterizedTest
    @CsvSource({
        "'',phone.empty",
        "1234,phone.form",
        "abc,phone.form",
        "010-1234-567x,phone.form",
        "123456789012,phone.form",
        "010-1234-56789,phone.form",
        "010-123-4567,phone.form",
        "02-12-3456,phone.form",
        "+999 123 4567,phone.form",
        "+1 415 555,phone.form",
        "+,phone.form",
        "01012345,phone.form",
        "0101234567,phone.form",
        "0312345678901,phone.form"
    })
    void anInvalidPhoneNumberIsRejected(String typed, String problem) {
        assertThat(readPhone(typed)).isEqualTo(Parsed.problem(problem));
    }

    private static Parsed<String> readPhone(String typed) {
        return PhoneNumber.parse(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "+82-10-1234-5678,010-1234-5678",
        "010 1234 5678,01012345678",
        "+1 415-555-2671,+14155552671",
        "821012345678,010.1234.5678"
    })
    void spellingsOfOneNumberAreEqual(String one, String other) {
        assertThat(PhoneNumber.normalized(one)).isEqualTo(PhoneNumber.normalized(other));
    }

    @Test
    void namesAreComposedAndTheirBlanksCollapsed() {
        String decomposed = Normalizer.normalize("김하나", Normalizer.Form.NFD);
        assertThat(PatientName.parse("  " + decomposed + "\u00a0 \t둘 ")).isEqualTo(Parsed.of("김하나 둘"));
        assertThat(PatientName.parse("김\0하나").problem()).isEqualTo("name.letters");
        assertThat(PatientName.parse("김\u001b하나").problem()).isEqualTo("name.letters");
        assertThat(PatientName.parse("김\ud800").problem()).isEqualTo("name.letters");
        assertThat(PatientName.parse(" \u3000").problem()).isEqualTo("name.empty");
    }

    @ParameterizedTest
    @CsvSource({"ㄱㅊㅅ", "김ㅊ", "7730", "010-1234-5678"})
    void whatMayFindAPatientNamesNoNewOne(String text) {
        assertThat(PatientName.parse(text).problem()).isNull();
        assertThat(PatientName.parseNew(text).problem()).isEqualTo("name.initials");
    }

    @ParameterizedTest
    @CsvSource({"김철수", "Anna Kim", "김2"})
    void aNameIsOneForANewPatientToo(String text) {
        assertThat(PatientName.parseNew(text)).isEqualTo(PatientName.parse(text));
    }
}
