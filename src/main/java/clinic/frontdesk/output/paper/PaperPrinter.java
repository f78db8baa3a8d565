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

    private final List<PrintService> services;

    /** The printers that the machine has now. */
    public PaperPrinter() {
        this(installed());
    }

    /** @param services the printers, the default one first */
    PaperPrinter(List<PrintService> services) {
        this.services = List.copyOf(services);
    }

    private static List<PrintService> installed() {
        PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
        return Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                .sorted((one, other) -> Boolean.compare(other.equals(usual), one.equals(usual)))
                .toList();
    }

    /** The names of the printers, the default one first. */
    public List<String> printers() {
        return services.stream().map(PrintService::getName).toList();
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

    private PrintService service(@Nullable String printer) {
        if (services.isEmpty()) {
            throw new OutputException(OutputProblem.NO_PRINTER, "");
        }
        return services.stream()
                .filter(service -> printer == null || service.getName().equals(printer))
                .findFirst()
                .orElseThrow(() -> new OutputException(OutputProblem.UNKNOWN_PRINTER, String.valueOf(printer)));
    }
}
