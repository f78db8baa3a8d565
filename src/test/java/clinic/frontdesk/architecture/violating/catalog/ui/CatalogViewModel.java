package clinic.frontdesk.architecture.violating.catalog.ui;

import clinic.frontdesk.text.Messages;
import javafx.scene.Node;
import org.jooq.DSLContext;

/** A view model that depends on a node, on messages and on the database. */
public record CatalogViewModel(Node node, Messages messages, DSLContext database) {}
