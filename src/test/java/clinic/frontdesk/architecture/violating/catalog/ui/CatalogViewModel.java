package clinic.frontdesk.architecture.violating.catalog.ui;

import javafx.scene.Node;
import org.jooq.DSLContext;

/** A view model that holds a node and asks the database. */
public record CatalogViewModel(Node node, DSLContext database) {}
