/** Benchmarks. Each runs both sides of its comparison in one run and prints them. */
@NullMarked
package clinic.frontdesk.bench;

import org.jspecify.annotations.NullMarked;
