/** A clinic to try the desk on. Everybody in it is invented. */
@NullMarked
package clinic.frontdesk.sample;

import org.jspecify.annotations.NullMarked;
