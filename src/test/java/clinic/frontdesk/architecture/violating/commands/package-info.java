@NullMarked
package clinic.frontdesk.architecture.violating.commands;

import org.jspecify.annotations.NullMarked;
