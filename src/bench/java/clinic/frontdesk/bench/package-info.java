/** What is measured, and beside what: each benchmark runs both of its sides in one run and prints them. */
@NullMarked
package clinic.frontdesk.bench;

import org.jspecify.annotations.NullMarked;
