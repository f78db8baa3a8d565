package clinic.frontdesk.sample;

import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicAddress.Embedded;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.EmbeddedServer;
import clinic.frontdesk.upgrade.AppliedScripts;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/** Opens clinics, and creates the sample clinic in a new database. */
public final class Clinics {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private Clinics() {}

    /**
     * Opens the clinic at an address.
     *
     * @throws clinic.frontdesk.database.EmbeddedServerException if the embedded server cannot be started
     */
    public static ClinicDatabase open(ClinicAddress address) throws UpgradeRefusedException {
        ClinicDatabase database = ClinicDatabase.open(address);
        if (!(address instanceof Embedded embedded)) {
            return database;
        }
        if (outdated(database)) {
            database.close();
            throw new UpgradeRefusedException(new UpgradeRefusal.OutdatedSample(renewalOf(embedded)));
        }
        return embedded.sample() ? filled(database) : database;
    }

    /** Opens a new sample clinic that is deleted on closing. */
    public static ClinicDatabase throwawaySample() {
        return filled(ClinicDatabase.throwaway());
    }

    /** Whether an address is that of a sample clinic, existing or not yet created. */
    public static boolean isSample(ClinicAddress address) {
        if (!(address instanceof Embedded embedded)) {
            return false;
        }
        try (ClinicDatabase database = ClinicDatabase.open(address)) {
            DataSource source = database.direct();
            return SampleClinic.standsIn(source) || (embedded.sample() && SampleClinic.isEmpty(source));
        } catch (SQLException e) {
            throw new DataAccessException("The clinic could not be read", e);
        }
    }

    /**
     * Deletes a sample clinic with all its reservations, and creates a new one.
     *
     * @throws UpgradeRefusedException if another desk uses it; nothing was changed
     * @throws IllegalArgumentException if the address is not that of a sample clinic
     * @throws clinic.frontdesk.database.EmbeddedServerException if the embedded server cannot be started, or its data
     *     cannot be deleted
     */
    public static ClinicDatabase renewSample(ClinicAddress address) throws UpgradeRefusedException {
        if (!(address instanceof Embedded embedded) || !isSample(address)) {
            throw new IllegalArgumentException(address.text() + " is not a sample clinic");
        }
        if (!EmbeddedServer.delete(embedded.folder())) {
            throw new UpgradeRefusedException(new UpgradeRefusal.SampleInUse());
        }
        return filled(ClinicDatabase.open(address));
    }

    private static String renewalOf(Embedded address) {
        return "frontdesk sample --renew" + (address.sample() ? "" : " --clinic " + address.text());
    }

    private static boolean outdated(ClinicDatabase database) {
        try {
            return !AppliedScripts.areThoseOfThisBuild(database.direct()) && SampleClinic.standsIn(database.direct());
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new DataAccessException("The clinic could not be read", e);
        }
    }

    private static ClinicDatabase filled(ClinicDatabase database) {
        try {
            SampleClinic.createIfNew(database.direct(), LocalDate.now(ZONE));
            return database;
        } catch (SQLException e) {
            database.close();
            throw new DataAccessException("The sample clinic could not be created", e);
        }
    }
}
