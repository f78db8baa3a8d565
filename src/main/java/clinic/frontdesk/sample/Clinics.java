package clinic.frontdesk.sample;

import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.exception.DataAccessException;

/** Opens clinics, and fills the sample where it is new. */
public final class Clinics {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private Clinics() {}

    /**
     * Opens the clinic at an address.
     *
     * @throws clinic.frontdesk.database.EmbeddedServerException when the embedded server cannot be had
     */
    public static ClinicDatabase open(ClinicAddress address) {
        ClinicDatabase database = ClinicDatabase.open(address);
        return address instanceof ClinicAddress.Embedded embedded && embedded.sample() ? filled(database) : database;
    }

    /** A fresh sample clinic that is deleted when it is closed. */
    public static ClinicDatabase throwawaySample() {
        return filled(ClinicDatabase.throwaway());
    }

    private static ClinicDatabase filled(ClinicDatabase database) {
        try {
            SampleClinic.createIfNew(database.direct(), LocalDate.now(ZONE));
            return database;
        } catch (SQLException e) {
            database.close();
            throw new DataAccessException("The sample clinic could not be made", e);
        }
    }
}
