package clinic.frontdesk.architecture.violating.input;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** Typed input that depends on a feature. */
public record Entry(Catalog catalog) {}
