package clinic.frontdesk.output.paper;

import static clinic.frontdesk.output.DocumentClinics.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.DatabaseCalls;
import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputProblem;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.output.paper.PaperRequest.CallsPaper;
import clinic.frontdesk.output.paper.PaperRequest.DayPaper;
import clinic.frontdesk.output.paper.PaperRequest.SlipPaper;
import clinic.frontdesk.output.paper.PaperRequest.WeekPaper;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Documents read back by another library than wrote them. */
@Execution(ExecutionMode.CONCURRENT)
class PapersTest {

    private static final LocalDate MONDAY = LocalDate.parse(DAY);
    private static final Messages KOREAN = Messages.of(Locale.KOREAN);
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sixtyReservationsStandOnOnePageAndCanBeSearched() {
        RenderedPaper paper = render(DocumentClinics.busy(60), new DayPaper(MONDAY, false, false), KOREAN);

        assertThat(paper.pages()).isEqualTo(1);
        assertThat(paper.entry().reservations()).isEqualTo(60);
        String text = text(paper);
        assertThat(text)
                .contains("2030년 6월 17일 월요일 일정표")
                .contains("한빛의원")
                .contains("예약 60건")
                .contains("오전 · 28건")
                .contains("1 / 1")
                .contains("09:00–09:30 김가람0 1990-01-02 여 010-1000-7000 주름 보톡스 미확정 · 웹")
                .doesNotContain("지난번과 같은");
        assertThat(IntStream.range(0, 60).mapToObj(DocumentClinics::name)).allMatch(text::contains);
    }

