/** The panel of a patient's page. */
@NullMarked
package clinic.frontdesk.patientpage.ui;

import org.jspecify.annotations.NullMarked;
