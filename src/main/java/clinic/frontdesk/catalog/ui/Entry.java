package clinic.frontdesk.catalog.ui;

import clinic.frontdesk.catalog.Catalog.NotSetUp;
import clinic.frontdesk.catalog.Service;

/** A line of the editor's list. */
public sealed interface Entry {

    /** What tells it from the others; stays the same when a waiting type becomes a service. */
    String code();

    /** A service. */
    record Existing(Service service) implements Entry {
        @Override
        public String code() {
            return service.code();
        }
    }

    /** An old type that waits to be set up. */
    record Waiting(NotSetUp type) implements Entry {
        @Override
        public String code() {
            return type.code();
        }
    }
}
