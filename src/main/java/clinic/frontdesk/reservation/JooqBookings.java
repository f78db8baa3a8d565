package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.MARK;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.reservation.ReservationDetails.Visit;
import clinic.frontdesk.schedule.Availability;
import clinic.frontdesk.schedule.OfferedStart;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.public_.enums.DbGender;
import clinic.frontdesk.tables.public_.enums.DbPeriod;
import clinic.frontdesk.tables.public_.enums.DbReservationStatus;
import clinic.frontdesk.tables.public_.enums.DbTreatmentType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** {@link Bookings} on the clinic's database, which decides. */
public final class JooqBookings implements Bookings {

    /** What a reservation occupies while its service is not set up. */
    private static final int UNKNOWN_SERVICE_DURATION = 30;

    private static final int UNKNOWN_SERVICE_BUFFER = 10;
    private static final int NEAREST_WITHIN_DAYS = 90;
    private static final int NEAREST = 5;

    /** The refusal that the triggers raise; its message is a {@link Refusal#code()}. */
    private static final String REFUSED = "FD001";

    /** Met another writer of the day: serialization failure, deadlock, lock not available. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03");

    private static final int TRIES = 5;

    /** The website stores UTC whatever the clinic's zone is, and so must the desk whatever its session's zone is. */
    private static final Field<LocalDateTime> UTC_NOW =
            DSL.field("(clock_timestamp() at time zone 'UTC')::timestamp(3)", SQLDataType.LOCALDATETIME(3));

    private final DSLContext dsl;
    private final DayPlanRepository plans;

    public JooqBookings(DSLContext dsl) {
        this.dsl = dsl;
        this.plans = new DayPlanRepository(dsl);
    }

    @Override
    public BookingOutcome book(NewReservation wanted) {
        return decided(
                transaction -> {
                    var standing = transaction
                            .select(RESERVATIONS.PATIENTNAME, RESERVATIONS.PHONE)
                            .from(RESERVATIONS)
                            .where(RESERVATIONS.ID.eq(wanted.id()))
                            .fetchOne();
                    if (standing != null) {
                        if (!standing.value1().equals(wanted.patientName())
                                || !standing.value2().equals(wanted.phone())) {
                            throw new IllegalArgumentException("the id is another patient's reservation");
                        }
                        // The answer to an earlier try was lost, the booking was not.
                        return new BookingOutcome.Booked(wanted.id());
                    }
                    var service = transaction
                            .select(
                                    SERVICES.NAME,
                                    SERVICES.DURATIONMINUTES,
                                    Routines.legacyTypeOf(SERVICES.ID, SERVICES.CODE))
                            .from(SERVICES)
                            .where(SERVICES.ID.eq(wanted.serviceId()))
                            .fetchOne();
                    if (service == null) {
                        return new BookingOutcome.Gone();
                    }
                    int duration = service.value2();
                    transaction
                            .insertInto(RESERVATIONS)
                            .set(RESERVATIONS.ID, wanted.id())
                            .set(RESERVATIONS.PATIENTNAME, wanted.patientName())
                            .set(RESERVATIONS.PHONE, wanted.phone())
                            .set(RESERVATIONS.BIRTHDATE, wanted.birthDate().atStartOfDay())
                            .set(
                                    RESERVATIONS.GENDER,
                                    DbGender.valueOf(wanted.gender().name()))
                            .set(
                                    RESERVATIONS.TREATMENTTYPE,
                                    wanted.firstVisit() ? DbTreatmentType.FIRST_VISIT : DbTreatmentType.FOLLOW_UP)
                            .set(RESERVATIONS.PREFERREDDATE, wanted.date())
                            .set(RESERVATIONS.PREFERREDTIME, written(wanted.start()))
                            .set(RESERVATIONS.STATUS, DbReservationStatus.CONFIRMED)
                            .set(RESERVATIONS.NOTES, wanted.notes())
                            .set(RESERVATIONS.CREATEDAT, UTC_NOW)
                            .set(RESERVATIONS.UPDATEDAT, UTC_NOW)
                            .set(RESERVATIONS.STATUSCHANGEDAT, UTC_NOW)
                            .set(RESERVATIONS.SERVICE, service.value3())
                            .set(RESERVATIONS.SERVICEID, wanted.serviceId())
                            .set(RESERVATIONS.SERVICENAME, service.value1())
                            .set(RESERVATIONS.ESTIMATEDDURATION, duration)
                            .set(RESERVATIONS.PERIOD, period(wanted.start()))
                            .set(RESERVATIONS.TIMESLOTSTART, written(wanted.start()))
                            .set(RESERVATIONS.TIMESLOTEND, written(wanted.start() + duration))
                            .execute();
                    return new BookingOutcome.Booked(wanted.id());
                },
                () -> nearest(
                        starts(wanted.serviceId(), nearestFrom(wanted.date()), NEAREST_WITHIN_DAYS),
                        wanted.date(),
                        wanted.start()));
    }

