/** What a person at the desk types about a patient, parsed and checked. */
@NullMarked
package clinic.frontdesk.patient;

import org.jspecify.annotations.NullMarked;
