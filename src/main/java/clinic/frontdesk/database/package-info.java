/** Connections to the clinic's database: addresses, the pool, the embedded server, failures. */
@NullMarked
package clinic.frontdesk.database;

import org.jspecify.annotations.NullMarked;
