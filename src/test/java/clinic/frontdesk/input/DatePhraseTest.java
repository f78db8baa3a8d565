package clinic.frontdesk.input;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.Period;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePhraseTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    /** A Wednesday in the middle of a month. */
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "오늘|2026-11-30",
                "금일|2026-11-30",
                "today|2026-11-30",
                "내일|2026-12-01",
                "tomorrow|2026-12-01",
                "Tmr|2026-12-01",
                "모레|2026-12-02",
                "내일 모레|2026-12-02",
                "day after tomorrow|2026-12-02",
                "글피|2026-12-03",
                "어제|2026-11-29",
                "yesterday|2026-11-29",
                "그저께|2026-11-28",
                "+3|2026-12-03",
                "+ 3|2026-12-03",
                "+3d|2026-12-03",
                "+3일|2026-12-03",
                "-3|2026-11-27",
                "+2w|2026-12-14",
                "+2주|2026-12-14",
                "-1w|2026-11-23",
                "+1m|2026-12-30",
                "+3개월|2027-02-28",
                "3일 뒤|2026-12-03",
                "3일후|2026-12-03",
                "사흘 뒤|2026-12-03",
                "보름 뒤|2026-12-15",
                "일주일 뒤|2026-12-07",
                "2주 후|2026-12-14",
                "두 주 뒤|2026-12-14",
                "2주 뒤 금|2026-12-18",
                "한 달 뒤|2026-12-30",
                "석달 뒤|2027-02-28",
                "in 3 days|2026-12-03",
                "2 weeks|2026-12-14",
                "in a week|2026-12-07",
                "3 weeks from now|2026-12-21",
                "in one month|2026-12-30"
            })
    void daysFromToday(String text, LocalDate expected) {
        assertThat(parsed(text, MONDAY)).isEqualTo(new DatePhrase(expected, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12/1|2026-12-01",
                "12.1|2026-12-01",
                "12.1.|2026-12-01",
                "12-1|2026-12-01",
                "12월 1일|2026-12-01",
                "12월1일|2026-12-01",
                "12월 1|2026-12-01",
                "1/5|2027-01-05",
                "11/30|2026-11-30",
                "11/29|2027-11-29",
                "2027-01-05|2027-01-05",
                "2027.1.5|2027-01-05",
                "2027. 1. 5.|2027-01-05",
                "2027/1/5|2027-01-05",
                "20270105|2027-01-05",
                "27.1.5|2027-01-05",
                "2027년 1월 5일|2027-01-05",
                "27년 1월 5일|2027-01-05",
                "내년 1월 5일|2027-01-05",
                "내년 12월 1일|2027-12-01",
                "2026-01-05|2026-01-05",
                "올해 1월 5일|2026-01-05",
                "2/29|2028-02-29",
                "30|2026-11-30",
                "29|2026-12-29",
                "5일|2026-12-05",
                "5th|2026-12-05",
                "말일|2026-11-30",
                "월말|2026-11-30",
                "end of month|2026-11-30",
                "다음 달 말일|2026-12-31",
                "다음달 말|2026-12-31",
                "end of next month|2026-12-31",
                "2월 말일|2027-02-28",
                "다음 달 3일|2026-12-03",
                "이번 달 15일|2026-11-15",
                "다음 달|2026-12-01",
                "3월|2027-03-01",
                "11월|2026-11-30",
                "Dec 1|2026-12-01",
                "december 1st|2026-12-01",
                "1 Dec|2026-12-01",
                "1st of December|2026-12-01",
                "dec 1 2027|2027-12-01",
                "Jan 5, 2028|2028-01-05",
                "may 3|2027-05-03",
                "12/1(화)|2026-12-01",
                "12월 1일 화요일|2026-12-01",
                "tue 12/1|2026-12-01"
            })
    void dates(String text, LocalDate expected) {
        assertThat(parsed(text, MONDAY)).isEqualTo(new DatePhrase(expected, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "수|2026-11-18",
                "화|2026-11-24",
                "금요일|2026-11-20",
                "일|2026-11-22",
                "wed|2026-11-18",
                "tue|2026-11-24",
                "Friday|2026-11-20",
                "thurs|2026-11-19",
                "saturday|2026-11-21",
                "이번 주 월|2026-11-16",
                "이번 주 금요일|2026-11-20",
                "이번주 금|2026-11-20",
                "this fri|2026-11-20",
                "다음 주 화|2026-11-24",
                "다음주 화요일|2026-11-24",
                "담주 화|2026-11-24",
                "다음 화요일|2026-11-24",
                "next tue|2026-11-24",
                "next week tue|2026-11-24",
                "tue next week|2026-11-24",
                "다음 주 금|2026-11-27",
                "next fri|2026-11-27",
                "다다음주 금|2026-12-04",
                "다다음 주 금요일|2026-12-04",
                "week after next fri|2026-12-04",
                "지난주 금|2026-11-13",
                "last fri|2026-11-13",
                "다음 주|2026-11-23",
                "next week|2026-11-23",
                "지난 주|2026-11-09",
                "이번 주|2026-11-18",
                "이번 주말|2026-11-21",
                "주말|2026-11-21",
                "next weekend|2026-11-28"
            })
    void weeks(String text, LocalDate expected) {
        assertThat(parsed(text, WEDNESDAY)).isEqualTo(new DatePhrase(expected, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "오후 3시|15:00",
                "오후3시|15:00",
                "15시|15:00",
                "3시 반|15:30",
                "3시|15:00",
                "03시|03:00",
                "오전 3시|03:00",
                "7시|19:00",
                "8시|08:00",
                "10시 반|10:30",
                "15:30|15:30",
                "3:30|15:30",
                "03:30|03:30",
                "9:05|09:05",
                "오전 9시 30분|09:30",
                "9시30분|09:30",
                "오후 12시|12:00",
                "오전 12시|00:00",
                "오후 15시|15:00",
                "정오|12:00",
                "noon|12:00",
                "3pm|15:00",
                "3 PM|15:00",
                "3:30pm|15:30",
                "12am|00:00",
                "11 a.m.|11:00",
                "3 o'clock|15:00",
                "세시|15:00",
                "열한 시 반|11:30",
                "저녁 7시|19:00",
                "at 3pm|15:00",
                "15시에|15:00"
            })
    void times(String text, String expected) {
        int minute = minuteOf(expected);
        assertThat(parsed(text, MONDAY)).isEqualTo(new DatePhrase(null, Period.of(minute), minute));
        assertThat(DatePhrase.minute(text)).isEqualTo(Parsed.of(minute));
    }

    @ParameterizedTest
    @CsvSource({"9, 09:00", "3, 15:00", "15, 15:00", "930, 09:30", "330, 15:30", "0330, 03:30", "1530, 15:30"})
    void digitsAreATimeWhereATimeIsAsked(String text, String expected) {
        assertThat(DatePhrase.minute(text)).isEqualTo(Parsed.of(minuteOf(expected)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "모레 오후|2026-12-02|AFTERNOON|",
                "화 오전|2026-12-01|MORNING|",
                "tomorrow morning|2026-12-01|MORNING|",
                "오후|        |AFTERNOON|",
                "fri afternoon|2026-12-04|AFTERNOON|",
                "12/1 15시|2026-12-01|AFTERNOON|15:00",
                "fri 3pm|2026-12-04|AFTERNOON|15:00",
                "3pm fri|2026-12-04|AFTERNOON|15:00",
                "다음 주 화 오후 3시 반|2026-12-08|AFTERNOON|15:30",
                "내일 3시에|2026-12-01|AFTERNOON|15:00",
                "12월 3일 10시|2026-12-03|MORNING|10:00",
                "12월 15시|2026-12-01|AFTERNOON|15:00",
                "12/1 0930|2026-12-01|MORNING|09:30",
                "화3시|2026-12-01|AFTERNOON|15:00",
                "dec 1 at 15:30|2026-12-01|AFTERNOON|15:30",
                "fri 1530|2026-12-04|AFTERNOON|15:30",
                "next tue at noon|2026-12-08|AFTERNOON|12:00",
                "+3 오후|2026-12-03|AFTERNOON|"
            })
    void datesWithAHalfDayOrATime(String text, @Nullable LocalDate date, Period period, @Nullable String time) {
        assertThat(parsed(text, MONDAY))
                .isEqualTo(new DatePhrase(date, period, time == null ? null : (Integer) minuteOf(time)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "32|date.none",
                "0|date.none",
                "2/30|date.none",
                "13/1|date.none",
                "2026-02-29|date.none",
                "다음 달 32일|date.none",
                "11월 31일|date.none",
                "12/1 월|date.weekday",
                "12월 1일 수요일|date.weekday",
                "내일 월요일|date.weekday",
                "25시|time.none",
                "15:75|time.none",
                "9시 61분|time.none",
                "화 24:00|time.none",
                "오전 15시|time.half",
                "오전 3시 오후|date.form",
                "soon|date.form",
                "''|date.form",
                "' '|date.form",
                "김철수|date.form",
                "수일|date.form",
                "화장품|date.form",
                "월화|date.form",
                "내일 모레 글피|date.form",
                "내일 12/1|date.form",
                "다음 주 12/1|date.form",
                "next|date.form",
                "다음|date.form",
                "12/1 3|date.form",
                "7730|date.form",
                "010-1234-5678|date.form",
                "monkey|date.form",
                "3시 4시|date.form",
                "내년|date.form",
                "--|date.form",
                "1/2/3/4|date.form",
                "marble|date.form"
            })
    void problems(String text, String problem) {
        assertThat(DatePhrase.parse(text, MONDAY)).isEqualTo(Parsed.problem(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"오후", "12/1", "12/1 15시", "", "soon", "99999"})
    void aTimeAloneIsExpected(String text) {
        assertThat(DatePhrase.minute(text)).isEqualTo(Parsed.problem("time.form"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12/1|2026-12-01", "다음 주 화|2026-12-08"})
    void aDateAloneIsExpected(String text, LocalDate expected) {
        assertThat(DatePhrase.day(text, MONDAY)).isEqualTo(Parsed.of(expected));
        assertThat(DatePhrase.day(text + " 15시", MONDAY)).isEqualTo(Parsed.problem("date.form"));
        assertThat(DatePhrase.day(text + " 오후", MONDAY)).isEqualTo(Parsed.problem("date.form"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "31", "22"})
    void aDayOfTheMonthIsTheNextSuchDay(String text) {
        LocalDate lastOfJanuary = LocalDate.of(2027, 1, 31);
        LocalDate expected = switch (text) {
            case "30" -> LocalDate.of(2027, 3, 30);
            case "31" -> lastOfJanuary;
            default -> LocalDate.of(2027, 2, 22);
        };
        assertThat(DatePhrase.day(text, lastOfJanuary)).isEqualTo(Parsed.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"다음 주 화 오후 3시", "모레", "１２／１", "12 월 말"})
    void theFormOfTheLettersDoesNotMatter(String text) {
        assertThat(DatePhrase.parse(Normalizer.normalize(text, Normalizer.Form.NFD), MONDAY))
                .isEqualTo(DatePhrase.parse(Normalizer.normalize(text, Normalizer.Form.NFKC), MONDAY));
    }

    private static DatePhrase parsed(String text, LocalDate today) {
        Parsed<DatePhrase> result = DatePhrase.parse(text, today);
        assertThat(result.problem()).as(text).isNull();
        return Objects.requireNonNull(result.value());
    }

    private static int minuteOf(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }
}
