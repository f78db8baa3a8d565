package clinic.frontdesk.output.ui;

import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import java.nio.file.Path;

/** Exports reservations to files. */
@FunctionalInterface
public interface ExportOutput {

    /**
     * Writes reservations in place of a file of that name, and records the file. Blocks.
     *
     * @param format a spreadsheet or a calendar file
     * @throws clinic.frontdesk.output.OutputException when the file cannot be written, or it was stopped
     */
    WrittenDocument write(DocumentFormat format, DocumentSelection selection, Path file, OutputMonitor monitor);
}
