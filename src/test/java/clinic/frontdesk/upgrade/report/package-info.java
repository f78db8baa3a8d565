/** Tests of the report of an upgrade. */
@NullMarked
package clinic.frontdesk.upgrade.report;

import org.jspecify.annotations.NullMarked;
