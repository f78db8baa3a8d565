package clinic.frontdesk.walkin.ui;

import clinic.frontdesk.walkin.WalkInOffer;

/**
 * A patient of the queue.
 *
 * @param minutes since they came
 */
record WalkInRow(WalkInOffer offer, int minutes) {}
