/** The patients in the clinic: when they arrived, how long they wait, and when their treatments begin and end. */
@NullMarked
package clinic.frontdesk.arrival;

import org.jspecify.annotations.NullMarked;
