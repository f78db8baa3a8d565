package clinic.frontdesk.architecture.violating.commands;

/** The command line. */
public record Command(String name) {}
