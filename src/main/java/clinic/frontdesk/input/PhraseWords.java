package clinic.frontdesk.input;

import clinic.frontdesk.input.PhraseParts.Part;
import java.time.DayOfWeek;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of {@linkplain DatePhrase phrases}, Korean and English. At each place the longest match counts. */
final class PhraseWords {

    private record Word(Pattern pattern, BiConsumer<PhraseParts, MatchResult> meaning) {}

    private static final String MONTHS = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String MONTH_STARTS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String WEEKDAYS = "월화수목금토일";
    private static final String WEEKDAY_STARTS = "montuewedthufrisatsun";
    private static final String NATIVE_HOURS = "한|두|세|네|다섯|여섯|일곱|여덟|아홉|열한|열두|열";
    private static final List<String> HOURS =
            List.of("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두");
    private static final String COUNTED = "(\\d{1,3}|한|두|세|석|네|일|이|삼|사)";
    private static final String AFTERWARDS = " ?(?:후|뒤)";

    private static final List<Word> WORDS = List.of(
            // Between the others.
            word("[ ,()·]+|에|날(?!짜)|(?:at|on|the|of)\\b", (parts, match) -> {}),

            // Days from today.
            word("그저께|그제", (parts, match) -> parts.say(Part.DAYS_LATER, -2)),
            word("어제|yesterday\\b", (parts, match) -> parts.say(Part.DAYS_LATER, -1)),
            word("오늘|금일|today\\b", (parts, match) -> parts.say(Part.DAYS_LATER, 0)),
            word("내일|명일|익일|(?:tomorrow|tmrw?)\\b", (parts, match) -> parts.say(Part.DAYS_LATER, 1)),
            word("모레|내일 ?모레|(?:the )?day after tomorrow\\b", (parts, match) -> parts.say(Part.DAYS_LATER, 2)),
            word("글피", (parts, match) -> parts.say(Part.DAYS_LATER, 3)),
            word(
                    "([+-]) ?(\\d{1,3})(?: ?(?:d|days?|일))?(?![a-z\\d])",
                    (parts, match) -> parts.say(Part.DAYS_LATER, signed(match))),
            word(
                    "([+-]) ?(\\d{1,3}) ?(?:w|weeks?|주)(?![a-z])",
                    (parts, match) -> parts.say(Part.WEEKS_LATER, signed(match))),
            word(
                    "([+-]) ?(\\d{1,3}) ?(?:m|months?|달|개월)(?![a-z])",
                    (parts, match) -> parts.say(Part.MONTHS_LATER, signed(match))),
            word(
                    "(하루|이틀|사흘|나흘|닷새|열흘|보름)" + AFTERWARDS,
                    (parts, match) -> parts.say(Part.DAYS_LATER, dayCount(match.group(1)))),
            word("(\\d{1,3}) ?일" + AFTERWARDS, (parts, match) -> parts.say(Part.DAYS_LATER, count(match))),
            word(COUNTED + " ?주일?" + AFTERWARDS, (parts, match) -> parts.say(Part.WEEKS_LATER, count(match))),
            word(COUNTED + " ?(?:달|개월)" + AFTERWARDS, (parts, match) -> parts.say(Part.MONTHS_LATER, count(match))),
            later("days?", Part.DAYS_LATER),
            later("weeks?", Part.WEEKS_LATER),
            later("months?", Part.MONTHS_LATER),

            // Calendar weeks and months. Without its noun, as in "next tue", a week needs a weekday.
            week("지난 ?주|저번 ?주|last week", "지난|저번|last", -1),
            week("이번 ?주|금주|this week", "이번|this", 0),
            week("다음 ?주|담 ?주|차주|내주|next week", "다음|next", 1),
            week("다다음 ?주|다담 ?주|(?:the )?week after next", "다다음", 2),
            word("지난 ?달|저번 ?달|last month\\b", (parts, match) -> parts.say(Part.MONTHS_AHEAD, -1)),
            word("이번 ?달|이달|this month\\b", (parts, match) -> parts.say(Part.MONTHS_AHEAD, 0)),
            word("다음 ?달|담 ?달|next month\\b", (parts, match) -> parts.say(Part.MONTHS_AHEAD, 1)),
            word("다다음 ?달", (parts, match) -> parts.say(Part.MONTHS_AHEAD, 2)),
            word(
                    "월?말일?|(?:end of(?: the)?(?: month)?|month end|eom)\\b",
                    (parts, match) -> parts.say(Part.LAST_DAY_OF_MONTH, 1)),
            word("([월화수목금토일])(?:요일)?", (parts, match) -> parts.say(Part.WEEKDAY, index(WEEKDAYS, match.group(1), 1))),
            word(
                    "(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\\b",
                    (parts, match) -> parts.say(
                            Part.WEEKDAY, index(WEEKDAY_STARTS, match.group().substring(0, 3), 3))),
            word("주말|weekend\\b", (parts, match) -> parts.say(Part.WEEKDAY, DayOfWeek.SATURDAY.getValue())),

            // Dates.
            word("(\\d{4}) ?[-./] ?(\\d{1,2}) ?[-./] ?(\\d{1,2})\\.?(?!\\d)", PhraseWords::date),
            word("(\\d{2})[-./](\\d{1,2})[-./](\\d{1,2})\\.?(?!\\d)", PhraseWords::date),
            word("(20\\d{2})(\\d{2})(\\d{2})(?!\\d)", PhraseWords::date),
            word(
                    "(\\d{1,2})[-./](\\d{1,2})\\.?(?![\\d./-])",
                    (parts, match) -> monthAndDay(parts, number(match, 1), number(match, 2))),
            word("(\\d{2}|\\d{4})년", (parts, match) -> parts.say(Part.YEAR, number(match, 1))),
            word("올해|this year\\b", (parts, match) -> parts.say(Part.YEARS_AHEAD, 0)),
            word("내년|next year\\b", (parts, match) -> parts.say(Part.YEARS_AHEAD, 1)),
            word("(\\d{1,2})월", (parts, match) -> parts.say(Part.MONTH, number(match, 1))),
            word(
                    "(\\d{1,2})월 ?(\\d{1,2})(?:일|(?![\\d시:]))",
                    (parts, match) -> monthAndDay(parts, number(match, 1), number(match, 2))),
            word(
                    "(\\d{1,2})(?:일|(?:st|nd|rd|th)\\b)",
                    (parts, match) -> parts.say(Part.DAY_OF_MONTH, number(match, 1))),
            word(MONTHS + "(?![a-z])", (parts, match) -> parts.say(Part.MONTH, month(match.group(1)))),
            word(
                    MONTHS + " ?(\\d{1,2})(?:st|nd|rd|th)?(?![a-z\\d:])",
                    (parts, match) -> monthAndDay(parts, month(match.group(1)), number(match, 2))),
            word(
                    "(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ?" + MONTHS + "(?![a-z])",
                    (parts, match) -> monthAndDay(parts, month(match.group(2)), number(match, 1))),

            // Times.
            word("오전|아침|(?:morning|am|a\\.m\\.?)(?![a-z])", (parts, match) -> parts.say(Part.HALF, 0)),
            word("오후|낮|저녁|(?:afternoon|evening|pm|p\\.m\\.?)(?![a-z])", (parts, match) -> parts.say(Part.HALF, 1)),
            word("(\\d{1,2})(?:시| ?o'?clock\\b)", (parts, match) -> parts.sayTime(match.group(1), 0)),
            word("(\\d{1,2})시 ?반", (parts, match) -> parts.sayTime(match.group(1), 30)),
            word("(\\d{1,2})시 ?(\\d{1,2})분?", (parts, match) -> parts.sayTime(match.group(1), number(match, 2))),
            word("(" + NATIVE_HOURS + ") ?시", (parts, match) -> parts.sayTime(nativeHour(match), 0)),
            word("(" + NATIVE_HOURS + ") ?시 ?반", (parts, match) -> parts.sayTime(nativeHour(match), 30)),
            word("(\\d{1,2}):(\\d{2})(?!\\d)", (parts, match) -> parts.sayTime(match.group(1), number(match, 2))),
            word("(\\d{1,2}) ?(?=[ap]\\.?m(?![a-z]))", (parts, match) -> parts.sayTime(match.group(1), 0)),
            word("(\\d{3,4})(?!\\d)", (parts, match) -> parts.sayAfterDate(match.group(1))),
            word("정오|(?:noon|midday)\\b", (parts, match) -> parts.sayTime("12", 0)));

