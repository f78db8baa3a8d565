package clinic.frontdesk.architecture.violating.reservation;

/** A type that services must not depend on, with a simple name used twice. */
public record Appointment(String name) {}
