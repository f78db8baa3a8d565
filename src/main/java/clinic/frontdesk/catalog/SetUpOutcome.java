package clinic.frontdesk.catalog;

/** What became of setting up a service for one of the website's old types. */
public sealed interface SetUpOutcome {

    /** It stands, and {@code linked} reservations that waited for it now belong to it. */
    record Done(Service service, int linked) implements SetUpOutcome {}

    /** It was there already, and was left as it is; {@code linked} reservations still waited, and now belong to it. */
    record AlreadyThere(Service current, int linked) implements SetUpOutcome {}
}
