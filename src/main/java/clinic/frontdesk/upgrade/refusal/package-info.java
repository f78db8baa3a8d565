/** Why an upgrade does not run. */
@NullMarked
package clinic.frontdesk.upgrade.refusal;

import org.jspecify.annotations.NullMarked;
