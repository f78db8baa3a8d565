package clinic.frontdesk.catalog;

/** The result of saving a service. */
public sealed interface SaveOutcome {

    /** The service is as wanted. */
    record Saved(Service service) implements SaveOutcome {}

    /** Nothing was written: another client has changed the service to {@code current} since the editor read it. */
    record ChangedElsewhere(Service current) implements SaveOutcome {}

    /** Nothing was written: the service does not exist any more. */
    record Deleted() implements SaveOutcome {}
}
