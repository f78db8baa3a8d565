package clinic.frontdesk.architecture.violating.plan;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A day's plan that depends on a feature. */
public record Day(Catalog catalog) {}
