package clinic.frontdesk.catalog.ui;

import clinic.frontdesk.catalog.Catalog.NotSetUp;
import clinic.frontdesk.catalog.Service;

/** An entry of the editor's list. */
public sealed interface Entry {

    /** The unique code; unchanged when a type is set up as a service. */
    String code();

    /** A service. */
    record Existing(Service service) implements Entry {
        @Override
        public String code() {
            return service.code();
        }
    }

    /** An old type that is not set up. */
    record Waiting(NotSetUp type) implements Entry {
        @Override
        public String code() {
            return type.code();
        }
    }
}
