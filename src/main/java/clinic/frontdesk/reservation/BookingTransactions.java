package clinic.frontdesk.reservation;

import clinic.frontdesk.database.ContendedWrites;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.schedule.Slot;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.postgresql.util.PSQLException;

/** Runs writes to reservations: one transaction each, retried on contention, with the triggers' refusals as outcomes. */
final class BookingTransactions {

    private final DSLContext dsl;
    private final ContendedWrites contended = new ContendedWrites();

    BookingTransactions(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Rolls a transaction back when one of its reservations, or its service, is gone. */
    static final class GoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GoneException() {
            super("a reservation or its service does not exist, or is in another state");
        }
    }

    /**
     * Runs a write.
     *
     * @param nearest the starts to offer where the triggers refuse it
     * @return the outcome of the write; refused where a trigger refused it, gone where it threw {@link GoneException}
     */
    BookingOutcome run(Function<DSLContext, BookingOutcome> write, Supplier<List<Slot>> nearest) {
        try {
            return contended.make(dsl, write);
        } catch (GoneException e) {
            return new BookingOutcome.Gone();
        } catch (DataAccessException e) {
            if (SqlStates.refusedByRule(e)) {
                // The message is the code of the refusal.
                return new BookingOutcome.Refused(Refusal.ofCode(messageOf(e)), contended.read(nearest));
            }
            throw e;
        }
    }

    private static String messageOf(DataAccessException refused) {
        SQLException cause = refused.getCause(SQLException.class);
        if (cause instanceof PSQLException server && server.getServerErrorMessage() != null) {
            return Optional.ofNullable(server.getServerErrorMessage().getMessage())
                    .orElseThrow(() -> refused);
        }
        throw refused;
    }
}
