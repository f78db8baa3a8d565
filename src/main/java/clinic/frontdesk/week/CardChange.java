package clinic.frontdesk.week;

import java.util.Locale;

/** What another desk or the website did to a reservation of the shown week. */
public enum CardChange {
    /** Booked, or moved here from another week. */
    NEW,
    /** Moved to another start or day of the week. */
    MOVED,
    /** Of another status or length. */
    CHANGED;

    /** The message key of its sentence. */
    public String key() {
        return "card.changed." + name().toLowerCase(Locale.ROOT);
    }
}
