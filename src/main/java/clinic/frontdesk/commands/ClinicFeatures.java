package clinic.frontdesk.commands;

import clinic.frontdesk.catalog.DailyLimits;
import clinic.frontdesk.catalog.DatedChangePlanner;
import clinic.frontdesk.catalog.DatedChanges;
import clinic.frontdesk.catalog.ServiceCodes;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.hours.OpeningCapacities;
import clinic.frontdesk.hours.OpeningHoursList;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.VisitPlanner;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The features of one clinic, constructed for the commands; closing it closes the clinic's database. */
final class ClinicFeatures implements AutoCloseable {

    private final ClinicDatabase database;

    ClinicFeatures(ClinicDatabase database) {
        this.database = database;
    }

    DeskBookings bookings() {
        return new DatabaseBookings(database.dsl());
    }

    /** Bookings that squeeze in where there is a reason. */
    DeskBookings bookings(@Nullable String squeezeIn) {
        return squeezeIn == null ? bookings() : bookings().squeezingIn(squeezeIn);
    }

    VisitPlanner visits() {
        return new VisitPlanner(database.dsl());
    }

    Closures closures() {
        return new Closures(database.dsl());
    }

    OpeningHoursList openingHours() {
        return new OpeningHoursList(database.dsl());
    }

    OpeningCapacities openingCapacities() {
        return new OpeningCapacities(database.dsl());
    }

    Maintenance maintenance() {
        return new Maintenance(database.dsl());
    }

    DatedChanges datedChanges() {
        return new DatedChanges(database.dsl());
    }

    DatedChangePlanner datedChangePlanner() {
        return new DatedChangePlanner(database.dsl());
    }

    DailyLimits dailyLimits() {
        return new DailyLimits(database.dsl());
    }

    List<UnreadableClosure> unreadableClosures(LocalDate from) {
        return new DayPlanRepository(database.dsl()).unreadableClosures(from);
    }

    /** The day on the clinic's wall clock. */
    LocalDate today() {
        return new DayPlanRepository(database.dsl()).now().toLocalDate();
    }

    /**
     * The id of the service whose code an option gave.
     *
     * @throws BadInputException when there is none
     */
    String serviceId(String option, String code) {
        ServiceCodes codes = new ServiceCodes(database.dsl());
        return codes.idOf(code)
                .orElseThrow(() -> new BadInputException("Option " + option + ": there is no service with the code \""
                        + code + "\"; there are " + String.join(", ", codes.all()) + "."));
    }

    @Override
    public void close() {
        database.close();
    }
}
