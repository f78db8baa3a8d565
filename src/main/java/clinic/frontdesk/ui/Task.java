package clinic.frontdesk.ui;

/** Work under way off the screen's thread. */
public interface Task {

    /** Work that ended before anybody could cancel it. */
    Task ENDED = () -> {};

    /**
     * Drops the answer: neither of the two callbacks is called from now on. The work itself runs to its end, as a
     * thread interrupted in a database call closes its connection. On the screen's thread.
     */
    void cancel();
}
