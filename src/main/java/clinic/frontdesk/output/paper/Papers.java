package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentFiles;
import clinic.frontdesk.output.DocumentReader;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.text.Messages;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Documents on paper: rendered for a preview, saved as PDF, or printed. Calls block; a sheet takes about a second. */
public final class Papers {

    private final DSLContext dsl;
    private final DocumentFiles files;

    /** @param dsl on connections whose statements may last */
    public Papers(DSLContext dsl) {
        this.dsl = dsl;
        this.files = new DocumentFiles(dsl);
    }

    /**
     * Reads and lays out a document, as it is now.
     *
     * @throws OutputException when there is no such reservation
     */
    public RenderedPaper render(PaperRequest request, Messages messages) {
        PaperFonts fonts = PaperFonts.load();
        return DocumentReader.inSnapshot(dsl, reader -> new PaperRenderer(reader, messages, fonts).render(request));
    }

    /**
     * Saves a document that was rendered, and records it.
     *
     * @param replace whether a file of that name is replaced
     * @throws OutputException when it cannot be written
     */
    public WrittenDocument save(RenderedPaper paper, Path file, boolean replace) {
        return files.write(file, replace, out -> {
            out.write(paper.pdf());
            return paper.entry();
        });
    }

    /**
     * Prints a document that was rendered, and records it.
     *
     * @param printer its name; null for the default one
     * @return the number of its record
     * @throws OutputException when there is no such printer, or it does not take the document
     */
    public long print(RenderedPaper paper, @Nullable String printer) {
        return new PaperPrinter().print(paper, printer, () -> files.recordPrinted(paper.entry()));
    }
}
