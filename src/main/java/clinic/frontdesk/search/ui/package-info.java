/** The search over the week: one field for patients, commands and dates. */
@NullMarked
package clinic.frontdesk.search.ui;

import org.jspecify.annotations.NullMarked;
