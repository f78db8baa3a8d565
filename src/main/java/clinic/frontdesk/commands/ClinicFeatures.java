package clinic.frontdesk.commands;

import clinic.frontdesk.arrival.ArrivalRepository;
import clinic.frontdesk.arrival.Arrivals;
import clinic.frontdesk.board.NameDisplays;
import clinic.frontdesk.catalog.DailyLimits;
import clinic.frontdesk.catalog.DatedChangePlanner;
import clinic.frontdesk.catalog.DatedChanges;
import clinic.frontdesk.catalog.ServiceCodes;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.DateHours;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.hours.OpeningCapacities;
import clinic.frontdesk.hours.OpeningHoursList;
import clinic.frontdesk.notice.DatabaseNotices;
import clinic.frontdesk.notice.Notices;
import clinic.frontdesk.output.Letterheads;
import clinic.frontdesk.output.calendar.CalendarExport;
import clinic.frontdesk.output.paper.Papers;
import clinic.frontdesk.output.spreadsheet.SpreadsheetExport;
import clinic.frontdesk.patient.Forgetting;
import clinic.frontdesk.patient.PatientDirectory;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.patient.PatientRecords;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.VisitPlanner;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.waitlist.DatabaseWaitingList;
import clinic.frontdesk.waitlist.WaitingList;
import clinic.frontdesk.waitlist.WaitingMatches;
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

    Arrivals arrivals() {
        return new Arrivals(database.dsl(), new History(), WriteListener.NONE);
    }

    ArrivalRepository arrivalRecords() {
        return new ArrivalRepository(database.dsl());
    }

    VisitPlanner visits() {
        return new VisitPlanner(database.dsl());
    }

    Closures closures() {
        return new Closures(database.dsl());
    }

    DateHours dateHours() {
        return new DateHours(database.dsl());
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

    /** The patients, as the reservations name them now. */
    PatientSearch patients() {
        new PatientIndexer(database.dsl()).run();
        return new PatientDirectory(database.dsl(), this::today);
    }

    PatientRecords patientRecords() {
        return new PatientRecords(database.dsl());
    }

    Forgetting forgetting() {
        return new Forgetting(database.dsl());
    }

    /**
     * The patient that the option {@code --patient} gave, or the one that it was merged into.
     *
     * @throws BadInputException when there is none
     */
    PatientSummary patient(long id) {
        return patient("--patient", id);
    }

    /** As {@link #patient(long)}, of another option. */
    PatientSummary patient(String option, long id) {
        return patients().patient(id).orElseThrow(() -> noPatient(option, id));
    }

    static BadInputException noPatient(String option, long id) {
        return new BadInputException(
                "Option " + option + ": there is no patient " + id + "; the command patients lists them.");
    }

    Papers papers() {
        return new Papers(database.longReads());
    }

    SpreadsheetExport spreadsheetExport(Messages messages) {
        return new SpreadsheetExport(database.longReads(), messages);
    }

    CalendarExport calendarExport(Messages messages) {
        return new CalendarExport(database.longReads(), messages);
    }

    Letterheads letterheads() {
        return new Letterheads(database.dsl());
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

    /** The name of a service. */
    String serviceName(String id) {
        return new ServiceCodes(database.dsl()).nameOf(id);
    }

    NameDisplays nameDisplays() {
        return new NameDisplays(database.dsl());
    }

    Notices notices() {
        return new DatabaseNotices(database.dsl());
    }

    WaitingList waitingList() {
        return new DatabaseWaitingList(database.dsl());
    }

    WaitingMatches waitingMatches() {
        return new WaitingMatches(
                waitingList(), new DayPlanRepository(database.dsl()), ClinicClock.read(database.dsl()));
    }

    @Override
    public void close() {
        database.close();
    }
}
