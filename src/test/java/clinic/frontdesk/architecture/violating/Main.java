package clinic.frontdesk.architecture.violating;

import clinic.frontdesk.architecture.violating.shell.Shell;

/** The root, which may depend on everything. */
public record Main(Shell shell) {}
