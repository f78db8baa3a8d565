package clinic.frontdesk.bench;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.spreadsheet.SpreadsheetExport;
import clinic.frontdesk.text.Messages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Measures the export of all reservations as a spreadsheet, from the database to the complete file, beside fastexcel alone
 * writing the same cells from memory with the same formats. Then it exports once more and prints the heap after a
 * collection at several numbers of rows.
 */
final class ExportBenchmark {

    private static final int RUNS = 3;
    private static final int ROWS_IN_MEMORY = 500;
    private static final DocumentSelection ALL =
            new DocumentSelection(new DocumentPeriod(LocalDate.of(1900, 1, 1), LocalDate.of(2999, 12, 31)), null);

    /** The formats of the columns, as the export has them. */
    private static final String[] FORMATS = {
        "yyyy-mm-dd",
        "hh:mm",
        "hh:mm",
        "0",
        "0",
        "@",
        "yyyy-mm-dd",
        "@",
        "@",
        "@",
        "@",
        "@",
        "@",
        "@",
        "@",
        "@",
        "@",
        "@",
        "yyyy-mm-dd hh:mm",
        "yyyy-mm-dd hh:mm",
        "@"
    };

    private final PrintStream out;

    ExportBenchmark(PrintStream out) {
        this.out = out;
    }

    void run(int rows) throws Exception {
        Path folder = Files.createTempDirectory("frontdesk-export-");
        Path file = folder.resolve("ours.xlsx");
        Path alone = folder.resolve("alone.xlsx");
        try (BenchClinic clinic = BenchClinic.of(rows)) {
            export(clinic.database(), file, OutputMonitor.NONE);
            List<Object[]> cells = cells(file);
            writeAlone(cells, alone);
            Durations ours = new Durations();
            Durations theirs = new Durations();
            for (int run = 0; run < RUNS; run++) {
                ours.add(timed(() -> export(clinic.database(), file, OutputMonitor.NONE)));
                theirs.add(timed(() -> writeAlone(cells, alone)));
            }
            out.printf(
                    Locale.ROOT,
                    "%,d reservations as xlsx, median of %d runs: %.0f ms (%,d bytes)%n",
                    rows,
                    RUNS,
                    ours.milliseconds(0.5),
                    Files.size(file));
            out.printf(
                    Locale.ROOT,
                    "fastexcel alone, the same cells from memory: %.0f ms (%,d bytes); ratio %.2f%n",
                    theirs.milliseconds(0.5),
                    Files.size(alone),
                    ours.milliseconds(0.5) / theirs.milliseconds(0.5));
            cells.clear();
            export(clinic.database(), file, OutputMonitor.of(() -> false, this::heap));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(alone);
            Files.delete(folder);
        }
    }

    private void heap(long done, long total) {
        if (done % Math.max(ROWS_IN_MEMORY, total / 5 / ROWS_IN_MEMORY * ROWS_IN_MEMORY) == 0) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            out.printf(
                    Locale.ROOT,
                    "heap after %,d rows: %.1f MB%n",
                    done,
                    (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        }
    }

    private static void export(ClinicDatabase database, Path file, OutputMonitor monitor) {
        new SpreadsheetExport(database.longReads(), Messages.of(Locale.KOREAN)).write(ALL, file, true, monitor);
    }

    /** Work that is measured. */
    @FunctionalInterface
    private interface Measured {
        void run() throws IOException;
    }

    private static long timed(Measured work) throws IOException {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static void writeAlone(List<Object[]> cells, Path file) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Workbook workbook = new Workbook(stream, "bench", "1.0");
            Worksheet sheet = workbook.newWorksheet("rows");
            for (int row = 0; row < cells.size(); row++) {
                Object[] values = cells.get(row);
                for (int column = 0; column < values.length; column++) {
                    Object value = values[column];
                    if (value instanceof String text) {
                        sheet.inlineString(row, column, text);
                    } else if (value instanceof Double number) {
                        sheet.value(row, column, number);
                    }
                    if (value != null) {
                        sheet.style(row, column).format(FORMATS[column]).set();
                    }
                }
                if (row % ROWS_IN_MEMORY == 0) {
                    sheet.flush();
                }
            }
            sheet.finish();
            workbook.finish();
        }
    }

    /** The cells of the first sheet: texts and numbers. */
    private static List<Object[]> cells(Path file) throws IOException, XMLStreamException {
        List<Object[]> rows = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream content = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(content);
            @Nullable Object[] row = new Object[FORMATS.length];
            int column = 0;
            boolean text = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "row" -> {
                        row = new Object[FORMATS.length];
                        rows.add(row);
                    }
                    case "c" -> {
                        column = column(xml.getAttributeValue(null, "r"));
                        text = "inlineStr".equals(xml.getAttributeValue(null, "t"));
                    }
                    case "v", "t" -> {
                        String value = xml.getElementText();
                        row[column] = text ? value : Double.valueOf(value);
                    }
                    default -> {}
                }
            }
        }
        return rows;
    }

    private static int column(String reference) {
        return reference.charAt(0) - 'A';
    }
}
