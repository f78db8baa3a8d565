package clinic.frontdesk.output.calendar;

import static clinic.frontdesk.output.DocumentClinics.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Calendar files read by another library than wrote them. */
@Isolated("It changes the machine's zone.")
class CalendarExportTest {

    private static final DocumentSelection WEEK = new DocumentSelection(
            new DocumentPeriod(LocalDate.parse(DAY), LocalDate.parse(DAY).plusDays(6)), null);
    private static final Messages KOREAN = Messages.of(Locale.KOREAN);

    private final TestDatabase database = TestDatabase.upgraded();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void namesOfEveryKindAreReadBackAndLinesAreFoldedAfter75Octets() throws IOException {
        List<String> names = List.of(
                "김, 하나; \"별명\" \\ 'x'",
                DocumentClinics.EMOJI_NAME,
                "=1+1",
                DocumentClinics.LONG_NAME,
                "두\n줄 BEGIN:VEVENT",
                "가".repeat(40_000));
        for (int i = 0; i < names.size(); i++) {
            add("id" + i, names.get(i), "1" + i + ":00", "CONFIRMED");
        }

        Path file = export(WEEK);

        ICalendar calendar = read(file);
        assertThat(calendar.getEvents().stream()
                        .map(event -> event.getSummary().getValue())
                        .toList())
                .isEqualTo(names.stream().map(name -> name + " · 주름 보톡스").toList());
        byte[] octets = Files.readAllBytes(file);
        int line = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                assertThat(octets[i - 1]).isEqualTo((byte) '\r');
                // Without the two octets of its end.
                assertThat(line - 1).isLessThanOrEqualTo(75);
                line = 0;
            } else {
                line++;
            }
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n");
        // Each line by itself is UTF-8: none is folded inside a character.
        assertThat(text).doesNotContain("\uFFFD");
        assertThat(calendar.getExperimentalProperty("X-WR-CALNAME").getValue()).isEqualTo("오늘의원 예약");
        assertThat(calendar.getExperimentalProperty("X-WR-CALDESC").getValue()).contains("2030년 6월 17일", "예약 6건");
    }

    @Test
    void timesAreRightWhateverTheMachinesZoneIs() throws IOException {
        add("a", "김하나", "09:30", "CONFIRMED");
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String machine : List.of("America/Los_Angeles", "Asia/Seoul", "Africa/Cairo")) {
                TimeZone.setDefault(TimeZone.getTimeZone(machine));
                Path file = export(WEEK);
                assertThat(Files.readString(file)).contains("DTSTART:20300617T003000Z", "DTEND:20300617T010000Z");
                VEvent event = read(file).getEvents().getFirst();
                assertThat(event.getDateStart().getValue().toInstant())
                        .isEqualTo(Instant.parse("2030-06-17T00:30:00Z"));
                assertThat(event.getCreated().getValue().toInstant()).isEqualTo(Instant.parse("2030-06-01T01:02:03Z"));
                Files.delete(file);
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void cancelledOnesAreCancelledAndUidsAreStable() throws IOException {
        add("b7", "가", "09:00", "CONFIRMED");
        add("한글 id", "나", "10:00", "PENDING");
        add("c", "다", "11:00", "CANCELLED");
        add("d", "라", "오후 2시", "REJECTED");
        List<VEvent> first = read(export(WEEK)).getEvents();
        database.run("UPDATE public.reservations SET \"preferredTime\" = '15:00', \"updatedAt\" = '2030-06-02'"
                + " WHERE id = 'b7'");
        Files.delete(folder.resolve("week.ics"));
        List<VEvent> second = read(export(WEEK)).getEvents();

        assertThat(first.stream()
                        .map(event -> event.getStatus().getValue() + " "
                                + event.getSummary().getValue())
                        .toList())
                .containsExactly(
                        "CONFIRMED 가 · 주름 보톡스",
                        "TENTATIVE 나 · 주름 보톡스",
                        "CANCELLED 다 · 주름 보톡스",
                        "CANCELLED 라 · 주름 보톡스 (시간 확인 필요: 오후 2시)");
        assertThat(first.getFirst().getUid().getValue()).isEqualTo("b7@reservations.frontdesk");
        assertThat(first.get(1).getUid().getValue()).matches("[0-9a-f-]{36}@reservations.frontdesk");
        assertThat(first.getLast().getDateStart().getValue().hasTime()).isFalse();
        VEvent moved = second.stream()
                .filter(event -> event.getUid().equals(first.getFirst().getUid()))
                .findFirst()
                .orElseThrow();
        assertThat(moved.getSequence().getValue())
                .isGreaterThan(first.getFirst().getSequence().getValue());
        assertThat(second.stream().map(VEvent::getUid).toList())
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(VEvent::getUid).toList());
    }

    @Test
    void aPatientsOwnBookingsSayWhereAndNotWho() throws IOException {
        add("a", "김하나", "09:30", "CONFIRMED");
        add("b", "박다른", "10:00", "CONFIRMED");
        database.run("INSERT INTO frontdesk.letterhead (name, address) VALUES ('한빛의원', '서울시 중구, 3층')");
        assertThat(new PatientIndexer(database.dsl()).run()).isTrue();
        long patient = Long.parseLong(Databases.rows(
                        database, "SELECT patient_id FROM frontdesk.patient_reservation WHERE reservation_id = 'a'")
                .getFirst());

        Path file = export(new DocumentSelection(null, patient));

        List<VEvent> events = read(file).getEvents();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().getSummary().getValue()).isEqualTo("주름 보톡스 · 한빛의원");
        assertThat(events.getFirst().getLocation().getValue()).isEqualTo("서울시 중구, 3층");
        assertThat(Files.readString(file)).doesNotContain("김하나", "010-");
        assertThat(Databases.rows(
                        database, "SELECT what, format, first_day, subject, reservations FROM frontdesk.document"))
                .containsExactly("reservations|ics|-|" + patient + "|1");
    }

    private Path export(DocumentSelection selection) {
        WrittenDocument written = new CalendarExport(database.dsl(), KOREAN)
                .write(selection, folder.resolve("week.ics"), false, OutputMonitor.NONE);
        return written.file();
    }

    private static ICalendar read(Path file) throws IOException {
        return Biweekly.parse(Files.readString(file)).first();
    }

    private void add(String id, String name, String time, String status) {
        DocumentClinics.insert(database, id, name, "010-1234-5678", DAY, time, status);
    }
}
