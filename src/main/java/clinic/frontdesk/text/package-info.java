/** The texts of the program: keys with arguments, and the Korean and English bundle that resolves them. */
@NullMarked
package clinic.frontdesk.text;

import org.jspecify.annotations.NullMarked;
