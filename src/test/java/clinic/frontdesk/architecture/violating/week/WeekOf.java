package clinic.frontdesk.architecture.violating.week;

import clinic.frontdesk.architecture.violating.app.Session;
import clinic.frontdesk.architecture.violating.catalog.Catalog;
import clinic.frontdesk.architecture.violating.commands.Command;
import clinic.frontdesk.architecture.violating.shell.Shell;

/** Knows the composition, its window and the command line, and is one half of a ring. */
public record WeekOf(Catalog catalog, Shell shell, Session session, Command command) {}
