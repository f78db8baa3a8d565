package clinic.frontdesk.output.spreadsheet;

import static clinic.frontdesk.output.DocumentClinics.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.OutputProblem;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Workbooks read by another library than wrote them. */
@Execution(ExecutionMode.CONCURRENT)
class SpreadsheetExportTest {

    private static final DocumentSelection MONDAY =
            new DocumentSelection(DocumentPeriod.of(LocalDate.parse(DAY)), null);
    private static final Messages KOREAN = Messages.of(Locale.KOREAN);

    private static final List<String> NAMES = List.of(
            "=1+1",
            "+82 10",
            "-1",
            "@SUM(A1)",
            "김, 하나; \"별명\" 'O''Neil'",
            "<b>&amp;</b>",
            DocumentClinics.EMOJI_NAME,
            " 앞뒤 빈칸 ",
            "줄\n바꿈\t탭",
            "_x0041_ _x000D_",
            "00123",
            "TRUE");

    private final TestDatabase database = TestDatabase.upgraded();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void namesOfEveryKindStayTheTextsThatTheyAre() throws IOException {
        for (int i = 0; i < NAMES.size(); i++) {
            add("id" + i, NAMES.get(i), "01012345678", String.format(Locale.ROOT, "%02d:00", 9 + i), "CONFIRMED");
        }
        try (Workbook workbook = export(MONDAY)) {
            List<String> names = new ArrayList<>();
            for (Row row : workbook.getSheetAt(0)) {
                Cell name = cell(row, SheetColumn.NAME);
                assertThat(name.getCellType()).isEqualTo(CellType.STRING);
                assertThat(name.getCellStyle().getDataFormatString()).isEqualTo("@");
                names.add(name.getStringCellValue());
            }
            assertThat(names.subList(1, names.size())).isEqualTo(NAMES);
        }
    }

    @Test
    void typesAreRight() throws IOException {
        add("00042", "김하나", "010-1234-5678", "09:30", "NO_SHOW");
        add("x", "시간없음", "02-1", "오후 2시", "CANCELLED");
        try (Workbook workbook = export(MONDAY)) {
            Row row = workbook.getSheetAt(0).getRow(1);
            assertThat(date(row, SheetColumn.DATE)).isEqualTo(LocalDateTime.parse(DAY + "T00:00"));
            assertThat(date(row, SheetColumn.BIRTH)).isEqualTo(LocalDateTime.parse("1990-01-02T00:00"));
            assertThat(cell(row, SheetColumn.START).getNumericCellValue()).isEqualTo(570 / 1440.0);
            assertThat(cell(row, SheetColumn.START).getCellStyle().getDataFormatString())
                    .isEqualTo("hh:mm");
            assertThat(cell(row, SheetColumn.END).getNumericCellValue()).isEqualTo(600 / 1440.0);
            assertThat(cell(row, SheetColumn.MINUTES).getNumericCellValue()).isEqualTo(30);
            assertThat(cell(row, SheetColumn.BUFFER).getNumericCellValue()).isEqualTo(10);
            // 01:02 in UTC is ten o'clock at the clinic, and 16:02 the next day's one o'clock.
            assertThat(date(row, SheetColumn.CREATED)).isEqualTo(LocalDateTime.parse("2030-06-01T10:02:03.456"));
            assertThat(date(row, SheetColumn.CHANGED)).isEqualTo(LocalDateTime.parse("2030-06-02T01:02:03.456"));
            assertThat(texts(row, SheetColumn.PHONE, SheetColumn.ID, SheetColumn.STATUS, SheetColumn.SOURCE))
                    .containsExactly("010-1234-5678", "00042", "미방문", "웹");

            Row unreadable = workbook.getSheetAt(0).getRow(2);
            assertThat(unreadable.getCell(SheetColumn.START.index())).isNull();
            assertThat(texts(unreadable, SheetColumn.WRITTEN_TIME, SheetColumn.STATUS))
                    .containsExactly("오후 2시", "취소");
        }
    }

    @Test
    void aTextThatIsTooLongIsCutWithAMarkAndCounted() throws IOException {
        add("a", "긴 글", "010-1234-5678", "10:00", "CONFIRMED");
        database.run("UPDATE public.reservations SET notes = '가나다'"
                + " || (SELECT string_agg(md5(n::text), '' ORDER BY n) FROM generate_series(1, 1250) AS n)");
        try (Workbook workbook = export(MONDAY)) {
            String text =
                    cell(workbook.getSheetAt(0).getRow(1), SheetColumn.REQUEST).getStringCellValue();
            assertThat(text).hasSize(32_767).startsWith("가나다c4ca4238").endsWith("… (잘림)");
            assertThat(all(workbook.getSheetAt(1))).contains("셀에 다 들어가지 않아 자른 글: 1");
        }
    }

