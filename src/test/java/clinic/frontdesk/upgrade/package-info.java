@NullMarked
package clinic.frontdesk.upgrade;

import org.jspecify.annotations.NullMarked;
