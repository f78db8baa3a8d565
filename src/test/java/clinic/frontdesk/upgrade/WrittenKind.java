package clinic.frontdesk.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that people, or programs, write where a time of day should be, and what the upgrade is to make of it.
 *
 * @param text what is written
 * @param start the time that it is, {@code HH:mm}; null where it is none
 * @param reason why it is none; null where it is one
 */
record WrittenKind(
        String text, @Nullable String start, @Nullable String reason) {

    private static final String EMPTY = "empty";
    private static final String OUT_OF_RANGE = "out-of-range";
    private static final String NOT_A_TIME = "not-a-time";
    private static final int MEGABYTE = 1 << 20;

    /** The characters that are stripped around a time; other white space is not. */
    private static final List<String> STRIPPED = List.of(" ", "\t", "\r", "\n");

    /** Every kind, each text once. */
    static List<WrittenKind> all() {
        List<WrittenKind> kinds = new ArrayList<>();
        addTimes(kinds);
        addEmpty(kinds);
        addOutOfRange(kinds);
        addOtherSpaces(kinds);
        addOtherDigits(kinds);
        addWords(kinds);
        addHalfTimes(kinds);
        addTechnical(kinds);
        addLong(kinds);
        return kinds.stream().distinct().toList();
    }

    private static void addTimes(List<WrittenKind> kinds) {
        for (int hour = 0; hour < 10; hour++) {
            kinds.add(time(hour + ":05", "0" + hour + ":05"));
        }
        for (String plain : List.of(
                "00:00", "00:01", "09:30", "11:59", "12:00", "12:01", "19:07", "23:29", "23:30", "23:31", "23:59")) {
            kinds.add(time(plain, plain));
        }
        for (String before : STRIPPED) {
            kinds.add(time(before + "14:00", "14:00"));
            kinds.add(time("14:00" + before, "14:00"));
            for (String after : STRIPPED) {
                kinds.add(time(before + "9:30" + after + before, "09:30"));
            }
        }
    }

    private static void addEmpty(List<WrittenKind> kinds) {
        kinds.add(none("", EMPTY));
        for (String one : STRIPPED) {
            kinds.add(none(one, EMPTY));
            STRIPPED.forEach(other -> kinds.add(none(one + other + one, EMPTY)));
        }
    }

    private static void addOutOfRange(List<WrittenKind> kinds) {
        for (String text : List.of(
                "24:00",
                "24:30",
                "25:00",
                "30:15",
                "99:99",
                "0:60",
                "00:60",
                "09:60",
                "9:99",
                "12:75",
                "23:60",
                " 24:00\n")) {
            kinds.add(none(text, OUT_OF_RANGE));
        }
    }

    /** Unicode's other spaces, its invisible characters, its marks of direction, and what controls a terminal. */
    private static void addOtherSpaces(List<WrittenKind> kinds) {
        List<Integer> characters = IntStream.rangeClosed(1, 0xFFFF)
                .filter(c -> !Character.isSurrogate((char) c))
                .filter(c -> Character.isSpaceChar(c)
                        || Character.isWhitespace(c)
                        || Character.isISOControl(c)
                        || (c >= 0x200B && c <= 0x206F && Character.getType(c) == Character.FORMAT)
                        || List.of(0x061C, 0x180E, 0xFEFF, 0x00AD, 0xFFFD).contains(c))
                .filter(c -> !STRIPPED.contains(Character.toString(c)))
                .boxed()
                .collect(Collectors.toList());
        for (int c : characters) {
            kinds.add(none(Character.toString(c) + "14:00", NOT_A_TIME));
            kinds.add(none("14:00" + Character.toString(c), NOT_A_TIME));
        }
        for (int c : List.of(0x00A0, 0x3000, 0x200B, 0x200F, 0x202E, 0xFEFF, 0x0008)) {
            kinds.add(none(Character.toString(c), NOT_A_TIME));
            kinds.add(none("14" + Character.toString(c) + ":00", NOT_A_TIME));
        }
    }

    /** The digits of every script, and what looks like a colon. */
    private static void addOtherDigits(List<WrittenKind> kinds) {
        IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER && Character.digit(c, 10) == 0)
                .forEach(zero -> kinds.add(none(
                        Character.toString(zero)
                                + Character.toString(zero + 9)
                                + ":"
                                + Character.toString(zero + 3)
                                + Character.toString(zero),
                        NOT_A_TIME)));
        kinds.add(none("1４:00", NOT_A_TIME));
        kinds.add(none("14:0０", NOT_A_TIME));
        kinds.add(none("①④:⓪⓪", NOT_A_TIME));
        kinds.add(none("十四:〇〇", NOT_A_TIME));
        kinds.add(none("XIV:00", NOT_A_TIME));
        kinds.add(none("1\u03014:00", NOT_A_TIME));
        kinds.add(none("14:00\u0301", NOT_A_TIME));
        kinds.add(none("14:0\u20E30", NOT_A_TIME));
        kinds.add(none("1\uFE0F\u20E34:00", NOT_A_TIME));
        kinds.add(none("O9:30", NOT_A_TIME));
        kinds.add(none("09:3O", NOT_A_TIME));
        kinds.add(none("l4:00", NOT_A_TIME));
        for (String colon :
                List.of("：", "∶", "ː", "꞉", "︓", "﹕", "·", ".", ",", ";", "-", "_", "/", "h", "'", "::", " ", "")) {
            kinds.add(none("14" + colon + "00", NOT_A_TIME));
        }
    }

    /** Clocks of twelve hours and other words, in Korean and English. */
    private static void addWords(List<WrittenKind> kinds) {
        for (String half : List.of("오전", "오후", "아침", "저녁", "밤", "새벽", "낮", "午前", "午後")) {
            for (String time : List.of("2시", "2시 30분", "2시반", "2:30", "02:30")) {
                kinds.add(none(half + " " + time, NOT_A_TIME));
                kinds.add(none(half + time, NOT_A_TIME));
            }
        }
        for (String half : List.of("am", "pm", "AM", "PM", "a.m.", "p.m.", "Am", "A", "p")) {
            kinds.add(none("9:30 " + half, NOT_A_TIME));
            kinds.add(none("9:30" + half, NOT_A_TIME));
            kinds.add(none(half + " 9:30", NOT_A_TIME));
            kinds.add(none("9 " + half, NOT_A_TIME));
        }
        for (String words : List.of(
                "9시",
                "14시",
                "14시30분",
                "14시 30분",
                "열네 시",
                "정오",
                "자정",
                "점심",
                "나중에",
                "아무 때나",
                "오전 중",
                "모름",
                "상담 후",
                "noon",
                "midnight",
                "now",
                "today",
                "tomorrow",
                "yesterday",
                "allballs",
                "epoch",
                "half past nine",
                "9 o'clock",
                "asap",
                "any",
                "n/a",
                "TBD",
                "none",
                "null",
                "NULL",
                "undefined",
                "NaN",
                "true",
                "🕙",
                "😀")) {
            kinds.add(none(words, NOT_A_TIME));
        }
    }

    private static void addHalfTimes(List<WrittenKind> kinds) {
        for (String text : List.of(
                "14:00:00",
                "14:00:30",
                "14:00:00.000",
                "14:00:00,5",
                "14:00:60",
                "9:30:5",
                "14:00.5",
                "9",
                "14",
                "930",
                "1400",
                "0930",
                "140000",
                "9:5",
                "9:",
                ":30",
                ":",
                "009:30",
                "09:030",
                "09:3",
                "114:00",
                "14:000",
                "9 : 30",
                "09 :30",
                "09: 30",
                "0 9:30",
                "09:3 0",
                "09:\n30",
                "-1:30",
                "+9:30",
                "-0:00",
                "09:-30")) {
            kinds.add(none(text, NOT_A_TIME));
        }
        for (String between :
                List.of("-", "–", "—", "~", "∼", "〜", "～", " - ", " to ", "부터 ", ", ", "/", " 또는 ", " ")) {
            kinds.add(none("14:00" + between + "15:00", NOT_A_TIME));
        }
        for (String around : List.of(
                "14:00~",
                "~14:00",
                "약 14:00",
                "14:00경",
                "14:00 이후",
                "(14:00)",
                "\"14:00\"",
                "14:00?",
                "14:00!",
                "ca. 14:00",
                ">14:00",
                "14:00*",
                "14:00\\",
                "14:00.",
                "14:00,")) {
            kinds.add(none(around, NOT_A_TIME));
        }
    }

    private static void addTechnical(List<WrittenKind> kinds) {
        for (String zone :
                List.of("Z", "z", "+09", "+0900", "+09:00", "-05:00", " KST", " UTC", " Asia/Seoul", "[Asia/Seoul]")) {
            kinds.add(none("09:30" + zone, NOT_A_TIME));
        }
        for (String text : List.of(
                "2025-06-09 14:00",
                "2025-06-09T14:00",
                "2025-06-09T14:00:00.000Z",
                "T14:00",
                "1970-01-01",
                "20250609",
                "infinity",
                "-infinity",
                "1e1:00",
                "0x9:30",
                "011:00L",
                "9.5",
                "0.395833",
                "34200",
                "1749445200000",
                "PT9H30M",
                "14:00'; DROP TABLE reservations; --",
                "14:00\" --",
                "$1",
                "{\"h\":14}",
                "[14,0]",
                "<b>14:00</b>",
                "%d:%d",
                "\\u0031\\u0034:00",
                "14&#58;00",
                "14%3A00",
                "{fn now()}",
                "?",
                "14:00;",
                "^9:30$",
                "E'14:00'")) {
            kinds.add(none(text, NOT_A_TIME));
        }
    }

    private static void addLong(List<WrittenKind> kinds) {
        kinds.add(none("14:00" + "0".repeat(MEGABYTE), NOT_A_TIME));
        kinds.add(none("가".repeat(MEGABYTE), NOT_A_TIME));
        kinds.add(none("14:00 ".repeat(1000), NOT_A_TIME));
        kinds.add(none("9".repeat(400) + ":30", NOT_A_TIME));
        kinds.add(none(" ".repeat(MEGABYTE), EMPTY));
        kinds.add(time(" ".repeat(MEGABYTE) + "14:00", "14:00"));
    }

    private static WrittenKind time(String text, String start) {
        return new WrittenKind(text, start, null);
    }

    private static WrittenKind none(String text, String reason) {
        return new WrittenKind(text, null, reason);
    }

    /** The expected columns of the reservation, {@code period|start|end}, for a duration in minutes. */
    String slot(int minutes) {
        if (start == null) {
            return "-|-|-";
        }
        int until = minute(start) + minutes;
        return (minute(start) < 12 * 60 ? "MORNING" : "AFTERNOON") + "|" + start + "|"
                + (until < 24 * 60 ? "%02d:%02d".formatted(until / 60, until % 60) : "-");
    }

    /** Whether a duration in minutes from this start ends after midnight. */
    boolean endsAtMidnightOrLater(int minutes) {
        return start != null && minute(start) + minutes >= 24 * 60;
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    /** Its text with invisible characters escaped. */
    @Override
    public String toString() {
        String shown = text.codePoints()
                .limit(30)
                .mapToObj(c -> (c > 32 && c < 127) || Character.isLetter(c)
                        ? Character.toString(c)
                        : c == ' ' ? " " : "<%04X>".formatted(c))
                .collect(Collectors.joining());
        return "'" + shown + (text.length() > 60 ? "…' of " + text.length() : "'") + ": "
                + Objects.requireNonNullElse(start, reason);
    }
}
