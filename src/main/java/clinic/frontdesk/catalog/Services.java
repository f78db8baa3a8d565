package clinic.frontdesk.catalog;

import java.util.function.BooleanSupplier;

/** Reads and changes services. Every call goes to the database and blocks. */
public interface Services {

    /**
     * All services in display order, inactive ones included, and the legacy types that have none yet.
     *
     * @throws org.jooq.exception.DataAccessException when the database is out of reach
     */
    Catalog list();

    /**
     * Replaces {@code loaded} by {@code wanted} unless another client has changed the service since.
     *
     * @param loaded the service as the editor read it
     * @param wanted the service as it is to be; same id and code
     * @throws IllegalArgumentException if {@code wanted} is another service, or {@link ServiceProblems} finds any
     * @throws org.jooq.exception.DataAccessException when the database is out of reach; the write may be committed or
     *     not, and saving the same again returns {@link SaveOutcome.Saved}
     */
    SaveOutcome save(Service loaded, Service wanted);

    /**
     * Creates the service of a legacy type, last in display order, and links the type's reservations to it; they keep
     * the minutes that they occupy. They are linked in batches; after an interruption or a stop the same call may be made
     * again, and links the rest.
     *
     * @param code a legacy type that has no service
     * @param durationMinutes 1 to 480
     * @param bufferMinutes 0 to 120
     * @param stop whether to end after the current batch; polled between the batches
     * @throws IllegalArgumentException if the code is no legacy type, or {@link ServiceProblems} finds any
     * @throws org.jooq.exception.DataAccessException when the database is out of reach
     */
    SetUpOutcome setUp(
            String code, String name, int durationMinutes, int bufferMinutes, boolean active, BooleanSupplier stop);

    /**
     * Removes a service that was set up by mistake, if nothing refers to it yet. One that does not exist counts as
     * removed: the answer to an earlier try was lost.
     *
     * @param unused the service as it was set up
     * @throws org.jooq.exception.DataAccessException when the database is out of reach
     */
    RemoveOutcome remove(Service unused);
}
