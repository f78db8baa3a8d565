/** The service editor: a list and a form. */
@NullMarked
package clinic.frontdesk.catalog.ui;

import org.jspecify.annotations.NullMarked;
