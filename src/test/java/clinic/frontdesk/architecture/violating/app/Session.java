package clinic.frontdesk.architecture.violating.app;

import clinic.frontdesk.architecture.violating.shell.Shell;

/** The composition. */
public record Session(Shell shell) {}
