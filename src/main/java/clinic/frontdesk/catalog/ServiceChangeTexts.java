package clinic.frontdesk.catalog;

import clinic.frontdesk.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Changes of services in words. */
final class ServiceChangeTexts {

    private ServiceChangeTexts() {}

    /** The changes from one state of a service to another, of which at least one differs. */
    static Text of(Service before, Service after) {
        String name = before.name();
        List<Text> changes = new ArrayList<>();
        if (before.durationMinutes() != after.durationMinutes()) {
            changes.add(Text.of("history.service-duration", name, before.durationMinutes(), after.durationMinutes()));
        }
        if (before.bufferMinutes() != after.bufferMinutes()) {
            changes.add(Text.of("history.service-buffer", name, before.bufferMinutes(), after.bufferMinutes()));
        }
        if (before.active() != after.active()) {
            changes.add(Text.of(after.active() ? "history.service-activated" : "history.service-deactivated", name));
        }
        if (!name.equals(after.name())) {
            changes.add(Text.of("history.service-renamed", name, after.name()));
        }
        if (before.displayOrder() != after.displayOrder()) {
            changes.add(Text.of("history.service-order", name));
        }
        return changes.size() == 1
                ? changes.getFirst()
                : Text.of("history.service-several", changes.getFirst(), changes.size() - 1);
    }
}
