package clinic.frontdesk.architecture.violating.live;

import clinic.frontdesk.architecture.violating.catalog.Catalog;

/** A change feed that depends on a feature. */
public record Listener(Catalog catalog) {}
