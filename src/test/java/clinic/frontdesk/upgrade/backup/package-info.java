@NullMarked
package clinic.frontdesk.upgrade.backup;

import org.jspecify.annotations.NullMarked;
