package clinic.frontdesk.architecture.violating.week;

import clinic.frontdesk.architecture.violating.app.Session;
import clinic.frontdesk.architecture.violating.catalog.Catalog;
import clinic.frontdesk.architecture.violating.commands.Command;
import clinic.frontdesk.architecture.violating.shell.Shell;

/** Depends on the composition, the window and the command line, and is part of a cycle. */
public record WeekOf(Catalog catalog, Shell shell, Session session, Command command) {}
