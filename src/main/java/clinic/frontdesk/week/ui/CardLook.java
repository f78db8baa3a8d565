package clinic.frontdesk.week.ui;

/**
 * How the cards look.
 *
 * @param scale the size of the type
 * @param memos whether they say what the patient asked for and the clinic noted, also where there is no line for it
 * @param hidden whether they say nothing of whom they are for
 * @param single whether they are those of a day alone, which also say how often the patient came
 */
record CardLook(GridScale scale, boolean memos, boolean single, boolean hidden) {

    static final CardLook STANDARD = new CardLook(GridScale.STANDARD, false, false, false);
}
