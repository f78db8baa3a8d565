/** One search over patients, commands and dates: which parts of a result match what is typed. */
@NullMarked
package clinic.frontdesk.search;

import org.jspecify.annotations.NullMarked;
