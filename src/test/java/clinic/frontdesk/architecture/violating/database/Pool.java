package clinic.frontdesk.architecture.violating.database;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** Connecting that knows a feature. */
public record Pool(Catalog catalog) {}
