package clinic.frontdesk.architecture.violating.text;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A text that knows a feature. */
public record Words(Catalog catalog) {}
