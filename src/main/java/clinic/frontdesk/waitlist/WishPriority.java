package clinic.frontdesk.waitlist;

import java.util.Locale;

/** How urgent a wish is. The most urgent comes first; among equals who asked first. */
public enum WishPriority {
    HIGH,
    NORMAL,
    LOW;

    /** The number in the database, 1 for the most urgent. */
    int level() {
        return ordinal() + 1;
    }

    static WishPriority ofLevel(int level) {
        return values()[level - 1];
    }

    /** The message key of its name. */
    public String key() {
        return "waitlist.priority." + name().toLowerCase(Locale.ROOT);
    }
}
