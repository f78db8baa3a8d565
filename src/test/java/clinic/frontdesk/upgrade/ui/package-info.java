@NullMarked
package clinic.frontdesk.upgrade.ui;

import org.jspecify.annotations.NullMarked;
