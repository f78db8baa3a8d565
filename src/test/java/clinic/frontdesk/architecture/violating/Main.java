package clinic.frontdesk.architecture.violating;

import clinic.frontdesk.architecture.violating.shell.Shell;

/** The root, which may know everything. */
public record Main(Shell shell) {}
