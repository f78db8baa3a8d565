package clinic.frontdesk.waitlist;

import static clinic.frontdesk.waitlist.Wishes.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedDaysTest {

    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                 | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY
        언제든             | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY
        월수금             | MONDAY WEDNESDAY FRIDAY
        월, 수요일         | MONDAY WEDNESDAY
        금요일             | FRIDAY
        mon fri            | MONDAY FRIDAY
        Tuesday, thu       | TUESDAY THURSDAY
        평일               | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY
        weekend            | SATURDAY SUNDAY
        12/4, 12/3         | 2026-12-03 2026-12-04
        내일               | 2026-12-03
        이번 주            | 2026-12-02 2026-12-03 2026-12-04 2026-12-05 2026-12-06
        next week          | 2026-12-07 2026-12-08 2026-12-09 2026-12-10 2026-12-11 2026-12-12 2026-12-13
        """)
    void daysAreReadAsPeopleSayThem(String text, String days) {
        WishDays read = Objects.requireNonNull(WantedDays.parse(text, WEDNESDAY).value());
        assertThat(
                        read.dates().isEmpty()
                                ? read.weekdays().stream()
                                        .sorted()
                                        .map(Enum::name)
                                        .collect(Collectors.joining(" "))
                                : read.dates().stream().map(LocalDate::toString).collect(Collectors.joining(" ")))
                .isEqualTo(days);
        for (Locale language : new Locale[] {Locale.KOREAN, Locale.ENGLISH}) {
            assertThat(WantedDays.parse(WantedDays.written(read, language), WEDNESDAY)
                            .value())
                    .isEqualTo(read);
            assertThat(WantedDays.parse(WantedDays.written(read, WEDNESDAY, language), WEDNESDAY)
                            .value())
                    .isEqualTo(read);
        }
    }

    @ParameterizedTest
    @CsvSource({"언젠가, date.form", "'12/3, 월', date.mixed", "13/1, date.none", "'12/3,', date.form"})
    void whatCannotBeReadSaysWhy(String text, String problem) {
        assertThat(WantedDays.parse(text, WEDNESDAY).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''             | MORNING | 언제든 오전           | any day, morning
        월수금         |         | 월·수·금              | Mon Wed Fri
        평일           |         | 평일                  | weekdays
        이번 주        | MORNING | 이번 주 오전          | this week, morning
        다음 주        |         | 다음 주               | next week
        12/3, 12/9     |         | 12/3, 12/9            | 12/3, 12/9
        12/3,12/4,12/5 |         | 12/3–12/5             | 12/3–12/5
        12/3,12/5,12/7,12/9 |    | 12/3, 12/5, 12/7 외 1일 | 12/3, 12/5, 12/7 and 1 more
        """)
    void aWishIsSaidInBothLanguages(String text, Period half, String korean, String english) {
        WishDays days = Objects.requireNonNull(WantedDays.parse(text, WEDNESDAY).value());
        var said = WishTexts.when(Wishes.terms(days, half, WEDNESDAY.plusDays(14)), WEDNESDAY);
        assertThat(Messages.of(Locale.KOREAN).text(said)).isEqualTo(korean);
        assertThat(Messages.of(Locale.ENGLISH).text(said)).isEqualTo(english);
    }

    @Test
    void aDayIsWrittenWithoutItsYearWhereThatIsClear() {
        assertThat(WantedDays.written(WEDNESDAY, WEDNESDAY)).isEqualTo("12/2");
        assertThat(WantedDays.written(WEDNESDAY.plusDays(60), WEDNESDAY)).isEqualTo("1/31");
        assertThat(WantedDays.written(MONDAY, WEDNESDAY)).isEqualTo("2026-11-30");
        assertThat(WantedDays.written(WEDNESDAY.plusDays(301), WEDNESDAY)).isEqualTo("2027-09-29");
    }

    @Test
    void theTimeOfAWishIsSaid() {
        Messages korean = Messages.of(Locale.KOREAN);
        assertThat(korean.text(WishTexts.until(
                        Wishes.terms(WishDays.ANY, null, WEDNESDAY, WEDNESDAY.plusDays(9), WishPriority.HIGH),
                        WEDNESDAY)))
                .isEqualTo("~12/11");
        assertThat(korean.text(WishTexts.until(
                        Wishes.terms(WishDays.ANY, null, WEDNESDAY, WEDNESDAY.plusDays(9), WishPriority.HIGH), MONDAY)))
                .isEqualTo("12/2~12/11");
    }
}
