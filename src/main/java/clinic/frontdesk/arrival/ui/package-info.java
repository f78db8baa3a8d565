/** The list of the patients in the clinic, and the steps of their visits. */
@NullMarked
package clinic.frontdesk.arrival.ui;

import org.jspecify.annotations.NullMarked;
