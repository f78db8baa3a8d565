package clinic.frontdesk.week.ui;

/** The size of the type in the calendar. */
enum GridScale {
    STANDARD(16, 40),
    /** For a large screen. */
    ROOMY(21, 52);

    /** How many cards may stand side by side in the column of a day of the week. */
    static final int SIDE_BY_SIDE = 2;

    /** The lines that a crowded row holds at least. */
    static final int LEAST_LINES = 3;

    /** The lines that a crowded row holds at most. */
    static final int MOST_LINES = 8;

    /** How many lanes a single day has at most before they are needed. */
    static final int MOST_LANES = 6;

    private final double line;
    private final double leastRow;

    GridScale(double line, double leastRow) {
        this.line = line;
        this.leastRow = leastRow;
    }

    /** The height of a line of text, in pixels. */
    double line() {
        return line;
    }

    /** The least height of half an hour within the openings, in pixels. */
    double leastRow() {
        return leastRow;
    }
}
