package clinic.frontdesk.architecture.violating.failure;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A failure that depends on a feature. */
public record Fault(Catalog catalog) {}
