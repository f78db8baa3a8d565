package clinic.frontdesk.catalog;

/** Reading and changing services. Every call may wait for the database: keep it off the screen's thread. */
public interface Services {

    /**
     * All services in display order, inactive ones too, and the old types that have none yet.
     *
     * @throws org.jooq.exception.DataAccessException when the database is out of reach
     */
    Catalog list();

    /**
     * Writes {@code wanted} over {@code loaded}, unless somebody else has changed any of it meanwhile.
     *
     * @param loaded what the editor has read
     * @param wanted what it should be; same id and code
     * @throws IllegalArgumentException if {@code wanted} is another service, or {@link ServiceProblems} finds any
     * @throws org.jooq.exception.DataAccessException when the database is out of reach; nothing was written, or it was
     *     and the answer got lost: saving the same again then answers {@link SaveOutcome.Saved}
     */
    SaveOutcome save(Service loaded, Service wanted);

    /**
     * Makes the service of an old type, last in order, and links the reservations that waited for it: they keep the
     * minutes they occupy. It may be called again after it was broken off, and links the rest.
     *
     * @param code an old type that has no service
     * @param durationMinutes 1 to 480
     * @param bufferMinutes 0 to 120
     * @throws IllegalArgumentException if the code is no old type, or {@link ServiceProblems} finds any
     * @throws org.jooq.exception.DataAccessException when the database is out of reach
     */
    SetUpOutcome setUp(String code, String name, int durationMinutes, int bufferMinutes, boolean active);
}
