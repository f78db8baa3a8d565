package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputProblem;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;
import org.jspecify.annotations.Nullable;

/** Sends documents to the machine's printers. */
public final class PaperPrinter {

    /** The names of the printers, the default one first. */
    public List<String> printers() {
        PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
        return Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                .sorted((one, other) -> Boolean.compare(other.equals(usual), one.equals(usual)))
                .map(PrintService::getName)
                .toList();
    }

    /**
     * Prints a document in its own size, without a dialog.
     *
     * @param printer its name; null for the default one
     * @param record records it, before the printer has it: nothing leaves unrecorded
     */
    long print(RenderedPaper paper, @Nullable String printer, LongSupplier record) {
        PrintService service = service(printer);
        try (PDDocument pdf = Loader.loadPDF(paper.pdf())) {
            PrinterJob job = PrinterJob.getPrinterJob();
            job.setPrintService(service);
            job.setJobName(paper.title());
            job.setPageable(new PDFPageable(pdf));
            long number = record.getAsLong();
            job.print();
            return number;
        } catch (IOException | PrinterException e) {
            throw new OutputException(OutputProblem.NOT_PRINTED, service.getName(), e);
        }
    }

    private static PrintService service(@Nullable String printer) {
        PrintService[] all = PrintServiceLookup.lookupPrintServices(null, null);
        if (all.length == 0) {
            throw new OutputException(OutputProblem.NO_PRINTER, "");
        }
        if (printer == null) {
            PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
            return usual == null ? all[0] : usual;
        }
        return Arrays.stream(all)
                .filter(service -> service.getName().equals(printer))
                .findFirst()
                .orElseThrow(() -> new OutputException(OutputProblem.UNKNOWN_PRINTER, printer));
    }
}
