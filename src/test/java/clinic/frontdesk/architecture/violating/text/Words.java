package clinic.frontdesk.architecture.violating.text;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A text that depends on a feature. */
public record Words(Catalog catalog) {}
