package clinic.frontdesk.architecture.violating.shell;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** What only the composition may know; and a window that knows a feature. */
public record Shell(Catalog catalog) {}
