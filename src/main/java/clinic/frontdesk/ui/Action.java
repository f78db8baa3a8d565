package clinic.frontdesk.ui;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The commands of the program: name, keys, scope, condition and menu of each. Buttons, the help sheet and the test for
 * conflicting keys read them; {@link Actions} runs them.
 */
public enum Action {
    PREVIOUS_WEEK(Menu.WEEK, "Page Up", "Alt+Left"),
    NEXT_WEEK(Menu.WEEK, "Page Down", "Alt+Right"),
    TODAY(Menu.WEEK, "T"),
    SHOW_DAY(Menu.WEEK, "D"),
    SHOW_WEEK(Menu.WEEK, "E"),
    SHOW_MONTH(Menu.WEEK, "O"),
    MEMOS(Menu.WEEK, "V"),
    CANCELLED(Menu.WEEK, "X"),
    RELOAD(Menu.WEEK, "F5"),

    SEARCH(Menu.RESERVATION, "Slash", "Shortcut+F"),
    BOOK(Menu.RESERVATION, "N"),
    BOOK_NEXT(Menu.RESERVATION, When.CARD_SELECTED, "B"),
    MOVE(Menu.RESERVATION, When.CARD_SELECTED, "M"),
    PATIENT(Menu.RESERVATION, When.CARD_SELECTED, "P"),
    CHANGE_SERVICE(Menu.RESERVATION, When.CARD_SELECTED, "Shift+S"),
    WRITE_MEMO(Menu.RESERVATION, When.CARD_SELECTED, "Shift+V"),
    CUT(Menu.RESERVATION, When.CARD_SELECTED, "Shortcut+X"),
    COPY(Menu.RESERVATION, When.CARD_SELECTED, "Shortcut+C"),
    PASTE(Menu.RESERVATION, "Shortcut+V"),
    TRAY(Menu.RESERVATION, "Shortcut+T"),
    INBOX(Menu.RESERVATION, "W"),
    WAITLIST(Menu.RESERVATION, "L"),
    CALLS(Menu.RESERVATION, "K"),
    SLIP(Menu.RESERVATION, When.CARD_SELECTED),
    BOOK_WAITLIST(Menu.RESERVATION, When.PLACE_FOR_WAITING, "Shift+L"),
    NEXT_UNCONFIRMED(Menu.RESERVATION, "U"),
    NEXT_ATTENTION(Menu.RESERVATION, "A"),
    CLOSE_TIME(Menu.RESERVATION, "C"),
    UNDO(Menu.RESERVATION, "Shortcut+Z"),
    REDO(Menu.RESERVATION, "Shortcut+Shift+Z"),

    ARRIVED(Menu.VISIT, When.VISIT_AT_HAND, "1", "Alt+1"),
    IN_TREATMENT(Menu.VISIT, When.VISIT_AT_HAND, "2", "Alt+2"),
    DONE(Menu.VISIT, When.VISIT_AT_HAND, "3", "Alt+3"),
    NO_SHOW(Menu.VISIT, When.VISIT_AT_HAND, "0", "Alt+0"),
    VISIT_BACK(Menu.VISIT, When.VISIT_AT_HAND, "Backspace"),
    CANCEL_RESERVATION(Menu.VISIT, When.VISIT_AT_HAND, "Delete"),
    WAITING(Menu.VISIT, "Shortcut+1"),
    WALK_IN(Menu.VISIT, "Q"),

    PRINT(Menu.CLINIC, "Shortcut+P"),
    EXPORT(Menu.CLINIC, "Shortcut+E"),
    NOTICE(Menu.CLINIC, "I"),
    CLOSURES(Menu.CLINIC, "Shift+C"),
    SERVICES(Menu.CLINIC, "S"),
    WAITING_LIMIT(Menu.CLINIC),
    REPORT(Menu.CLINIC, When.REPORT_WRITTEN),

