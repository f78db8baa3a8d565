package clinic.frontdesk.architecture.violating.reservation;

/** What services must not know, and a type whose name another has too. */
public record Appointment(String name) {}
