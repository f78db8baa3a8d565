package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.text.Text;
import clinic.frontdesk.upgrade.UpgradeStep;

/**
 * A step in the list of what an upgrade does.
 *
 * @param name its name
 * @param spoken its name and state, for screen readers
 */
public record LaunchStep(UpgradeStep step, Mark mark, Text name, Text spoken) {

    /** The state of a step. */
    public enum Mark {
        DONE,
        UNDER_WAY,
        TO_COME
    }
}