    @Test
    void headAndNumberStandOnEachPageAndMemosAreWrapped() throws IOException {
        RenderedPaper paper = render(DocumentClinics.busy(120), new DayPaper(MONDAY, false, true), KOREAN);

        assertThat(paper.pages()).isGreaterThan(1);
        assertThat(paper.entry().memos()).isTrue();
        try (PDDocument pdf = Loader.loadPDF(paper.pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= paper.pages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf))
                        .contains("2030년 6월 17일 월요일 일정표", "시간 이름", "요청·메모", page + " / " + paper.pages());
            }
        }
        assertThat(text(paper).replaceAll("\\s+", " ")).contains("요청: 지난번과 같은 부위로 부탁드립니다.", "메모: 마취 크림 20분 전, 주차 안내");
    }

    @Test
    void signsThatTheFaceLacksHaveAPlaceholderAndLongTextsEndWithAnEllipsis() {
        TestDatabase database = TestDatabase.upgraded();
        add(database, "a", DocumentClinics.EMOJI_NAME, "10:00", "CONFIRMED");
        add(database, "b", DocumentClinics.LONG_NAME, "11:00", "CONFIRMED");
        add(database, "c", "漢字 태그<b>&\"'", "14:00", "CONFIRMED");
        add(database, "d", "시간없음", "오후 2시", "CONFIRMED");
        add(database, "e", "취소한 사람", "15:00", "CANCELLED");
        database.run("UPDATE public.reservations SET notes = repeat('아주 긴 요청입니다. ', 4000) WHERE id = 'b'");
        for (PaperRequest request : List.of(
                new DayPaper(MONDAY, false, true),
                new DayPaper(MONDAY, true, true),
                new WeekPaper(MONDAY),
                new CallsPaper(MONDAY))) {
            String text = text(render(database, request, KOREAN));
            assertThat(text)
                    .as(request.toString())
                    .contains("김□하□나 가", "안드레아 마리아", "…", "□□", "태그<b>", "오후 2시", "시간없음")
                    .doesNotContain("취소한 사람");
        }
    }

    @Test
    void theLanesOfADayStandSideBySide() {
        RenderedPaper paper = render(DocumentClinics.busy(60), new DayPaper(MONDAY, true, false), ENGLISH);

        String text = text(paper);
        assertThat(paper.pages()).isEqualTo(1);
        assertThat(text).contains("Place 1 Place 2 Place 3 Place 4 Place 5", "Day sheet, Monday 17 June 2030");
        assertThat(text.replaceAll("\\s+", " ")).contains("09:00 김가람0 7000");
        assertThat(IntStream.range(0, 60).mapToObj(DocumentClinics::name)).allMatch(text::contains);
    }

    @Test
    void aWeekNamesClosedDaysWithTheirReasons() {
        TestDatabase database = DocumentClinics.busy(20);
        database.run("SELECT frontdesk.add_closure('2030-06-18', 0, 1440, NULL, '학회')");
        String text = text(render(database, new WeekPaper(MONDAY.plusDays(3)), KOREAN));

        assertThat(text).contains("2030년 6월 17일 – 2030년 6월 23일 주간 일정표", "6/17 (월)", "학회", "휴진", "20건");
        assertThat(IntStream.range(0, 20).mapToObj(DocumentClinics::name)).allMatch(text::contains);
    }

    @Test
    void aCrowdedWeekStandsOnTwoPages() {
        TestDatabase database = DocumentClinics.busy(60);
        database.run("INSERT INTO public.reservations (id, \"patientName\", phone, \"birthDate\", gender,"
                + " \"treatmentType\", \"preferredDate\", \"preferredTime\", service, status, \"updatedAt\")"
                + " SELECT id || '-' || n, \"patientName\", phone, \"birthDate\", gender, \"treatmentType\","
                + " \"preferredDate\" + n, \"preferredTime\", service, status, now()"
                + " FROM public.reservations, generate_series(1, 4) AS n");

        RenderedPaper paper = render(database, new WeekPaper(MONDAY), ENGLISH);

        assertThat(paper.entry().reservations()).isEqualTo(300);
        assertThat(paper.pages()).isEqualTo(2);
    }

    @Test
    void moreLanesThanAPageHoldsGoToFurtherPages() {
        TestDatabase database = TestDatabase.upgraded();
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 8");
        for (int i = 0; i < 8; i++) {
            add(database, "p" + i, "환자" + i, "10:00", "CONFIRMED");
        }
        RenderedPaper paper = render(database, new DayPaper(MONDAY, true, false), KOREAN);

        assertThat(paper.pages()).isEqualTo(2);
        assertThat(text(paper)).contains("8번 자리", "환자0", "환자7");
    }

    @Test
    void aCallingListHasEachPatientOnce() {
        TestDatabase database = DocumentClinics.busy(4);
        DocumentClinics.insert(database, "again", DocumentClinics.name(1), "01010017001", DAY, "16:00", "CONFIRMED");
        add(database, "gone", "다녀간 사람", "10:00", "COMPLETED");
        RenderedPaper paper = render(database, new CallsPaper(MONDAY), ENGLISH);

        String text = text(paper);
        assertThat(text)
                .contains("4 people to call · 5 reservations", "Reached", "No reply")
                .doesNotContain("다녀간 사람");
        assertThat(text.replaceAll("\\s+", " ")).contains("이나리1 010-1001-7001 주름 보톡스, 16:00 주름", "보톡스");
        assertThat(text.split("이나리1", -1)).hasSize(2);
    }

    @Test
    void theCallingListSaysWhatCameOfTheCalls() throws IOException {
        TestDatabase database = DocumentClinics.busy(3);
        DatabaseCalls calls = new DatabaseCalls(database.dsl(), "desk");
        calls.record(calls.day(MONDAY).get(0), CallAnswer.CONFIRMED, "주차 안내");
        calls.record(calls.day(MONDAY).get(1), CallAnswer.NO_ANSWER, "");
        calls.record(calls.day(MONDAY).get(1), CallAnswer.NO_ANSWER, "");
        assertThat(text(render(database, new CallsPaper(MONDAY), KOREAN)))
                .contains("확인 · 주차", "안 받음 2번")
                .doesNotContain("다시 통화");
    }

    @Test
    void aSlipNamesTheBookingsOfItsPatientAndTheClinic() throws IOException {
        TestDatabase database = DocumentClinics.busy(2);
        DocumentClinics.insert(
                database, "next", DocumentClinics.name(1), "010-1001-7001", "2030-07-01", "10:00", "CONFIRMED");
        RenderedPaper paper = render(database, new SlipPaper("r1"), KOREAN);

        assertThat(text(paper))
                .contains(
                        "한빛의원",
                        "이나리1 님",
                        "2030년 6월 17일 월요일",
                        "09:30",
                        "주름 보톡스 · 30분",
                        "2030년 7월 1일 월요일 10:00",
                        "02-123-4567");
        try (PDDocument pdf = Loader.loadPDF(paper.pdf())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isBetween(79.9, 80.1);
            assertThat(pdf.getDocumentInformation().getTitle()).doesNotContain("이나리");
        }
        assertThat(paper.entry().subject()).isEqualTo("r1");
        assertThatThrownBy(() -> render(database, new SlipPaper("none"), KOREAN))
                .isInstanceOfSatisfying(
                        OutputException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(OutputProblem.NO_RESERVATION));
    }

    @Test
    void aSavedDocumentIsRecordedWithoutAName() throws IOException {
        TestDatabase database = DocumentClinics.busy(2);
        Papers papers = new Papers(database.dsl());
        Path file = folder.resolve("day.pdf");
        WrittenDocument written = papers.save(papers.render(new DayPaper(MONDAY, true, true), KOREAN), file, false);

        assertThat(written.file()).isEqualTo(file.toAbsolutePath());
        assertThat(Databases.rows(
                        database,
                        "SELECT made_by, what, format, first_day, last_day, subject, memos, reservations,"
                                + " made_at > now() - interval '1 minute', desk LIKE '%@%' FROM frontdesk.document"))
                .containsExactly("postgres|lanes|pdf|2030-06-17|2030-06-17|-|t|2|t|t");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void withoutAPrinterTheReasonIsToldAndNothingIsRecorded() {
        TestDatabase database = DocumentClinics.busy(1);
        Papers papers = new Papers(database.dsl());
        RenderedPaper paper = papers.render(new DayPaper(MONDAY, false, false), KOREAN);
        OutputProblem expected =
                new PaperPrinter().printers().isEmpty() ? OutputProblem.NO_PRINTER : OutputProblem.UNKNOWN_PRINTER;

        assertThatThrownBy(() -> papers.print(paper, "no such printer"))
                .isInstanceOfSatisfying(
                        OutputException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(expected));
        assertThat(Databases.rows(database, "SELECT * FROM frontdesk.document")).isEmpty();
    }

    private static void add(TestDatabase database, String id, String name, String time, String status) {
        DocumentClinics.insert(database, id, name, "010-1234-5678", DAY, time, status);
    }

    private static RenderedPaper render(TestDatabase database, PaperRequest request, Messages messages) {
        RenderedPaper paper = new Papers(database.dsl()).render(request, messages);
        keep(paper);
        return paper;
    }

    /** Kept to be looked at. */
    private static void keep(RenderedPaper paper) {
        try {
            Path pictures = Files.createDirectories(Path.of("target", "papers"));
            Files.write(
                    pictures.resolve(paper.entry().kind().code() + paper.entry().reservations()
                            + (paper.entry().memos() ? "m" : "") + ".pdf"),
                    paper.pdf());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(RenderedPaper paper) {
        try (PDDocument pdf = Loader.loadPDF(paper.pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
