package clinic.frontdesk.shell;

/**
 * What the window's buttons and keys start, put together outside.
 *
 * @param book opens the booking form, no place chosen
 * @param services opens the service editor
 * @param waiting opens the list of reservations that wait for a person
 * @param undo puts back what was done last at this desk
 * @param redo does again what was undone last
 * @param otherTheme changes between light and dark
 * @param otherLanguage changes between Korean and English
 * @param report shows the page of what the launch did
 */
public record DeskActions(
        Runnable book,
        Runnable services,
        Runnable waiting,
        Runnable undo,
        Runnable redo,
        Runnable otherTheme,
        Runnable otherLanguage,
        Runnable report) {}
