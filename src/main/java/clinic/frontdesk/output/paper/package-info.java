/** Documents on paper, as PDF and to a printer. */
@NullMarked
package clinic.frontdesk.output.paper;

import org.jspecify.annotations.NullMarked;
