/** The texts of the program: keys with arguments, and the bundle that resolves them in Korean and in English. */
@NullMarked
package clinic.frontdesk.text;

import org.jspecify.annotations.NullMarked;