    @Override
    public BookingOutcome move(String reservationId, LocalDate date, int start) {
        return decided(
                transaction -> {
                    Integer duration = transaction
                            .select(DSL.coalesce(RESERVATIONS.ESTIMATEDDURATION, DSL.inline(UNKNOWN_SERVICE_DURATION)))
                            .from(RESERVATIONS)
                            .where(RESERVATIONS.ID.eq(reservationId))
                            .forNoKeyUpdate()
                            .fetchOne(0, Integer.class);
                    if (duration == null) {
                        return new BookingOutcome.Gone();
                    }
                    transaction
                            .update(RESERVATIONS)
                            .set(RESERVATIONS.PREFERREDDATE, date)
                            .set(RESERVATIONS.PREFERREDTIME, written(start))
                            .set(RESERVATIONS.PERIOD, period(start))
                            .set(RESERVATIONS.TIMESLOTSTART, written(start))
                            // Without a service its end is not known, and stays null as the fill left it.
                            .set(
                                    RESERVATIONS.TIMESLOTEND,
                                    DSL.when(RESERVATIONS.ESTIMATEDDURATION.isNotNull(), written(start + duration)))
                            .set(RESERVATIONS.UPDATEDAT, UTC_NOW)
                            .where(RESERVATIONS.ID.eq(reservationId))
                            .execute();
                    return new BookingOutcome.Booked(reservationId);
                },
                () -> nearest(startsFor(reservationId, nearestFrom(date), NEAREST_WITHIN_DAYS), date, start));
    }

    @Override
    public BookingOutcome changeStatus(String reservationId, Status status) {
        return decided(
                transaction -> {
                    int changed = transaction
                            .update(RESERVATIONS)
                            .set(RESERVATIONS.STATUS, DbReservationStatus.valueOf(status.name()))
                            .set(RESERVATIONS.STATUSCHANGEDAT, UTC_NOW)
                            .set(RESERVATIONS.UPDATEDAT, UTC_NOW)
                            .where(RESERVATIONS.ID.eq(reservationId))
                            .execute();
                    return changed == 0 ? new BookingOutcome.Gone() : new BookingOutcome.Booked(reservationId);
                },
                () -> details(reservationId)
                        .map(reservation -> nearest(
                                startsFor(reservationId, nearestFrom(reservation.date()), NEAREST_WITHIN_DAYS),
                                reservation.date(),
                                reservation.start() == null ? 0 : reservation.start()))
                        .orElse(List.of()));
    }

    @Override
    public List<OfferedStart> starts(String serviceId, LocalDate from, int days) {
        return dsl.select(SERVICES.DURATIONMINUTES, SERVICES.BUFFERMINUTES)
                .from(SERVICES)
                .where(SERVICES.ID.eq(serviceId))
                .and(SERVICES.ISACTIVE)
                .fetchOptional(row -> new Treatment(serviceId, row.value1(), row.value2()))
                .map(treatment -> starts(treatment, null, from, days))
                .orElse(List.of());
    }

    @Override
    public List<OfferedStart> startsFor(String reservationId, LocalDate from, int days) {
        return dsl.select(
                        RESERVATIONS.SERVICEID,
                        DSL.coalesce(
                                OCCUPANCY.DURATION_MINUTES,
                                RESERVATIONS.ESTIMATEDDURATION,
                                DSL.inline(UNKNOWN_SERVICE_DURATION)),
                        DSL.coalesce(
                                OCCUPANCY.BUFFER_MINUTES, SERVICES.BUFFERMINUTES, DSL.inline(UNKNOWN_SERVICE_BUFFER)))
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .leftJoin(SERVICES)
                .on(SERVICES.ID.eq(RESERVATIONS.SERVICEID))
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(row -> new Treatment(row.value1(), row.value2(), row.value3()))
                .map(treatment -> starts(treatment, reservationId, from, days))
                .orElse(List.of());
    }

    private List<OfferedStart> starts(Treatment treatment, @Nullable String except, LocalDate from, int days) {
        LocalDateTime now = plans.now();
        return plans.from(from, days).stream()
                .flatMap(day -> new Availability(day, treatment, except).starts(now).stream())
                .toList();
    }

