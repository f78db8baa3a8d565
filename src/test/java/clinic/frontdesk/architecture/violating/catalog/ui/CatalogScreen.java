package clinic.frontdesk.architecture.violating.catalog.ui;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** Depends on its feature, which depends on it: a cycle between two packages of one feature. */
public record CatalogScreen(Catalog catalog) {}
