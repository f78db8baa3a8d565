package clinic.frontdesk.output;

import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * A document that was made.
 *
 * @param file its file
 * @param number of its record in the database
 * @param madeAt the clinic's wall clock
 */
public record WrittenDocument(Path file, DocumentEntry entry, long number, LocalDateTime madeAt) {}