    @Override
    public Optional<ReservationDetails> details(String reservationId) {
        var marks = DSL.multiset(DSL.select(MARK.CODE)
                        .from(MARK)
                        .where(MARK.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .orderBy(MARK.CODE))
                .convertFrom(codes -> codes.map(code -> code.value1()))
                .as("marks");
        var earlier = RESERVATIONS.as("earlier");
        var visits = DSL.multiset(DSL.select(
                                earlier.PREFERREDDATE,
                                DSL.coalesce(earlier.SERVICENAME, earlier.SERVICE.cast(SQLDataType.CLOB)),
                                earlier.STATUS)
                        .from(earlier)
                        .where(earlier.PATIENTNAME.eq(RESERVATIONS.PATIENTNAME))
                        .and(earlier.PHONE.eq(RESERVATIONS.PHONE))
                        .and(earlier.ID.ne(RESERVATIONS.ID))
                        .and(earlier.PREFERREDDATE.le(RESERVATIONS.PREFERREDDATE))
                        .orderBy(earlier.PREFERREDDATE.desc(), earlier.ID)
                        .limit(5))
                .convertFrom(rows -> rows.map(row -> new Visit(
                        row.value1(),
                        LegacyService.nameOf(row.value2()),
                        Status.valueOf(row.value3().getLiteral()))))
                .as("visits");
        return dsl.select(RESERVATIONS.asterisk(), OCCUPANCY.asterisk(), marks, visits)
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(row -> new ReservationDetails(
                        row.get(RESERVATIONS.ID),
                        row.get(RESERVATIONS.PATIENTNAME),
                        row.get(RESERVATIONS.PHONE),
                        row.get(RESERVATIONS.BIRTHDATE).toLocalDate(),
                        Gender.valueOf(row.get(RESERVATIONS.GENDER).getLiteral()),
                        row.get(RESERVATIONS.TREATMENTTYPE) == DbTreatmentType.FIRST_VISIT,
                        row.get(RESERVATIONS.SERVICEID),
                        Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                                .orElse(LegacyService.nameOf(
                                        row.get(RESERVATIONS.SERVICE).getLiteral())),
                        row.get(RESERVATIONS.PREFERREDDATE),
                        row.get(RESERVATIONS.PREFERREDTIME),
                        row.get(OCCUPANCY.START_MINUTE),
                        Optional.ofNullable(row.get(OCCUPANCY.DURATION_MINUTES)).orElse(UNKNOWN_SERVICE_DURATION),
                        Optional.ofNullable(row.get(OCCUPANCY.BUFFER_MINUTES)).orElse(UNKNOWN_SERVICE_BUFFER),
                        Status.valueOf(row.get(RESERVATIONS.STATUS).getLiteral()),
                        row.get(RESERVATIONS.NOTES),
                        row.get(marks),
                        !Boolean.TRUE.equals(row.get(OCCUPANCY.BOOKED_AT_DESK)),
                        row.get(visits)));
    }

    /** Runs a change as the desk: refused with a reason, tried again where it met another writer. */
    private BookingOutcome decided(Function<DSLContext, BookingOutcome> change, Supplier<List<OfferedStart>> nearest) {
        for (int attempt = 1; ; attempt++) {
            try {
                return dsl.transactionResult(configuration -> {
                    DSLContext transaction = configuration.dsl();
                    transaction
                            .select(DSL.function(
                                    "set_config",
                                    SQLDataType.CLOB,
                                    DSL.inline("frontdesk.writer"),
                                    DSL.inline("desk"),
                                    DSL.inline(true)))
                            .fetch();
                    return change.apply(transaction);
                });
            } catch (DataAccessException e) {
                if (REFUSED.equals(e.sqlState())) {
                    return new BookingOutcome.Refused(Refusal.ofCode(messageOf(e)), nearest.get());
                }
                if (!RETRYABLE.contains(e.sqlState()) || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static String messageOf(DataAccessException refused) {
        SQLException cause = refused.getCause(SQLException.class);
        if (cause instanceof PSQLException server && server.getServerErrorMessage() != null) {
            return Optional.ofNullable(server.getServerErrorMessage().getMessage())
                    .orElseThrow(() -> refused);
        }
        throw refused;
    }

    private LocalDate nearestFrom(LocalDate wanted) {
        LocalDate today = plans.now().toLocalDate();
        LocalDate weekBefore = wanted.minusDays(7);
        return weekBefore.isBefore(today) ? today : weekBefore;
    }

    private static List<OfferedStart> nearest(List<OfferedStart> starts, LocalDate date, int minute) {
        LocalDateTime wanted = date.atStartOfDay().plusMinutes(minute);
        return starts.stream()
                .filter(start -> start.free() > 0)
                .sorted(Comparator.comparing(start -> Duration.between(
                                wanted, start.date().atStartOfDay().plusMinutes(start.start()))
                        .abs()))
                .limit(NEAREST)
                .toList();
    }

    /** {@code HH:mm} of a minute of the day; null from midnight on. */
    private static @Nullable String written(int minute) {
        return minute >= 24 * 60 ? null : "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private static DbPeriod period(int minute) {
        return DbPeriod.valueOf(Period.of(minute).name());
    }
}
