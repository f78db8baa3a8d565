/** Reads a day's plan for the schedule, and runs the background maintenance. */
@NullMarked
package clinic.frontdesk.plan;

import org.jspecify.annotations.NullMarked;
