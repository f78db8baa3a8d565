/** Printing, saving and exporting documents, as panels beside the week. */
@NullMarked
package clinic.frontdesk.output.ui;

import org.jspecify.annotations.NullMarked;
