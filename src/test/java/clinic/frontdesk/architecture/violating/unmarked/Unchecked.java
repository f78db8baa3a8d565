package clinic.frontdesk.architecture.violating.unmarked;

/** Stands in a package that says nothing of null. */
public record Unchecked(String name) {}
