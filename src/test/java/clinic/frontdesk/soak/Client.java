package clinic.frontdesk.soak;

import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A writer's connection to the clinic. Every call may be repeated with the same id after a lost connection, and then
 * detects what it has committed.
 */
interface Client extends AutoCloseable {

    /** Returns the code of a refusal; empty after success. */
    String make(Try.Operation operation, String id, LocalDate day, int start) throws SQLException;

    @Override
    void close() throws SQLException;
}
