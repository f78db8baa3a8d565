package clinic.frontdesk.output.spreadsheet;

import static clinic.frontdesk.output.DocumentClinics.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.DatabaseCalls;
import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentKind;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The calling list as a spreadsheet, read back by another library than wrote it. */
@Execution(ExecutionMode.CONCURRENT)
class CallSpreadsheetTest {

    private static final LocalDate MONDAY = LocalDate.parse(DAY);

    @TempDir
    private Path folder;

    @Test
    void eachPatientIsARowWithWhatCameOfTheCallsAndNoTextIsAFormula() throws IOException {
        TestDatabase database = TestDatabase.upgraded();
        DocumentClinics.insert(database, "a", "=1+1", "010-1111-2222", DAY, "09:00", "CONFIRMED");
        DocumentClinics.insert(database, "b", "=1+1", "010-1111-2222", DAY, "10:00", "CONFIRMED");
        DocumentClinics.insert(database, "c", "김, \"가람\"", "010-3333-4444", DAY, "오후 2시", "PENDING");
        DocumentClinics.insert(database, "d", "이나리", "010-5555-6666", DAY, "15:00", "CANCELLED");
        DatabaseCalls calls = new DatabaseCalls(database.dsl(), "anna@desk-1");
        calls.record(calls.day(MONDAY).getFirst(), CallAnswer.NO_ANSWER, "");
        calls.record(calls.day(MONDAY).getFirst(), CallAnswer.CONFIRMED, "@주차");
        database.run(
                "UPDATE frontdesk.call_entry SET called_at = timestamp '2030-06-01 16:20' AT TIME ZONE 'Asia/Seoul'");

        WrittenDocument written = new CallSpreadsheet(database.dsl(), Messages.of(Locale.KOREAN))
                .write(MONDAY, folder.resolve("calls.xlsx"), false);

        assertThat(written.entry())
                .isEqualTo(new DocumentEntry(
                        DocumentKind.CALLS, DocumentFormat.XLSX, DocumentPeriod.of(MONDAY), null, false, 3));
        assertThat(rows(written.file()))
                .containsExactly(
                        "날짜|시간|이름|전화|시술|답변|안 받음(번)|메모|통화한 때|적은 곳",
                        DAY + "|09:00|=1+1|010-1111-2222|주름 보톡스, 10:00 주름 보톡스|확인|1|@주차|2030-06-01 16:20|anna@desk-1",
                        DAY + "|오후 2시|김, \"가람\"|010-3333-4444|주름 보톡스||0|||");
    }

    private static List<String> rows(Path file) throws IOException {
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        List<String> rows = new ArrayList<>();
        try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            for (Row row : workbook.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < 10; column++) {
                    Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    cells.add(formatter.formatCellValue(cell));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }
}
