package clinic.frontdesk.output;

import static clinic.frontdesk.tables.frontdesk.Tables.DOCUMENT;

import clinic.frontdesk.plan.DayPlanRepository;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jooq.DSLContext;

/**
 * Writes documents to files, whole or not at all, and records each. A file gets its name in the transaction of its record:
 * neither stands without the other, save where the answer to the commit is lost and the record stands alone.
 */
public final class DocumentFiles {

    private final DSLContext dsl;

    public DocumentFiles(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Writes the content of a document and tells what it holds. */
    @FunctionalInterface
    public interface DocumentContent {
        DocumentEntry write(OutputStream file) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param replace whether a file of that name is replaced
     * @throws OutputException when it cannot be written, or the content ends so
     */
    public WrittenDocument write(Path file, boolean replace, DocumentContent content) {
        try (OutputFile part = OutputFile.begin(file, replace)) {
            DocumentEntry entry;
            try (OutputStream out = new BufferedOutputStream(part.content(), 1 << 16)) {
                entry = content.write(out);
                out.flush();
                return recorded(part, entry);
            } catch (UncheckedIOException e) {
                throw OutputFile.failure(part.file(), Objects.requireNonNull(e.getCause()));
            } catch (IOException e) {
                throw OutputFile.failure(part.file(), e);
            }
        }
    }

    private WrittenDocument recorded(OutputFile part, DocumentEntry entry) {
        boolean[] named = new boolean[1];
        try {
            return dsl.transactionResult(configuration -> {
                long number = record(configuration.dsl(), entry);
                WrittenDocument written = new WrittenDocument(
                        part.file(), entry, number, new DayPlanRepository(configuration.dsl()).now());
                part.finish();
                named[0] = true;
                return written;
            });
        } catch (RuntimeException e) {
            if (named[0]) {
                part.withdraw();
            }
            throw e;
        }
    }

    /** Records a document that is sent to a printer, and returns the record's number. */
    public long recordPrinted(DocumentEntry entry) {
        return record(
                dsl,
                new DocumentEntry(
                        entry.kind(),
                        DocumentFormat.PRINT,
                        entry.period(),
                        entry.subject(),
                        entry.memos(),
                        entry.reservations()));
    }

    private static long record(DSLContext dsl, DocumentEntry entry) {
        DocumentPeriod period = entry.period();
        return Objects.requireNonNull(dsl.insertInto(DOCUMENT)
                .set(DOCUMENT.DESK, DeskMachine.name())
                .set(DOCUMENT.WHAT, entry.kind().code())
                .set(DOCUMENT.FORMAT, entry.format().code())
                .set(DOCUMENT.FIRST_DAY, period == null ? null : period.first())
                .set(DOCUMENT.LAST_DAY, period == null ? null : period.last())
                .set(DOCUMENT.SUBJECT, entry.subject())
                .set(DOCUMENT.MEMOS, entry.memos())
                .set(DOCUMENT.RESERVATIONS, entry.reservations())
                .returningResult(DOCUMENT.ID)
                .fetchSingle()
                .value1());
    }
}
