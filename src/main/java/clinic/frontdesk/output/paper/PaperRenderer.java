package clinic.frontdesk.output.paper;

import clinic.frontdesk.calls.CallState;
import clinic.frontdesk.calls.DatabaseCalls;
import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentKind;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentReader;
import clinic.frontdesk.output.DocumentRow;
import clinic.frontdesk.output.Letterhead;
import clinic.frontdesk.output.Letterheads;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputProblem;
import clinic.frontdesk.output.paper.PaperRequest.AffectedCallsPaper;
import clinic.frontdesk.output.paper.PaperRequest.CallsPaper;
import clinic.frontdesk.output.paper.PaperRequest.DayPaper;
import clinic.frontdesk.output.paper.PaperRequest.SlipPaper;
import clinic.frontdesk.output.paper.PaperRequest.WeekPaper;
import clinic.frontdesk.output.paper.PaperWriter.Laid;
import clinic.frontdesk.output.paper.WeekSheet.PrintedDay;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.WeekDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Rectangle;

/** Reads a document's reservations in one snapshot and lays them out. */
final class PaperRenderer {

    private static final int DAYS_A_WEEK = 7;

    private final DocumentReader reader;
    private final PaperWords words;
    private final PaperWriter writer;
    private final LocalDateTime now;
    private final Letterhead letterhead;

    PaperRenderer(DocumentReader reader, Messages messages, PaperFonts fonts) {
        this.reader = reader;
        this.words = new PaperWords(messages);
        this.writer = new PaperWriter(fonts);
        this.now = new DayPlanRepository(reader.dsl()).now();
        this.letterhead = new Letterheads(reader.dsl()).read();
    }

    RenderedPaper render(PaperRequest request) {
        return switch (request) {
            case DayPaper day -> day(day);
            case WeekPaper week -> week(week.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case CallsPaper calls -> calls(DocumentPeriod.of(calls.date()), row -> true);
            case AffectedCallsPaper calls ->
                calls(calls.days(), row -> calls.reservationIds().contains(row.id()));
            case SlipPaper slip -> slip(slip.reservationId());
        };
    }

    private RenderedPaper day(DayPaper day) {
        List<DocumentRow> all = reader.day(day.date());
        List<DocumentRow> coming = all.stream().filter(row -> !row.cancelled()).toList();
        DocumentKind kind = day.lanes() ? DocumentKind.LANES : DocumentKind.DAY;
        String contents = words.text(
                day.memos() ? "output.contents.day-memos" : "output.contents.day",
                coming.size(),
                all.size() - coming.size());
        PaperHead head = head(kind, DocumentPeriod.of(day.date()), contents);
        Laid laid;
        if (day.lanes()) {
            LaneSheet sheet = new LaneSheet(coming, places(day.date()), words, day.memos());
            Rectangle page = sheet.landscape() ? PaperWriter.A4_LANDSCAPE : PaperWriter.A4;
            laid = writer.sheet(page, head, sheet, LaneSheet.SIZES);
        } else {
            laid = writer.sheet(PaperWriter.A4, head, new DaySheet(coming, words, day.memos()), DaySheet.SIZES);
        }
        return rendered(laid, head, kind, DocumentPeriod.of(day.date()), null, day.memos(), coming.size());
    }

    /** How many may be there at once on a day, by its clinic-wide openings. */
    private int places(LocalDate date) {
        return new DayPlanRepository(reader.dsl())
                .from(date, 1).getFirst().openings().stream()
                        .filter(Opening::clinicWide)
                        .mapToInt(Opening::capacity)
                        .max()
                        .orElse(1);
    }

    private RenderedPaper week(LocalDate monday) {
        DocumentPeriod period = new DocumentPeriod(monday, monday.plusDays(DAYS_A_WEEK - 1));
        List<DocumentRow> coming =
                reader.period(period).stream().filter(row -> !row.cancelled()).toList();
        List<PrintedDay> days = new DayPlanRepository(reader.dsl())
                .from(monday, DAYS_A_WEEK).stream()
                        .map(plan -> printed(plan, coming))
                        .toList();
        PaperHead head = head(DocumentKind.WEEK, period, words.text("output.contents.week", coming.size()));
        Laid laid = writer.sheet(PaperWriter.A4_LANDSCAPE, head, new WeekSheet(days, words), WeekSheet.SIZES);
        return rendered(laid, head, DocumentKind.WEEK, period, null, false, coming.size());
    }

    private PrintedDay printed(DayPlan plan, List<DocumentRow> rows) {
        WeekDay day = WeekDay.of(plan, List.of());
        return new PrintedDay(
                plan.date(),
                day.closed(),
                day.closedFor().orElse(""),
                rows.stream().filter(row -> row.date().equals(plan.date())).toList());
    }

    private RenderedPaper calls(DocumentPeriod days, Predicate<DocumentRow> wanted) {
        List<DocumentRow> coming = reader.period(days).stream()
                .filter(row -> row.status().holdsPlace() && wanted.test(row))
                .toList();
        DatabaseCalls calls = new DatabaseCalls(reader.dsl(), "");
        Map<String, CallState> states = new HashMap<>();
        coming.stream().map(DocumentRow::date).distinct().forEach(day -> states.putAll(calls.states(day)));
        CallingList list = new CallingList(coming, states, words);
        PaperHead head =
                head(DocumentKind.CALLS, days, words.text("output.contents.calls", list.size(), coming.size()));
        Laid laid = writer.sheet(PaperWriter.A4, head, list, CallingList.SIZES);
        return rendered(laid, head, DocumentKind.CALLS, days, null, false, coming.size());
    }

    private RenderedPaper slip(String reservationId) {
        DocumentRow row = reader.reservation(reservationId)
                .orElseThrow(() -> new OutputException(OutputProblem.NO_RESERVATION, reservationId));
        List<DocumentRow> others = reader.comingWith(row).stream()
                .filter(other -> !other.id().equals(row.id()))
                .toList();
        PaperHead head = head(DocumentKind.SLIP, DocumentPeriod.of(row.date()), "");
        PatientSlip slip = new PatientSlip(row, others, letterhead, words, words.made(now));
        Laid laid = writer.slip(PatientSlip.WIDTH, head, slip::content, PatientSlip.SIZE);
        return rendered(laid, head, DocumentKind.SLIP, DocumentPeriod.of(row.date()), row.id(), false, slip.size());
    }

    private PaperHead head(DocumentKind kind, DocumentPeriod period, String contents) {
        return new PaperHead(
                words.text("output.title." + kind.code(), words.period(period)),
                words.clinic(letterhead),
                contents,
                words.made(now),
                (page, pages) -> String.format(Locale.ROOT, "%d / %d", page, pages));
    }

    private RenderedPaper rendered(
            Laid laid,
            PaperHead head,
            DocumentKind kind,
            DocumentPeriod period,
            @Nullable String subject,
            boolean memos,
            int reservations) {
        return new RenderedPaper(
                laid.pdf(),
                head.title(),
                new DocumentEntry(kind, DocumentFormat.PDF, period, subject, memos, reservations),
                laid.pages(),
                now);
    }
}