    THEME(Menu.WINDOW, "Shortcut+Shift+D"),
    LANGUAGE(Menu.WINDOW, "Shortcut+Shift+L"),
    BOARD(Menu.WINDOW, "F9"),
    HIDE_PEOPLE(Menu.WINDOW, "F12"),
    SHOW_PEOPLE(Menu.WINDOW, "Shift+F12"),
    CLOSE_PANEL(Menu.WINDOW, When.PANEL_OPEN, "Esc"),
    HELP(Menu.WINDOW, "F1"),

    /** Handled by the panel's default button. */
    WALK_IN_ADD(Scope.WALK_IN, "Enter"),
    WALK_IN_SERVICE(Scope.WALK_IN, "Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6"),

    SAVE_NOTE(Scope.PATIENT_PANEL, "Shortcut+S"),
    LEAVE_PATIENT_FIELDS(Scope.PATIENT_PANEL, "Esc"),

    /** Shift with it begins a new line in the text. */
    SAVE_NOTICE(Scope.NOTICE_PANEL, "Enter", "Shortcut+S"),
    LEAVE_NOTICE(Scope.NOTICE_PANEL, "Esc"),

    SAVE(Scope.SERVICE_EDITOR, "Shortcut+S"),
    REVERT(Scope.SERVICE_EDITOR, "Esc"),

    SUBMIT_BOOKING(Scope.BOOKING_FORM, "Enter"),
    CHOOSE_START(Scope.BOOKING_FORM, "Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6"),
    LATER_STARTS(Scope.BOOKING_FORM, "Alt+Page Down", "Alt+0"),
    EARLIER_STARTS(Scope.BOOKING_FORM, "Alt+Page Up"),
    ADD_SERVICE(Scope.BOOKING_FORM, "Alt+Plus", "Alt+Equals"),
    ANOTHER_PATIENT(Scope.BOOKING_FORM, "Alt+Slash"),
    OPEN_STANDING_BOOKING(Scope.BOOKING_FORM, "Alt+O"),
    RESUME_BOOKING(Scope.BOOKING_FORM, "Alt+R"),

    /** Handled by the panel's default button. */
    CONFIRM(Scope.RESERVATION_PANEL, "Enter"),
    /** In the memo; Shift with it begins a new line. */
    SAVE_MEMO(Scope.RESERVATION_PANEL, "Shortcut+S"),
    KEEP_RESERVATION(Scope.RESERVATION_PANEL, "Esc"),

    SEARCH_CHOOSE(Scope.SEARCH, "Enter"),
    SEARCH_VISITS(Scope.SEARCH, "Right"),
    SEARCH_OPEN_NEXT(Scope.SEARCH, "Shortcut+Enter"),
    SEARCH_NEW_PATIENT(Scope.SEARCH, "Tab"),
    SEARCH_UP(Scope.SEARCH, "Up"),
    SEARCH_DOWN(Scope.SEARCH, "Down"),
    SEARCH_CLOSE(Scope.SEARCH, "Esc"),

    INBOX_SETTLE(Scope.INBOX, "Enter"),
    INBOX_MOVE(Scope.INBOX, "M"),
    INBOX_START(Scope.INBOX, "1", "2", "3", "4", "5", "6"),
    INBOX_TIME(Scope.INBOX, "H"),
    INBOX_REJECT(Scope.INBOX, "R"),
    INBOX_LEAVE(Scope.INBOX, "L"),
    INBOX_MARK(Scope.INBOX, "Space"),
    INBOX_MARK_UP(Scope.INBOX, "Shift+Up"),
    INBOX_MARK_DOWN(Scope.INBOX, "Shift+Down"),
    INBOX_BACK(Scope.INBOX, "Esc"),

    WAITLIST_BOOK(Scope.WAITLIST, "Enter"),
    WAITLIST_START(Scope.WAITLIST, "1", "2", "3", "4", "5", "6"),
    WAITLIST_REMOVE(Scope.WAITLIST, "Delete"),
    WAITLIST_EDIT(Scope.WAITLIST, "Right"),
    WAITLIST_NEW(Scope.WAITLIST, "Shortcut+N"),
    WAITLIST_BACK(Scope.WAITLIST, "Esc"),

