package clinic.frontdesk.output.ui;

import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.output.paper.PagePicture;
import clinic.frontdesk.output.paper.PaperRequest;
import clinic.frontdesk.output.paper.RenderedPaper;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays documents out, saves and prints them. All calls block, and throw {@link clinic.frontdesk.output.OutputException}
 * when there is no document.
 */
public interface PaperOutput {

    /** A document with its first page. */
    record PaperPreview(RenderedPaper paper, PagePicture firstPage) {}

    /** Lays a document out, as it is now. */
    PaperPreview prepare(PaperRequest request);

    /** Saves a document in place of a file of that name, and records it. */
    WrittenDocument save(RenderedPaper paper, Path file);

    /**
     * Prints a document, and records it.
     *
     * @param printer its name; null for the default one
     * @return the number of the record
     */
    long print(RenderedPaper paper, @Nullable String printer);

    /** The names of the printers, the default one first. */
    List<String> printers();
}
