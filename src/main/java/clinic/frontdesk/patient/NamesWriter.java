package clinic.frontdesk.patient;

import java.util.List;
import org.jooq.DSLContext;

/** Writes names and phones into reservations, as every write of a desk. */
public interface NamesWriter {

    /**
     * Writes the changes in a transaction.
     *
     * @return false where a reservation is gone or no longer has the name and phone before; the caller then rolls back
     */
    boolean write(DSLContext transaction, List<NameChange> changes);
}