    CALLS_CONFIRMED(Scope.CALLS, "1"),
    CALLS_LATER(Scope.CALLS, "2"),
    CALLS_NO_ANSWER(Scope.CALLS, "3"),
    CALLS_CANCELS(Scope.CALLS, "4"),
    CALLS_OTHER_TIME(Scope.CALLS, "5"),
    CALLS_REMARK(Scope.CALLS, "R"),
    CALLS_PREVIOUS_DAY(Scope.CALLS, "Left"),
    CALLS_NEXT_DAY(Scope.CALLS, "Right"),
    CALLS_DATE(Scope.CALLS, "G"),
    CALLS_BACK_TO_LIST(Scope.CALLS, "Esc"),

    CLOSURES_MOVE(Scope.CLOSURES, "Enter"),
    CLOSURES_PARK(Scope.CLOSURES, "Space"),

    PAPER_SUBMIT(Scope.PAPER, "Enter"),
    PAPER_SAVE(Scope.PAPER, "Shortcut+S"),
    PAPER_KIND(Scope.PAPER, "Alt+1", "Alt+2", "Alt+3", "Alt+4"),
    PAPER_PREVIOUS(Scope.PAPER, "Alt+Page Up"),
    PAPER_NEXT(Scope.PAPER, "Alt+Page Down"),

    EXPORT_CALENDAR(Scope.EXPORT, "Enter"),
    EXPORT_SPREADSHEET(Scope.EXPORT, "Shortcut+Enter"),

    SLOT_LEFT(Scope.WEEK, "Left"),
    SLOT_RIGHT(Scope.WEEK, "Right"),
    SLOT_UP(Scope.WEEK, "Up"),
    SLOT_DOWN(Scope.WEEK, "Down"),
    CHOOSE_SLOT(Scope.WEEK, "Enter"),
    CONTEXT_MENU(Scope.WEEK, "Shift+F10", "Context Menu"),
    LONGER(Scope.WEEK, "Shift+Down"),
    SHORTER(Scope.WEEK, "Shift+Up"),
    LEAVE_SLOTS(Scope.WEEK, "Esc");

    /** Where an action's keys apply. */
    public enum Scope {
        /** The whole window, unless a narrower scope has focus and handles the key. */
        WINDOW,
        WEEK,
        BOOKING_FORM,
        RESERVATION_PANEL,
        PATIENT_PANEL,
        NOTICE_PANEL,
        SERVICE_EDITOR,
        INBOX,
        CLOSURES,
        WAITLIST,
        WALK_IN,
        CALLS,
        PAPER,
        EXPORT,
        /** The search over the window; the window's own keys do not apply. */
        SEARCH;

