package clinic.frontdesk.catalog;

/** What became of saving a service. */
public sealed interface SaveOutcome {

    /** It stands as wanted. */
    record Saved(Service service) implements SaveOutcome {}

    /** Nothing was written: it no longer is what the editor had read. {@code current} is what it is now. */
    record ChangedElsewhere(Service current) implements SaveOutcome {}

    /** Nothing was written: it is no longer there. */
    record Gone() implements SaveOutcome {}
}
