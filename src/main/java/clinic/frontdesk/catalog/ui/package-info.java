/** The screen of the service editor. */
@NullMarked
package clinic.frontdesk.catalog.ui;

import org.jspecify.annotations.NullMarked;
