package clinic.frontdesk.input;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.patient.PhoneNumber;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "30, 2027-01-31, 2027-03-30",
        "31, 2026-11-23, 2026-12-31",
        "23, 2026-11-23, 2026-11-23",
        "22, 2026-11-23, 2026-12-22",
        "2/29, 2027-11-23, 2028-02-29",
        "11/22, 2026-11-23, 2027-11-22",
        "2026-12-01, 2026-11-23, 2026-12-01",
        "내일, 2026-12-31, 2027-01-01",
    })
    void aDayIsTheNextSuchDay(String text, LocalDate today, LocalDate expected) {
        assertThat(TypedDateTime.day(text, today)).isEqualTo(Parsed.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"32", "0", "2/30", "13/1", "2026-02-29", "soon"})
    void anInvalidDayIsRejected(String text) {
        assertThat(TypedDateTime.day(text, LocalDate.of(2026, 11, 23)).problem())
                .isEqualTo("date.form");
    }

    @Test
    void aMobileNumberThatLacksDigitsIsRefused() {
        assertThat(PhoneNumber.parse("01012345").problem()).isEqualTo("phone.form");
        assertThat(PhoneNumber.parse("0101234567").problem()).isEqualTo("phone.form");
        assertThat(PhoneNumber.parse("0111234567").value()).isEqualTo("011-123-4567");
    }
}
