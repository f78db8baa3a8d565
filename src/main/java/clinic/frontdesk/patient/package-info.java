/** Parsing and validation of patients' data. */
@NullMarked
package clinic.frontdesk.patient;

import org.jspecify.annotations.NullMarked;
