package clinic.frontdesk.architecture.violating.ui;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A toolkit that depends on a feature. */
public record Toolkit(Catalog catalog) {}
