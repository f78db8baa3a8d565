package clinic.frontdesk.catalog;

/** The fields of a service that can be edited. */
public enum ServiceField {
    NAME,
    DURATION,
    BUFFER,
    ACTIVE
}
