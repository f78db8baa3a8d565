@NullMarked
package clinic.frontdesk.backup;

import org.jspecify.annotations.NullMarked;
