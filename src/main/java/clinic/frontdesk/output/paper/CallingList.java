package clinic.frontdesk.output.paper;

import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.CallState;
import clinic.frontdesk.calls.PatientCall;
import clinic.frontdesk.output.DocumentRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpdf.text.Document;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/**
 * The calling list of a day: one line per patient, with all that the patient has booked, what came of
 * the calls, boxes to tick and room to write.
 */
final class CallingList implements PaperWriter.PaperBody {

    static final float[] SIZES = {10, 9.5f, 9};

    /** Of 539 points: reached, no answer, time, name, phone, services, what they said. */
    private static final float[] WIDTHS = {49, 51, 66, 86, 84, 112, 91};

    private static final float BOX = 9;

    /** Room to write by hand, in points. */
    private static final float ROW = 22;

    private final List<Call> calls;
    private final Map<String, CallState> states;
    private final PaperWords words;
    private final boolean dated;

    /**
     * One patient to be called.
     *
     * @param rows what the patient has booked that day, by start
     */
    record Call(List<DocumentRow> rows) {}

    /**
     * @param rows of some days that hold their places, by start
     * @param states what is known of the calls, by reservation
     */
    CallingList(List<DocumentRow> rows, Map<String, CallState> states, PaperWords words) {
        this.calls = PatientCall.byPatient(rows, DocumentRow::patientName, DocumentRow::phone).stream()
                .map(Call::new)
                .toList();
        this.states = states;
        this.words = words;
        this.dated = rows.stream().map(DocumentRow::date).distinct().count() > 1;
    }

    private static String day(DocumentRow row) {
        return row.date().getMonthValue() + "/" + row.date().getDayOfMonth() + " ";
    }

    private CallState state(Call call) {
        return call.rows().stream()
                .map(row -> states.getOrDefault(row.id(), CallState.NONE))
                .filter(state -> !state.equals(CallState.NONE))
                .findFirst()
                .orElse(CallState.NONE);
    }

    /** What they said, or how often nobody answered, and the remark. */
    private String answer(CallState state) {
        CallAnswer answer = state.answer();
        String said = answer == null
                ? ""
                : answer == CallAnswer.NO_ANSWER
                        ? words.text("calls.misses", state.misses())
                        : words.text(answer.key());
        return Stream.of(said, state.remark()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }

    int size() {
        return calls.size();
    }

    @Override
    public void addTo(Document document, PaperStyle style) {
        PdfPTable table = PaperStyle.table(WIDTHS, 1);
        String[] heads = {"reached", "no-answer", "time", "name", "phone", "service", "answer"};
        for (int column = 0; column < WIDTHS.length; column++) {
            table.addCell(style.head(words.text("output.column." + heads[column]), WIDTHS[column]));
        }
        for (Call call : calls) {
            add(table, call, style);
        }
        if (calls.isEmpty()) {
            table.addCell(style.band(words.text("output.nobody"), WIDTHS.length));
        }
        document.add(table);
    }

    private void add(PdfPTable table, Call call, PaperStyle style) {
        DocumentRow first = call.rows().getFirst();
        CallState state = state(call);
        PdfPCell[] cells = {
            box(style, state.reached()),
            box(style, state.misses() > 0),
            style.text(
                    dated ? day(first) + PaperWords.span(first) : PaperWords.span(first), style.bold(), WIDTHS[2], 2),
            style.text(first.patientName(), style.bold(), WIDTHS[3], 2),
            style.text(first.phone(), style.bold(), WIDTHS[4], 1),
            style.text(services(call), style.regular(), WIDTHS[5], 3),
            style.text(answer(state), style.regular(), WIDTHS[6], 2)
        };
        for (PdfPCell cell : cells) {
            cell.setMinimumHeight(ROW);
            table.addCell(cell);
        }
    }

    /** The services; the start of each after the first. */
    private static String services(Call call) {
        return Stream.concat(
                        Stream.of(call.rows().getFirst().serviceName()),
                        call.rows().stream().skip(1).map(row -> PaperWords.start(row) + " " + row.serviceName()))
                .collect(Collectors.joining(", "));
    }

    private static PdfPCell box(PaperStyle style, boolean ticked) {
        PdfPCell cell = style.cell(new Phrase("", style.regular()));
        cell.setCellEvent((drawn, place, canvases) -> draw(canvases[PdfPTable.LINECANVAS], place, ticked));
        return cell;
    }

    private static void draw(PdfContentByte canvas, Rectangle place, boolean ticked) {
        canvas.saveState();
        canvas.setLineWidth(0.7f);
        canvas.setColorStroke(PaperStyle.INK);
        canvas.rectangle(place.getLeft() + 8, place.getTop() - BOX - 5, BOX, BOX);
        if (ticked) {
            canvas.moveTo(place.getLeft() + 10, place.getTop() - BOX - 1);
            canvas.lineTo(place.getLeft() + 12, place.getTop() - BOX - 3);
            canvas.lineTo(place.getLeft() + 16, place.getTop() - 7);
        }
        canvas.stroke();
        canvas.restoreState();
    }
}
