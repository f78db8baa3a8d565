package clinic.frontdesk.calls.ui;

import clinic.frontdesk.text.Text;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The list of a day as files. */
public interface CallDocuments {

    /**
     * A file, or why there is none.
     *
     * @param file null where there is a problem
     * @param problem one sentence; empty where there is a file
     */
    record MadeFile(@Nullable Path file, Text problem) {}

    /** The list on paper, as PDF. Blocks. */
    MadeFile paper(LocalDate day);

    /** The list as a spreadsheet. Blocks. */
    MadeFile spreadsheet(LocalDate day);

    /** Opens a file in the desktop's program for it; false if there is none. */
    boolean show(Path file);
}
