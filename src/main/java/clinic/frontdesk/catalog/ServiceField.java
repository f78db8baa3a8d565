package clinic.frontdesk.catalog;

/** What of a service can be edited. */
public enum ServiceField {
    NAME,
    DURATION,
    BUFFER,
    ACTIVE
}
