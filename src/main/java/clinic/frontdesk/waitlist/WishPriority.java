package clinic.frontdesk.waitlist;

import java.util.Arrays;
import java.util.Locale;

/** How urgent a wish is. The most urgent comes first; among equals who asked first. */
public enum WishPriority {
    HIGH(1),
    NORMAL(2),
    LOW(3);

    private final int level;

    WishPriority(int level) {
        this.level = level;
    }

    /** The number in the database, 1 for the most urgent. */
    int level() {
        return level;
    }

    static WishPriority ofLevel(int level) {
        return Arrays.stream(values())
                .filter(each -> each.level == level)
                .findFirst()
                .orElseThrow();
    }

    /** The message key of its name. */
    public String key() {
        return "waitlist.priority." + name().toLowerCase(Locale.ROOT);
    }
}
