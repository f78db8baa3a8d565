/** The window that stands before the week while the database is looked at and upgraded. */
@NullMarked
package clinic.frontdesk.upgrade.ui;

import org.jspecify.annotations.NullMarked;