        /** The message key of the heading. */
        public String key() {
            return "scope." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A section of the menu and of the help sheet. */
    public enum Menu {
        WEEK,
        RESERVATION,
        /** Who is in the clinic. */
        VISIT,
        CLINIC,
        WINDOW,
        /** Keys of one part of the window; not in the menu. */
        KEYS;

        /** The message key of the heading. */
        public String key() {
            return "menu." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** When an action is enabled. */
    public enum When {
        ALWAYS,
        CARD_SELECTED,
        /** A card is selected, or the column at the right shows who comes next. */
        VISIT_AT_HAND,
        PANEL_OPEN,
        /** A place is free that suits somebody on the waiting list. */
        PLACE_FOR_WAITING,
        /** The launch wrote a report. */
        REPORT_WRITTEN
    }

    private final Menu menu;
    private final Scope scope;
    private final When when;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of values; JavaFX does not annotate them
    private final List<KeyCombination> combinations;

    Action(Menu menu, String... combinations) {
        this(menu, Scope.WINDOW, When.ALWAYS, combinations);
    }

    Action(Menu menu, When when, String... combinations) {
        this(menu, Scope.WINDOW, when, combinations);
    }

    Action(Scope scope, String... combinations) {
        this(Menu.KEYS, scope, When.ALWAYS, combinations);
    }

    Action(Menu menu, Scope scope, When when, String... combinations) {
        this.menu = menu;
        this.scope = scope;
        this.when = when;
        this.combinations =
                Arrays.stream(combinations).map(KeyCombination::valueOf).toList();
    }

    public Menu menu() {
        return menu;
    }

    public Scope scope() {
        return scope;
    }

    public When when() {
        return when;
    }

    public List<KeyCombination> combinations() {
        return combinations;
    }

    /**
     * The window's actions whose keys this action deliberately takes over while its own scope has focus: Esc leaves the
     * innermost state first.
     */
    public Set<Action> shadows() {
        return switch (this) {
            case REVERT,
                    KEEP_RESERVATION,
                    LEAVE_PATIENT_FIELDS,
                    LEAVE_NOTICE,
                    LEAVE_SLOTS,
                    SEARCH_CLOSE,
                    INBOX_BACK,
                    WAITLIST_BACK,
                    CALLS_BACK_TO_LIST -> EnumSet.of(CLOSE_PANEL);
            case INBOX_MOVE -> EnumSet.of(MOVE);
            case INBOX_START, CHOOSE_START, WAITLIST_START, WALK_IN_SERVICE, PAPER_KIND ->
                EnumSet.of(ARRIVED, IN_TREATMENT, DONE);
            case LATER_STARTS -> EnumSet.of(NO_SHOW);
            case INBOX_LEAVE -> EnumSet.of(WAITLIST);
            case CALLS_CONFIRMED -> EnumSet.of(ARRIVED);
            case CALLS_LATER -> EnumSet.of(IN_TREATMENT);
            case CALLS_NO_ANSWER -> EnumSet.of(DONE);
            case WAITLIST_REMOVE -> EnumSet.of(CANCEL_RESERVATION);
            default -> EnumSet.noneOf(Action.class);
        };
    }

    /**
     * Whether a key event matches one of its keys. Keys that an editable text needs for itself match only outside one:
     * letters, digits, blanks, slashes, Delete and Backspace without a modifier, those of the clipboard, and where it has a
     * history those of undo and redo.
     */
    public boolean matches(KeyEvent event) {
        return combinations.stream().anyMatch(combination -> combination.match(event) && !ofText(event, combination));
    }

    private boolean ofText(KeyEvent event, KeyCombination combination) {
        return switch (this) {
            case UNDO, REDO -> TextEntry.hasHistory(event);
            case CUT, COPY, PASTE -> TextEntry.takes(event);
            default -> TextEntry.takes(event) && types(combination);
        };
    }

    /** Whether a combination types or deletes a character. */
    private static boolean types(KeyCombination combination) {
        return combination instanceof KeyCodeCombination keys
                && Stream.of(keys.getControl(), keys.getAlt(), keys.getMeta(), keys.getShortcut())
                        .noneMatch(KeyCombination.ModifierValue.DOWN::equals)
                && (keys.getCode().isLetterKey()
                        || keys.getCode().isDigitKey()
                        || keys.getCode() == KeyCode.SLASH
                        || keys.getCode() == KeyCode.DELETE
                        || keys.getCode() == KeyCode.BACK_SPACE
                        || keys.getCode() == KeyCode.SPACE);
    }

    /** The first key combination as shown on a button, {@code N} or {@code F1}; empty without keys. */
    public String keys() {
        return combinations.isEmpty() ? "" : shown(combinations.getFirst());
    }

    /** All key combinations as shown on the help sheet; of more than two the first and the last. */
    public String allKeys() {
        return switch (combinations.size()) {
            case 0, 1 -> keys();
            case 2 -> keys() + ", " + shown(combinations.getLast());
            default -> keys() + " – " + shown(combinations.getLast());
        };
    }

    private static String shown(KeyCombination combination) {
        // JavaFX's display text differs from the key cap for some keys.
        return combination
                .getDisplayText()
                .replace('_', ' ')
                .replace("↵", "Enter")
                .replace("Back Space", "Backspace")
                .replace("Escape", "Esc");
    }

    /** The message key of the name, as on a button. */
    public String key() {
        return "action." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message key of the description, as on the help sheet. */
    public String helpKey() {
        return key() + ".help";
    }
}
