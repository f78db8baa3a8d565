package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentEntry;
import java.time.LocalDateTime;

/**
 * A document laid out as PDF, for a preview, a file or a printer.
 *
 * @param title what it is, with its days; no patient's name
 * @param entry what its record says, as a file
 * @param pages how many pages it has
 * @param madeAt the clinic's wall clock
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedPaper(byte[] pdf, String title, DocumentEntry entry, int pages, LocalDateTime madeAt) {}
