/**
 * Upgrading a clinic's database to the shape that this program works on: its shape is detected, then the schema is
 * expanded, rows are filled and verified. The upgrade can be rolled back.
 */
@NullMarked
package clinic.frontdesk.upgrade;

import org.jspecify.annotations.NullMarked;
