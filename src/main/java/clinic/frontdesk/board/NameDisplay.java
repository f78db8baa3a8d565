package clinic.frontdesk.board;

/**
 * How the clinic shows names.
 *
 * @param board how the board shows them
 * @param hideAfter after how many minutes without input a desk hides them, 0 to {@value #LONGEST}; 0 for never
 */
public record NameDisplay(NameStyle board, int hideAfter) {

    /** The most minutes. */
    public static final int LONGEST = 240;

    /** Where the clinic has chosen nothing. */
    public static final NameDisplay DEFAULT = new NameDisplay(NameStyle.MASKED, 5);
}
