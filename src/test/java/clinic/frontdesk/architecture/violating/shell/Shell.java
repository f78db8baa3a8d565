package clinic.frontdesk.architecture.violating.shell;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A window that depends on a feature, and that only the composition may depend on. */
public record Shell(Catalog catalog) {}
