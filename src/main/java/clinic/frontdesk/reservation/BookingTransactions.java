package clinic.frontdesk.reservation;

import clinic.frontdesk.database.ClinicRules;
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
import org.jooq.impl.DSL;
import org.postgresql.util.PSQLException;

/** Runs writes to reservations: one transaction each, retried on contention, with the triggers' refusals as outcomes. */
final class BookingTransactions {

    /** Whether an index of the reservations has one of the columns of a time. */
    private static final String ON_TIMES = """
        SELECT 1 FROM pg_catalog.pg_class AS i
        JOIN pg_catalog.pg_index AS x ON x.indexrelid = i.oid
        JOIN pg_catalog.pg_depend AS d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = x.indrelid
             AND (d.objid = i.oid OR d.objid = (SELECT c.oid FROM pg_catalog.pg_constraint AS c WHERE c.conindid = i.oid
                                                AND c.conrelid = x.indrelid AND c.contype IN ('u', 'x', 'p')))
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = d.refobjsubid
        WHERE i.relname = {0} AND x.indrelid = to_regclass('public.reservations')
          AND a.attname IN ('preferredTime', 'timeSlotStart')
        """;

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
            if (takenByClinicRule(e)) {
                return new BookingOutcome.Refused(Refusal.CLINIC_RULE, contended.read(nearest));
            }
            throw e;
        }
    }

    /** Whether an index or constraint of the website refuses a second row at a time. */
    private boolean takenByClinicRule(DataAccessException refused) {
        return SqlStates.conflictsWithRow(SqlStates.of(refused))
                && ClinicRules.ruleOf(refused)
                        .filter(rule -> !dsl.fetch(ON_TIMES, DSL.val(rule)).isEmpty())
                        .isPresent();
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
