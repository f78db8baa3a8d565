package clinic.frontdesk.architecture.violating.week;

import clinic.frontdesk.architecture.violating.catalog.Catalog;
import clinic.frontdesk.architecture.violating.shell.Shell;

/** Knows the desk, and one half of a ring. */
public record WeekOf(Catalog catalog, Shell shell) {}
