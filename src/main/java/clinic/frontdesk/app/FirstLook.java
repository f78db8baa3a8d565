package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.EmbeddedServerException;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekRepository;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window of a launch shows first where nothing is to be upgraded: read while the window system's toolkit starts.
 *
 * @param clock the clinic's clock
 * @param week the week of today
 */
record FirstLook(UpgradeReport report, Clock clock, Week week) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);

    /** Opens the clinic for a first look. */
    @FunctionalInterface
    interface FirstOpening {
        ClinicDatabase open() throws UpgradeRefusedException;
    }

    /** Empty where something is to be upgraded, or stands in the way: the launch itself then says what. */
    static Optional<FirstLook> at(FirstOpening opening) {
        try {
            ClinicDatabase database = opening.open();
            Optional<UpgradeReport> report =
                    new Upgrade(database.direct(), UpgradeSettings.STANDARD, UpgradeListener.NONE).ifUpToDate();
            if (report.isEmpty()) {
                return Optional.empty();
            }
            Clock clock = ClinicClock.read(database.dsl());
            LocalDate monday = LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            Week week = new WeekRepository(database.dsl()).load(monday);
            return Optional.of(new FirstLook(report.get(), clock, week));
        } catch (DataAccessException e) {
            LOG.info("The first look at the clinic failed: {}", SqlStates.of(e));
            return Optional.empty();
        } catch (UpgradeRefusedException | EmbeddedServerException e) {
            LOG.info(
                    "The clinic could not be opened for a first look: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
