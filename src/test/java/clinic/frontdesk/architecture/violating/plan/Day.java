package clinic.frontdesk.architecture.violating.plan;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** The plan of a day that knows a feature. */
public record Day(Catalog catalog) {}
