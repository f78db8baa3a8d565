package clinic.frontdesk.catalog;

/** The result of setting up a service for a legacy type. */
public sealed interface SetUpOutcome {

    /** The reservations that were linked. */
    Linked linked();

    /** The service was created. */
    record Created(Service service, Linked linked) implements SetUpOutcome {}

    /** The service existed already and is unchanged. */
    record AlreadyThere(Service current, Linked linked) implements SetUpOutcome {}

    /**
     * The reservations linked to the service.
     *
     * @param count how many
     * @param unfinished whether more are left: the caller stopped it, or other sessions have locked them
     */
    record Linked(int count, boolean unfinished) {}
}
