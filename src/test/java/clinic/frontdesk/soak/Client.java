package clinic.frontdesk.soak;

import java.sql.SQLException;
import java.time.LocalDate;

/**
 * What a writer works with: one connection to the clinic. Every call may be made again after the connection broke, with
 * the same id, and then finds what it has done.
 */
interface Client extends AutoCloseable {

    /** Answers the code of a refusal; empty where it is done. */
    String make(Try.Operation operation, String id, LocalDate day, int start) throws SQLException;

    @Override
    void close() throws SQLException;
}
