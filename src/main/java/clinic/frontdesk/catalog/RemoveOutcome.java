package clinic.frontdesk.catalog;

/** The result of removing a service that was set up by mistake. */
public enum RemoveOutcome {
    /** It does not exist any more. */
    REMOVED,
    /** Reservations, openings, closures, limits or planned changes refer to it; nothing was written. */
    IN_USE,
    /** Another client has changed it since; nothing was written. */
    CHANGED
}
