package clinic.frontdesk.architecture.violating.catalog.ui;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** Knows its feature, which knows it: a ring between two packages of one feature. */
public record CatalogScreen(Catalog catalog) {}
