package clinic.frontdesk.architecture.violating.shell;

/** What only the root may know. */
public record Shell() {}
