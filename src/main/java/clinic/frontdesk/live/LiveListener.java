package clinic.frontdesk.live;

/** A listener of views that show days or rules. Called on the JavaFX thread. */
public interface LiveListener {

    /**
     * Some days changed or may have changed: a day is also reported when watching it begins.
     *
     * @param versions the changed days with their current counters, and the current counter of the rules
     * @param rules whether openings, services or limits changed, which apply to every day
     */
    void changed(DayVersions versions, boolean rules);

    /** What the tray shows changed or may have changed. */
    default void trayChanged() {}

    /** A topic changed or may have changed. */
    default void topicChanged(LiveTopic topic) {}

    /** The database is reachable again. Changes made meanwhile are reported next. */
    default void reconnected() {}
}