    @Test
    void theSheetPrintsOnA4UnderItsHeadAndSaysWhatItHolds() throws IOException {
        add("a", "김하나", "010-1234-5678", "10:00", "CONFIRMED");
        database.run("INSERT INTO frontdesk.letterhead (name) VALUES ('한빛 & 의원')");
        try (Workbook workbook = export(MONDAY)) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
            assertThat(sheet.getHeader().getLeft()).contains("한빛 && 의원");
            assertThat(sheet.getColumnWidth(SheetColumn.REQUEST.index())).isEqualTo(36 * 256);
            assertThat(all(workbook.getSheetAt(1)))
                    .contains("한빛 & 의원", "2030년 6월 17일 – 2030년 6월 17일", "1", "취소·거절된 예약도 들어 있습니다.");
        }
        assertThat(Databases.rows(
                        database, "SELECT what, format, first_day, last_day, reservations FROM frontdesk.document"))
                .containsExactly("reservations|xlsx|2030-06-17|2030-06-17|1");
    }

    @Test
    void aFullSheetIsFollowedByAnother() throws IOException {
        for (int i = 0; i < 5; i++) {
            add("id" + i, "환자" + i, "010", "1" + i + ":00", "CONFIRMED");
        }
        Path file = folder.resolve("small.xlsx");
        new SpreadsheetExport(database.dsl(), KOREAN, 3).write(MONDAY, file, false, OutputMonitor.NONE);
        try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
            assertThat(workbook.getSheetName(2)).isEqualTo("예약 3");
            assertThat(texts(workbook.getSheetAt(2).getRow(1), SheetColumn.NAME))
                    .containsExactly("환자4");
        }
    }

    @Test
    void onceStoppedItLeavesNothing() throws IOException {
        database.run("INSERT INTO public.reservations (id, \"patientName\", phone, \"birthDate\", gender,"
                + " \"treatmentType\", \"preferredDate\", \"preferredTime\", service, \"updatedAt\")"
                + " SELECT 'r' || n, '김' || n, '010', '1990-01-02', 'FEMALE', 'FOLLOW_UP', '" + DAY
                + "', '10:00', 'SKIN_CARE', now() FROM generate_series(1, 1100) AS n");
        List<Long> reached = new ArrayList<>();
        OutputMonitor monitor = OutputMonitor.of(() -> reached.size() == 2, (done, total) -> {
            assertThat(total).isEqualTo(1100);
            reached.add(done);
        });

        assertThatThrownBy(() -> new SpreadsheetExport(database.dsl(), KOREAN)
                        .write(MONDAY, folder.resolve("stopped.xlsx"), false, monitor))
                .isInstanceOfSatisfying(
                        OutputException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(OutputProblem.STOPPED));
        assertThat(reached).containsExactly(0L, 500L);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(Databases.rows(database, "SELECT * FROM frontdesk.document")).isEmpty();
    }

    private Workbook export(DocumentSelection selection) throws IOException {
        WrittenDocument written = new SpreadsheetExport(database.dsl(), KOREAN)
                .write(selection, folder.resolve("r.xlsx"), false, OutputMonitor.NONE);
        assertThat(written.entry().fileName()).isEqualTo("reservations-2030-06-17.xlsx");
        return new XSSFWorkbook(Files.newInputStream(written.file()));
    }

    private void add(String id, String name, String phone, String time, String status) {
        DocumentClinics.insert(database, id, name, phone, DAY, time, status);
    }

    private static Cell cell(Row row, SheetColumn column) {
        return row.getCell(column.index());
    }

    private static LocalDateTime date(Row row, SheetColumn column) {
        assertThat(DateUtil.isCellDateFormatted(cell(row, column))).isTrue();
        return DateUtil.getLocalDateTime(cell(row, column).getNumericCellValue());
    }

    private static List<String> texts(Row row, SheetColumn... columns) {
        return Stream.of(columns)
                .map(column -> cell(row, column).getStringCellValue())
                .toList();
    }

    private static List<String> all(Sheet sheet) {
        List<String> texts = new ArrayList<>();
        for (Row row : sheet) {
            row.forEach(cell -> texts.add(
                    cell.getCellType() == CellType.NUMERIC
                            ? Long.toString((long) cell.getNumericCellValue())
                            : cell.getStringCellValue()));
        }
        return texts;
    }
}
