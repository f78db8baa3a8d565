/** The week on the screen: morning and afternoon, cards, free places, and a card on its way to another place. */
@NullMarked
package clinic.frontdesk.week.ui;

import org.jspecify.annotations.NullMarked;
