package clinic.frontdesk.live;

/** Whoever shows something of a day, or of what the rules say. Called on the screen's thread. */
public interface LiveListener {

    /**
     * Some days changed, or may have: a day is reported too when it begins to be watched.
     *
     * @param versions the days that changed, with their counts now, and the count of the rules now
     * @param rules whether openings, services or limits changed, which hold for every day
     */
    void changed(DayVersions versions, boolean rules);

    /** The database answers again after it did not. What changed meanwhile is reported next. */
    default void reconnected() {}
}
