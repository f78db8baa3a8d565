package clinic.frontdesk.architecture.violating.desk;

/** What only the root may know. */
public record Shell() {}
