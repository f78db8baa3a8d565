/** The panel of closures: ranges, who is affected, what is closed, and hours of single dates. */
@NullMarked
package clinic.frontdesk.closure.ui;

import org.jspecify.annotations.NullMarked;
