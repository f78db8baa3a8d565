/** The command line: what each command asks, prints and exits with. */
@NullMarked
package clinic.frontdesk.commands;

import org.jspecify.annotations.NullMarked;
