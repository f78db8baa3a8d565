/** The sample clinic. All of its patients are invented. */
@NullMarked
package clinic.frontdesk.sample;

import org.jspecify.annotations.NullMarked;
