package clinic.frontdesk.architecture.violating.week;

/** The other type of that name. */
public record Appointment(String name) {}
