package clinic.frontdesk.architecture.violating.week.ui;

import clinic.frontdesk.architecture.violating.catalog.ui.CatalogViewModel;

/** A screen that depends on the screen of another feature. */
public record WeekScreen(CatalogViewModel other) {}
