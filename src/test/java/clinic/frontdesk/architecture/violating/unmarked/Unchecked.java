package clinic.frontdesk.architecture.violating.unmarked;

/** In a package that is not marked for null checks. */
public record Unchecked(String name) {}
