package clinic.frontdesk.architecture.violating.week;

/** The second type with this simple name. */
public record Appointment(String name) {}
