package clinic.frontdesk.architecture.violating.ui;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A toolkit that knows a feature. */
public record Toolkit(Catalog catalog) {}
