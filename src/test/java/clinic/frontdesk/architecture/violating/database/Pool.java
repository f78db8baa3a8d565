package clinic.frontdesk.architecture.violating.database;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A database class that depends on a feature. */
public record Pool(Catalog catalog) {}
