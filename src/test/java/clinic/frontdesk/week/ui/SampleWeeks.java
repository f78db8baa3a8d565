package clinic.frontdesk.week.ui;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.week.ClosedInterval;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invented weeks of invented people. */
public final class SampleWeeks {

    public static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private static final List<DisplayStatus> STATUSES = List.of(DisplayStatus.values());

    private SampleWeeks() {}

    /** A week without a reservation, on the Friday before. */
    public static Week empty() {
        return week(List.of(), 3, 0);
    }

    /** An ordinary week, Monday 11:20, with everything that a card can be. */
    public static Week busy() {
        List<WeekCard> cards = List.of(
                card(0, 540, 30, "김철수", "주름 보톡스", DisplayStatus.DONE, ""),
                card(0, 600, 40, "이서윤", "볼륨 리프팅", DisplayStatus.DONE, "f"),
                card(0, 660, 30, "박준호", "주름 보톡스", DisplayStatus.IN_TREATMENT, ""),
                card(0, 840, 50, "최나리", "피부 관리", DisplayStatus.ARRIVED, ""),
                card(0, 900, 30, "정다온", "제거 시술", DisplayStatus.CONFIRMED, "w"),
                card(0, 960, 30, "한가람", "주름 보톡스", DisplayStatus.CONFIRMED, ""),
                card(0, 1010, 60, "오민재", "바디 케어", DisplayStatus.CONFIRMED, ""),
                card(1, 540, 60, "강보라", "바디 케어", DisplayStatus.CONFIRMED, ""),
                card(1, 630, 30, "윤태오", "주름 보톡스", DisplayStatus.UNCONFIRMED, "w"),
                card(1, 840, 30, "임가을", "주름 보톡스", DisplayStatus.CONFIRMED, ""),
                card(1, 880, 30, "조이슬", "기타 상담", DisplayStatus.CONFIRMED, "f"),
                card(1, 960, 30, "송하율", "제거 시술", DisplayStatus.ATTENTION, "w"),
                card(1, 970, 30, "배도겸", "주름 보톡스", DisplayStatus.CONFIRMED, ""),
                card(2, 570, 30, "신여름", "주름 보톡스", DisplayStatus.CONFIRMED, ""),
                card(2, 630, 50, "문새봄", "피부 관리", DisplayStatus.CONFIRMED, ""),
                card(2, 900, 40, "류한결", "볼륨 리프팅", DisplayStatus.UNCONFIRMED, "w"),
                card(2, 980, 30, "서이든", "주름 보톡스", DisplayStatus.CONFIRMED, "s"),
                card(2, 1020, 30, "남기윤", "제거 시술", DisplayStatus.NO_SHOW, ""),
                card(3, 540, 30, "유다솔", "주름 보톡스", DisplayStatus.CONFIRMED, ""),
                card(3, 600, 30, "전소담", "주름 보톡스", DisplayStatus.CONFIRMED, "f"),
                card(3, 650, 50, "황금독수리온세상을놀라게하다", "피부 관리와 아주 긴 이름의 특별 시술", DisplayStatus.CONFIRMED, "wf"),
                card(4, 540, 40, "안재하", "볼륨 리프팅", DisplayStatus.CONFIRMED, ""),
                card(4, 600, 30, "차로운", "주름 보톡스", DisplayStatus.CONFIRMED, ""),
                card(4, 660, 30, "장해솔", "기타 상담", DisplayStatus.UNCONFIRMED, "w"),
                card(4, 840, 60, "홍지안", "바디 케어", DisplayStatus.CONFIRMED, ""),
                card(4, 930, 30, "백승민", "주름 보톡스", DisplayStatus.CONFIRMED, ""),
                card(4, 990, 50, "설가온", "피부 관리", DisplayStatus.CONFIRMED, ""));
        return week(cards, 4, 1);
    }

    /** A week that is over capacity, with short cards, three beside each other, and some outside the hours. */
    public static Week crowded() {
        List<WeekCard> cards = new ArrayList<>();
        String[] names = {"고은별", "Alexandra Montgomery", "나루", "도담", "라온", "마루", "바론", "사랑"};
        DisplayStatus[] statuses = DisplayStatus.values();
        for (int day = 0; day < 6; day++) {
            for (int i = 0; i < 14; i++) {
                int start = (i < 6 ? 540 + 30 * i : 840 + 30 * (i - 6)) + (i % 3 == 2 ? 10 : 0);
                String tags = i % 4 == 0 ? "wf" : i % 5 == 0 ? "s" : "";
                cards.add(card(
                        day,
                        start,
                        i % 5 == 3 ? 10 : 30,
                        names[(i + day) % 8],
                        "주름 보톡스",
                        statuses[(i + day) % 8],
                        tags));
            }
        }
        cards.add(card(0, 540, 60, "삼중창", "바디 케어", DisplayStatus.ATTENTION, "w"));
        cards.add(card(2, 750, 30, "정오민", "기타 상담", DisplayStatus.ATTENTION, "w"));
        cards.add(card(4, 1140, 30, "저녁별", "기타 상담", DisplayStatus.CONFIRMED, "s"));
        return week(cards, 12, 9);
    }

