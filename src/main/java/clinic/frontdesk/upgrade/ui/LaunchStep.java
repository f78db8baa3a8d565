package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.upgrade.UpgradeStep;

/**
 * A line in the list of what an upgrade does.
 *
 * @param name what it is called
 * @param spoken the same with its mark in words, for who cannot see the mark
 */
public record LaunchStep(UpgradeStep step, Mark mark, String name, String spoken) {

    /** Where a step is. */
    public enum Mark {
        DONE,
        UNDER_WAY,
        TO_COME
    }
}
