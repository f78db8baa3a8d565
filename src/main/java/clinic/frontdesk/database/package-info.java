/** Connecting to the clinic's database: which one, how, and what went wrong. */
@NullMarked
package clinic.frontdesk.database;

import org.jspecify.annotations.NullMarked;
