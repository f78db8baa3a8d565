package clinic.frontdesk.catalog;

/** The result of planning a dated change of a service. */
public sealed interface DatedChangeOutcome {

    /** The change is planned; {@code booked} reservations from its day on keep their old minutes. */
    record Planned(int booked, TermsWrite write) implements DatedChangeOutcome {}

    /** The day is today or in the past: such a change is made in the service itself. Nothing was written. */
    record NotAhead() implements DatedChangeOutcome {}

    /** The service does not exist. */
    record NoSuchService() implements DatedChangeOutcome {}
}