    /** A week with so many reservations on each of five days, three at once where they need it, Wednesday 11:20. */
    public static Week full(int aDay) {
        String[] names = {"박승민", "최다솔", "송철수", "윤다온", "황안재", "박하율", "김로운", "안보라", "류보라", "박서윤", "류승민"};
        String[] services = {"피부 관리", "볼륨 리프팅", "주름 보톡스", "바디 케어", "제거 시술", "기타 상담"};
        List<WeekCard> cards = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            for (int i = 0; i < aDay; i++) {
                int slot = i * 14 / aDay;
                int start = (slot < 6 ? 540 : 660) + 30 * slot + i % 3 * 5;
                int random = (i * 7919 + day * 104_729) % 97;
                boolean past = day < 2 || (day == 2 && start < 660);
                DisplayStatus status = past
                        ? DisplayStatus.DONE
                        : random % 8 == 0
                                ? DisplayStatus.UNCONFIRMED
                                : random % 31 == 0 ? DisplayStatus.ATTENTION : DisplayStatus.CONFIRMED;
                String tags =
                        (random % 9 == 0 ? "w" : "") + (random % 11 == 0 ? "f" : "") + (random % 13 == 0 ? "r" : "");
                cards.add(card(
                        day,
                        start,
                        20 + random % 3 * 10,
                        names[(i + day * 3) % names.length] + (i / names.length == 0 ? "" : (char) ('가' + i)),
                        services[random % services.length],
                        status,
                        tags));
            }
        }
        return at(week(cards, 12, 3), MONDAY.plusDays(2).atTime(11, 20));
    }

    /** A week of these reservations, Monday 11:20. */
    static Week of(List<WeekCard> cards) {
        return week(cards, 0, 0);
    }

    /** The ordinary week, and empty weeks before and after it. */
    public static Week busyIn(LocalDate monday) {
        return monday.equals(MONDAY) ? busy() : later(busy(), Math.toIntExact(ChronoUnit.DAYS.between(MONDAY, monday)));
    }

    /** The same openings so many days later, without a reservation, at the same time of day. */
    static Week later(Week week, int days) {
        List<WeekDay> shifted = week.days().stream()
                .map(day -> WeekDay.of(
                        new DayPlan(day.date().plusDays(days), day.openings(), List.of(), List.of()), List.of()))
                .toList();
        return new Week(
                week.monday().plusDays(days),
                week.now(),
                shifted,
                week.services(),
                week.unconfirmed(),
                week.attention(),
                DayVersions.NONE);
    }

    /** Another person's reservation at the same time. */
    public static WeekCard another(WeekCard card, DisplayStatus status) {
        return new WeekCard(
                card.reservationId() + "-b",
                card.date(),
                card.start(),
                card.duration(),
                card.buffer(),
                "나" + card.patientName().substring(1),
                card.serviceName(),
                status,
                card.firstVisit(),
                card.web(),
                card.squeezedIn(),
                status == DisplayStatus.ATTENTION ? Flag.FULL : null,
                null,
                card.lastDigits(),
                card.request(),
                card.memo(),
                card.patient());
    }

    /** Two, three and six reservations at one time, of five minutes to four hours. */
    public static Week atOnce() {
        List<WeekCard> cards = new ArrayList<>();
        int[] lengths = {30, 5, 10, 240, 60, 30};
        for (int day = 0; day < 5; day++) {
            for (int i = 0; i < (day == 0 ? 2 : day == 1 ? 3 : 6); i++) {
                String tags = i % 2 == 0 ? "wfrm" : "s";
                cards.add(card(day, 540 + day * 10, lengths[i], "김하늘" + i, "피부 관리와 상담", DisplayStatus.CONFIRMED, tags));
                cards.add(card(day, 900, lengths[i], "박서연" + i, "보톡스", STATUSES.get(i), tags));
            }
        }
        return week(cards, 0, 0);
    }

    /** Names of 20 syllables and 40 letters, with emoji, alone and beside each other. */
    public static Week longNames() {
        String[] names = {
            "황금독수리온세상을놀라게하다세상끝까지가자", "Maximiliana-Alexandrina Wolfeschlegelstein", "👩‍⚕️ 이서연 🌸", "é́ Zoë"
        };
        List<WeekCard> cards = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            for (int i = 0; i < names.length; i++) {
                DisplayStatus status = STATUSES.get((day + i) % 9);
                cards.add(card(
                        day, 540 + i * 60, i == 0 ? 5 : 40, names[(i + day) % 4], "아주 긴 이름의 특별한 피부 관리", status, "wfs"));
                if (day > 1) {
                    cards.add(card(day, 550 + i * 60, 20, names[(i + 1) % 4] + ".", "보톡스", status, "w"));
                }
            }
        }
        return week(cards, 3, 1);
    }

    private static Week at(Week week, LocalDateTime now) {
        return new Week(
                week.monday(),
                now,
                week.days(),
                week.services(),
                week.unconfirmed(),
                week.attention(),
                week.versions());
    }

    /** A week with holidays: one that nobody is booked on, one with reservations, and one that falls on a Saturday. */
    public static Week holidays() {
        Week busy = busy();
        Map<Integer, String> names = Map.of(1, "대체공휴일(부처님오신날·어린이날)", 3, "설날", 4, "설날 연휴", 5, "설날 연휴");
        List<WeekDay> days = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            WeekDay day = busy.days().get(i);
            String name = names.get(i);
            days.add(
                    name == null
                            ? day
                            : new WeekDay(
                                    new DayPlan(
                                            day.date(),
                                            day.openings(),
                                            List.of(new Closure(null, 0, 1440, name)),
                                            List.of()),
                                    List.of(new ClosedInterval(0, 1440, name)),
                                    i == 3 ? day.cards() : List.of(),
                                    List.of(),
                                    Map.of()));
        }
        return new Week(MONDAY, MONDAY.atTime(11, 20), days, Map.of(), 4, 1, DayVersions.NONE);
    }

    private static Week week(List<WeekCard> cards, int unconfirmed, int attention) {
        List<WeekDay> days = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            LocalDate date = MONDAY.plusDays(i);
            List<Closure> closures = cards.size() > 40 || cards.isEmpty()
                    ? List.of()
                    : switch (i) {
                        case 1 -> List.of(new Closure(null, 1020, 1080, "장비 점검"));
                        case 3 -> List.of(new Closure(null, 840, 1080, "원장님 학회"));
                        default -> List.of();
                    };
            List<Opening> openings = i > 4
                    ? List.of()
                    : List.of(
                            new Opening(null, Period.MORNING, 540, 720, 30, 1),
                            new Opening(null, Period.AFTERNOON, 840, 1080, 30, 1));
            List<WeekCard> cardsOfDay =
                    cards.stream().filter(card -> card.date().equals(date)).toList();
            WeekDay day = WeekDay.of(new DayPlan(date, openings, closures, busy(cardsOfDay)), cardsOfDay);
            // Other than computed, so that the pictures show every length of a bar.
            Map<Period, Fullness> fullness = i > 4
                    ? Map.of()
                    : Map.of(
                            Period.MORNING,
                            new Fullness(cards.isEmpty() ? 0 : 83 - 10 * i, 100),
                            Period.AFTERNOON,
                            new Fullness(cards.isEmpty() ? 0 : 100 - 20 * i, 100));
            days.add(new WeekDay(day.plan(), day.closures(), day.cards(), day.cancelled(), fullness));
        }
        return new Week(MONDAY, MONDAY.atTime(11, 20), days, Map.of(), unconfirmed, attention, DayVersions.NONE);
    }

    private static List<BusyInterval> busy(List<WeekCard> cards) {
        Set<DisplayStatus> released = EnumSet.of(DisplayStatus.DONE, DisplayStatus.NO_SHOW, DisplayStatus.CANCELLED);
        return cards.stream()
                .filter(card -> !released.contains(card.status()))
                .map(card -> new BusyInterval(card.reservationId(), null, card.start(), card.duration(), card.buffer()))
                .toList();
    }

    static WeekCard card(
            int day, int start, int duration, String name, String service, DisplayStatus status, String tags) {
        return new WeekCard(
                day + "-" + start + "-" + name,
                MONDAY.plusDays(day),
                start,
                duration,
                10,
                name,
                service,
                status,
                tags.contains("f"),
                tags.contains("w"),
                tags.contains("s"),
                status == DisplayStatus.ATTENTION ? Flag.FULL : null,
                null,
                "%04d".formatted(start * 37 % 10000),
                tags.contains("r") ? "지난번과 같은 부위로 부탁드립니다." : "",
                tags.contains("m") ? "리도카인 알레르기" : "",
                null,
                status == DisplayStatus.CONFIRMED && name.length() % 2 == 1);
    }
}
