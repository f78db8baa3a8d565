package clinic.frontdesk.output.spreadsheet;

import clinic.frontdesk.output.DocumentRow;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes reservations as rows of a workbook, some of them in memory at a time; a full sheet is followed by another. */
final class ReservationSheet {

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    /** Spreadsheet programs disagree on the days before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final int ROWS_IN_MEMORY = 500;

    private final Workbook workbook;
    private final Messages messages;
    private final ZoneId zone;
    private final String pageHead;
    private final String cutMark;
    private final int lastRow;

    private Worksheet sheet;
    private int sheets;
    private int row;
    private long rows;
    private long cut;

    /**
     * Begins the first sheet.
     *
     * @param zone the clinic's, for the stamps
     * @param pageHead stands at the head of each printed page
     * @param rowsPerSheet with the head of the columns
     */
    ReservationSheet(Workbook workbook, Messages messages, ZoneId zone, String pageHead, int rowsPerSheet) {
        this.workbook = workbook;
        this.messages = messages;
        this.zone = zone;
        // An ampersand begins a code of the page's head.
        this.pageHead = pageHead.replace("&", "&&");
        this.cutMark = messages.text("output.cut-mark");
        this.lastRow = rowsPerSheet;
        this.sheet = begin();
    }

    /** How many reservations were written. */
    long rows() {
        return rows;
    }

    /** How many texts were cut. */
    long cut() {
        return cut;
    }

    private Worksheet begin() {
        sheets++;
        String name = messages.text("output.sheet.reservations");
        Worksheet begun = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        begun.paperSize(PaperSize.A4_PAPER);
        begun.pageOrientation("landscape");
        begun.setFitToPage(true);
        begun.fitToWidth((short) 1);
        begun.fitToHeight((short) 0);
        begun.repeatRows(0);
        begun.freezePane(0, 1);
        begun.header(pageHead, Position.LEFT, 9);
        begun.footer("&P / &N", Position.RIGHT, 9);
        for (SheetColumn column : SheetColumn.values()) {
            begun.width(column.index(), column.width());
            begun.inlineString(0, column.index(), messages.text(column.key()));
            begun.style(0, column.index())
                    .bold()
                    .fillColor("EDEFF2")
                    .format(SheetColumn.TEXT)
                    .set();
        }
        row = 0;
        return begun;
    }

    /** Ends the last sheet. */
    void finish() throws IOException {
        sheet.setAutoFilter(0, 0, Math.max(row, 1), SheetColumn.values().length - 1);
        sheet.finish();
    }

    void add(DocumentRow reservation) throws IOException {
        if (row + 1 == lastRow) {
            finish();
            sheet = begin();
        }
        row++;
        rows++;
        date(SheetColumn.DATE, reservation.date());
        Integer start = reservation.start();
        if (start != null) {
            time(SheetColumn.START, start);
            time(SheetColumn.END, start + reservation.duration());
        }
        number(SheetColumn.MINUTES, reservation.duration());
        number(SheetColumn.BUFFER, reservation.buffer());
        text(SheetColumn.NAME, reservation.patientName());
        date(SheetColumn.BIRTH, reservation.birthDate());
        text(SheetColumn.GENDER, gender(reservation.gender()));
        text(SheetColumn.PHONE, reservation.phone());
        text(SheetColumn.EMAIL, reservation.email());
        text(SheetColumn.SERVICE, reservation.serviceName());
        text(SheetColumn.STATUS, messages.text(DisplayStatus.textOf(reservation.status())));
        text(
                SheetColumn.VISIT,
                messages.text(reservation.firstVisit() ? "output.sheet.first-visit" : "output.sheet.follow-up"));
        text(SheetColumn.SOURCE, messages.text(reservation.web() ? "output.sheet.web" : "output.sheet.desk"));
        text(SheetColumn.FLAGS, marks(reservation));
        text(SheetColumn.WRITTEN_TIME, reservation.writtenTime());
        text(SheetColumn.REQUEST, reservation.request());
        text(SheetColumn.MEMO, reservation.memo());
        moment(SheetColumn.CREATED, reservation.createdAt());
        moment(SheetColumn.CHANGED, reservation.updatedAt());
        text(SheetColumn.ID, reservation.id());
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private String gender(Gender gender) {
        if (gender.equals(Gender.FEMALE)) {
            return messages.text("output.gender.female");
        }
        return gender.equals(Gender.MALE) ? messages.text("output.gender.male") : gender.label();
    }

    private String marks(DocumentRow reservation) {
        String review = reservation.needsReview() ? messages.text(DisplayStatus.ATTENTION.key()) : "";
        String squeezed = reservation.flags().contains(Flag.SQUEEZE_IN) ? messages.text("card.squeezed-in") : "";
        return review.isEmpty() || squeezed.isEmpty() ? review + squeezed : review + " · " + squeezed;
    }

    /** As a text of the sheet, never as a formula, whatever it begins with. */
    private void text(SheetColumn column, String text) {
        if (!text.isEmpty()) {
            cut += CellText.tooLong(text) ? 1 : 0;
            sheet.inlineString(row, column.index(), CellText.of(text, cutMark));
            format(column, column.format());
        }
    }

    private void number(SheetColumn column, Number number) {
        sheet.value(row, column.index(), number);
        format(column, column.format());
    }

    /** A number of days; a text where spreadsheets have no such date. */
    private void date(SheetColumn column, LocalDate date) {
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
            text(date.toString(), column);
        } else {
            number(column, ChronoUnit.DAYS.between(DAY_ZERO, date));
        }
    }

    /** A part of a day. */
    private void time(SheetColumn column, int minute) {
        number(column, minute / (double) ClockTime.MINUTES_A_DAY);
    }

    /** A stamp of the website's in the clinic's time. */
    private void moment(SheetColumn column, LocalDateTime utc) {
        if (utc.toLocalDate().isBefore(FIRST_DAY) || utc.toLocalDate().isAfter(LAST_DAY.minusDays(1))) {
            text(utc.toString(), column);
        } else {
            LocalDateTime local =
                    utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
            // The milliseconds of the stamp are kept.
            number(column, ChronoUnit.MILLIS.between(DAY_ZERO.atStartOfDay(), local) / 86_400_000.0);
        }
    }

    private void text(String text, SheetColumn column) {
        sheet.inlineString(row, column.index(), text);
        format(column, SheetColumn.TEXT);
    }

    private void format(SheetColumn column, String format) {
        sheet.style(row, column.index()).format(format).set();
    }
}
