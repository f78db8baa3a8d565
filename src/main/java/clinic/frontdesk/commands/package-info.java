/** The command line: each command parses its options, calls a feature and prints the result. */
@NullMarked
package clinic.frontdesk.commands;

import org.jspecify.annotations.NullMarked;
