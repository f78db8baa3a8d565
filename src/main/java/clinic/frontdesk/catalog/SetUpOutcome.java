package clinic.frontdesk.catalog;

/** The result of setting up a service for a legacy type. */
public sealed interface SetUpOutcome {

    /** The service was created and {@code linked} reservations were linked to it. */
    record Created(Service service, int linked) implements SetUpOutcome {}

    /** The service existed already and is unchanged; {@code linked} reservations were linked to it. */
    record AlreadyThere(Service current, int linked) implements SetUpOutcome {}
}