    private PhraseWords() {}

    /**
     * Reads a phrase in lower case with single blanks.
     *
     * @return false if a part of it is no word, or contradicts another
     */
    static boolean read(String text, PhraseParts parts) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            Word longest = null;
            MatchResult found = null;
            for (Word word : WORDS) {
                Matcher matcher =
                        word.pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
                if (matcher.lookingAt() && matcher.end() > end) {
                    end = matcher.end();
                    longest = word;
                    found = matcher.toMatchResult();
                }
            }
            if (longest == null || found == null) {
                return false;
            }
            longest.meaning.accept(parts, found);
            at = end;
        }
        return !parts.contradictory();
    }

    private static Word word(String pattern, BiConsumer<PhraseParts, MatchResult> meaning) {
        return new Word(Pattern.compile(pattern), meaning);
    }

    private static Word later(String unit, Part part) {
        return word(
                "(?:in )?(\\d{1,3}|a|one) " + unit + "(?: later| from (?:now|today))?\\b",
                (parts, match) -> parts.say(part, count(match)));
    }

    private static Word week(String whole, String beforeWeekday, int ahead) {
        return word("((?:" + whole + ")(?![말a-z]))|(?:" + beforeWeekday + ")(?![a-z])", (parts, match) -> {
            parts.say(Part.WEEKS_AHEAD, ahead);
            if (match.group(1) == null) {
                parts.say(Part.WEEK_NEEDS_WEEKDAY, 1);
            }
        });
    }

    private static void date(PhraseParts parts, MatchResult match) {
        parts.say(Part.YEAR, number(match, 1));
        monthAndDay(parts, number(match, 2), number(match, 3));
    }

    private static void monthAndDay(PhraseParts parts, int month, int day) {
        parts.say(Part.MONTH, month);
        parts.say(Part.DAY_OF_MONTH, day);
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int signed(MatchResult match) {
        return match.group(1).equals("-") ? -number(match, 2) : number(match, 2);
    }

    private static int count(MatchResult match) {
        return switch (match.group(1)) {
            case "한", "일", "a", "one" -> 1;
            case "두", "이" -> 2;
            case "세", "석", "삼" -> 3;
            case "네", "사" -> 4;
            default -> number(match, 1);
        };
    }

    private static int dayCount(String word) {
        return switch (word) {
            case "하루" -> 1;
            case "이틀" -> 2;
            case "사흘" -> 3;
            case "나흘" -> 4;
            case "닷새" -> 5;
            case "열흘" -> 10;
            default -> 15;
        };
    }

    private static int month(String name) {
        return index(MONTH_STARTS, name.substring(0, 3), 3);
    }

    /** The place of a name among names of one length, from 1 on. */
    private static int index(String names, String name, int length) {
        return names.indexOf(name) / length + 1;
    }

    private static String nativeHour(MatchResult match) {
        return Integer.toString(HOURS.indexOf(match.group(1)) + 1);
    }
}
