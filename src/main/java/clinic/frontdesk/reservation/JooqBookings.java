package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.SERIES;
import static clinic.frontdesk.tables.frontdesk.Tables.SERIES_PART;
import static clinic.frontdesk.tables.frontdesk.Tables.TERMS_ON;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.database.ContendedWrites;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.input.TypedDateTime;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.schedule.VisitFinder;
import clinic.frontdesk.schedule.VisitRequest;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.public_.enums.DbGender;
import clinic.frontdesk.tables.public_.enums.DbPeriod;
import clinic.frontdesk.tables.public_.enums.DbReservationStatus;
import clinic.frontdesk.tables.public_.enums.DbServiceType;
import clinic.frontdesk.tables.public_.enums.DbTreatmentType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** {@link Bookings} on the clinic's database, which decides. */
public final class JooqBookings implements Bookings {

    /** The longest reason of a squeeze-in, in letters. */
    public static final int LONGEST_REASON = 200;

    /** What a reservation occupies while its service is not set up. */
    static final int UNKNOWN_SERVICE_DURATION = 30;

    static final int UNKNOWN_SERVICE_BUFFER = 10;

    private static final int NEAREST_WITHIN_DAYS = 90;
    private static final int NEAREST = 5;

    /** The website stores UTC whatever the clinic's zone is, and so must the desk whatever its session's zone is. */
    private static final Field<LocalDateTime> UTC_NOW =
            DSL.field("(clock_timestamp() at time zone 'UTC')::timestamp(3)", SQLDataType.LOCALDATETIME(3));

    private final DSLContext dsl;
    private final DayPlanRepository plans;
    private final String squeezeIn;
    private final ContendedWrites contended = new ContendedWrites();

    public JooqBookings(DSLContext dsl) {
        this(dsl, "");
    }

    private JooqBookings(DSLContext dsl, String squeezeIn) {
        this.dsl = dsl;
        this.plans = new DayPlanRepository(dsl);
        this.squeezeIn = squeezeIn;
    }

    /**
     * The same, but that whatever it books, moves or brings back stands beyond capacity, outside hours, over a closure or
     * a limit of minutes too: where it does not fit it is marked for good, with the reason. A start that is past and a
     * service that is not offered are refused all the same.
     *
     * @param reason why, for a person to read: 1 to {@value #LONGEST_REASON} letters
     */
    public JooqBookings squeezingIn(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 1 to " + LONGEST_REASON + " letters");
        }
        return new JooqBookings(dsl, reason.strip());
    }

    @Override
    public BookingOutcome book(NewReservation wanted) {
        return book(wanted, null);
    }

    /** Books a reservation that may be one of a series. */
    BookingOutcome book(NewReservation wanted, @Nullable SeriesPart part) {
        return decided(
                transaction -> insert(transaction, wanted, part),
                () -> nearest(
                        plans.schedule(nearestFrom(wanted.date()), NEAREST_WITHIN_DAYS)
                                .starts(wanted.serviceId()),
                        wanted.date(),
                        wanted.start()));
    }

    /**
     * Books the services of one visit, all or none of them.
     *
     * @param visitId made before the first try, and the same at every retry
     * @param parts in order, each as {@link #book(NewReservation)} takes it; at least two, for one day
     * @return what became of it; nearest are the first starts of visits that can be booked whole
     */
    public BookingOutcome bookVisit(String visitId, List<NewReservation> parts) {
        NewReservation first = parts.getFirst();
        return decided(
                transaction -> {
                    List<BookingOutcome.SameTime> sameTime = new ArrayList<>();
                    for (int i = 0; i < parts.size(); i++) {
                        SeriesPart part = new SeriesPart(visitId, SeriesPart.Kind.VISIT, i + 1);
                        if (!(insert(transaction, parts.get(i), part) instanceof BookingOutcome.Accepted booked)) {
                            throw new Abandoned();
                        }
                        sameTime.addAll(booked.sameTime());
                    }
                    return new BookingOutcome.Accepted(first.id(), sameTime);
                },
                () -> {
                    VisitRequest wish = VisitRequest.of(
                            parts.stream().map(NewReservation::serviceId).toArray(String[]::new));
                    Schedule schedule = plans.schedule(nearestFrom(first.date()), NEAREST_WITHIN_DAYS);
                    return nearest(
                            new VisitFinder(schedule, wish)
                                    .first(Long.MAX_VALUE).stream()
                                            .map(visit -> visit.parts().getFirst())
                                            .toList(),
                            first.date(),
                            first.start());
                });
    }

    /** A part of a visit cannot be had: the others are not wanted either. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("a service of the visit is gone");
        }
    }

    /** What has to be known before a reservation is written; the service is null where it is gone. */
    private record Beforehand(
            @Nullable String nameThere,
            @Nullable String phoneThere,
            @Nullable ServiceThen service,
            List<BookingOutcome.SameTime> samePatient) {}

    /** A service as it is on the day of the reservation. */
    private record ServiceThen(String name, int duration, DbServiceType legacyType) {}

    /** One statement for all of it: what a booking costs is the way to the server and back. */
    private Beforehand beforehand(DSLContext transaction, NewReservation wanted) {
        var terms = TERMS_ON(wanted.serviceId(), wanted.date());
        Field<List<ServiceThen>> service = DSL.multiset(DSL.select(
                                SERVICES.NAME,
                                terms.DURATION_MINUTES,
                                Routines.legacyTypeOf(SERVICES.ID, SERVICES.CODE))
                        .from(SERVICES)
                        .crossJoin(terms)
                        .where(SERVICES.ID.eq(wanted.serviceId())))
                .convertFrom(rows -> rows.map(Records.mapping(ServiceThen::new)));
        var end = OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES);
        Field<List<BookingOutcome.SameTime>> samePatient = DSL.multiset(
                        DSL.select(OCCUPANCY.RESERVATION_ID, OCCUPANCY.START_MINUTE, end)
                                .from(OCCUPANCY)
                                .join(RESERVATIONS)
                                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                                .where(OCCUPANCY.DAY.eq(wanted.date()))
                                .and(OCCUPANCY.HOLDS)
                                .and(RESERVATIONS.PATIENTNAME.eq(wanted.patientName()))
                                .and(digits(RESERVATIONS.PHONE).eq(digits(DSL.val(wanted.phone()))))
                                .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID))
                .convertFrom(rows -> rows.map(Records.mapping(BookingOutcome.SameTime::new)));
        var there = RESERVATIONS.where(RESERVATIONS.ID.eq(wanted.id())).as("there");
        return transaction
                .select(asDesk())
                .select(there.PATIENTNAME, there.PHONE, service, samePatient)
                .from(DSL.selectOne().asTable("once"))
                .leftJoin(there)
                .on(DSL.trueCondition())
                .fetchSingle(row -> new Beforehand(
                        row.get(there.PATIENTNAME),
                        row.get(there.PHONE),
                        row.get(service).isEmpty() ? null : row.get(service).getFirst(),
                        row.get(samePatient)));
    }

    private BookingOutcome insert(DSLContext transaction, NewReservation wanted, @Nullable SeriesPart part) {
        Beforehand before = beforehand(transaction, wanted);
        if (before.nameThere() != null) {
            if (!before.nameThere().equals(wanted.patientName())
                    || !wanted.phone().equals(before.phoneThere())) {
                throw new IllegalArgumentException("the id is another patient's reservation");
            }
            // The answer to an earlier try was lost, the booking was not.
            return new BookingOutcome.Accepted(wanted.id(), sameTime(transaction, wanted.id()));
        }
        ServiceThen service = before.service();
        if (service == null) {
            return new BookingOutcome.Gone();
        }
        int duration = service.duration();
        transaction
                .insertInto(RESERVATIONS)
                .set(RESERVATIONS.ID, wanted.id())
                .set(RESERVATIONS.PATIENTNAME, wanted.patientName())
                .set(RESERVATIONS.PHONE, wanted.phone())
                .set(RESERVATIONS.BIRTHDATE, wanted.birthDate().atStartOfDay())
                .set(RESERVATIONS.GENDER, DbGender.valueOf(wanted.gender().name()))
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
                .set(RESERVATIONS.SERVICE, service.legacyType())
                .set(RESERVATIONS.SERVICEID, wanted.serviceId())
                .set(RESERVATIONS.SERVICENAME, service.name())
                .set(RESERVATIONS.ESTIMATEDDURATION, duration)
                .set(RESERVATIONS.PERIOD, period(wanted.start()))
                .set(RESERVATIONS.TIMESLOTSTART, written(wanted.start()))
                .set(RESERVATIONS.TIMESLOTEND, written(wanted.start() + duration))
                .execute();
        if (part != null) {
            transaction
                    .insertInto(SERIES, SERIES.ID, SERIES.KIND)
                    .values(part.seriesId(), part.kind().code())
                    .onConflictDoNothing()
                    .execute();
            transaction
                    .insertInto(SERIES_PART, SERIES_PART.SERIES_ID, SERIES_PART.NUMBER, SERIES_PART.RESERVATION_ID)
                    .values(part.seriesId(), part.number(), wanted.id())
                    .execute();
        }
        return new BookingOutcome.Accepted(
                wanted.id(),
                before.samePatient().stream()
                        .filter(other -> other.start() < wanted.start() + duration && wanted.start() < other.end())
                        .toList());
    }

    /** Rule 10: the same patient at the same time elsewhere is a warning. Treatments count, buffers do not. */
    private static List<BookingOutcome.SameTime> sameTime(DSLContext transaction, String reservationId) {
        var own = RESERVATIONS.as("own");
        var place = OCCUPANCY.as("place");
        var end = OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES);
        return transaction
                .select(OCCUPANCY.RESERVATION_ID, OCCUPANCY.START_MINUTE, end)
                .from(place)
                .join(own)
                .on(own.ID.eq(place.RESERVATION_ID))
                .join(OCCUPANCY)
                .on(OCCUPANCY.DAY.eq(place.DAY))
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(place.RESERVATION_ID.eq(reservationId))
                .and(place.HOLDS)
                .and(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.RESERVATION_ID.ne(reservationId))
                .and(OCCUPANCY.START_MINUTE.lt(place.START_MINUTE.plus(place.DURATION_MINUTES)))
                .and(end.gt(place.START_MINUTE))
                .and(RESERVATIONS.PATIENTNAME.eq(own.PATIENTNAME))
                .and(digits(RESERVATIONS.PHONE).eq(digits(own.PHONE)))
                .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .fetch(Records.mapping(BookingOutcome.SameTime::new));
    }

    /** The website writes phones as people type them. */
    private static Field<String> digits(Field<String> phone) {
        return DSL.regexpReplaceAll(phone, "[^0-9]", "");
    }

    @Override
    public BookingOutcome move(String reservationId, LocalDate date, int start) {
        return decided(
                transaction -> {
                    transaction.select(asDesk()).fetch();
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
                    return new BookingOutcome.Accepted(reservationId, sameTime(transaction, reservationId));
                },
                () -> nearest(startsFor(reservationId, nearestFrom(date), NEAREST_WITHIN_DAYS), date, start));
    }

    @Override
    public BookingOutcome changeStatus(String reservationId, Status status) {
        return decided(
                transaction -> {
                    transaction.select(asDesk()).fetch();
                    int changed = transaction
                            .update(RESERVATIONS)
                            .set(RESERVATIONS.STATUS, DbReservationStatus.valueOf(status.name()))
                            .set(RESERVATIONS.STATUSCHANGEDAT, UTC_NOW)
                            .set(RESERVATIONS.UPDATEDAT, UTC_NOW)
                            .where(RESERVATIONS.ID.eq(reservationId))
                            .execute();
                    return changed == 0
                            ? new BookingOutcome.Gone()
                            : new BookingOutcome.Accepted(reservationId, sameTime(transaction, reservationId));
                },
                () -> nearestTo(reservationId));
    }

    /**
     * Lets a reservation stand though it does not fit: its flags become a squeeze-in, with the reason of
     * {@link #squeezingIn}.
     *
     * @return gone where there is no such reservation, or it is not flagged
     */
    public BookingOutcome accept(String reservationId) {
        if (squeezeIn.isEmpty()) {
            throw new IllegalStateException("nobody said why");
        }
        return decided(
                transaction -> {
                    LocalDate day = transaction
                            .select(RESERVATIONS.PREFERREDDATE)
                            .from(RESERVATIONS)
                            .where(RESERVATIONS.ID.eq(reservationId))
                            .forNoKeyUpdate()
                            .fetchOne(RESERVATIONS.PREFERREDDATE);
                    if (day == null) {
                        return new BookingOutcome.Gone();
                    }
                    Routines.lockDay(transaction.configuration(), day);
                    int settled = transaction
                            .deleteFrom(FLAG)
                            .where(FLAG.RESERVATION_ID.eq(reservationId))
                            .and(FLAG.CODE.eq(DSL.any(Routines.slotFlagCodes())))
                            .execute();
                    if (settled == 0) {
                        return new BookingOutcome.Gone();
                    }
                    transaction
                            .insertInto(FLAG, FLAG.RESERVATION_ID, FLAG.CODE, FLAG.DAY, FLAG.NOTE)
                            .values(reservationId, "squeeze-in", day, squeezeIn)
                            .onConflict(FLAG.RESERVATION_ID, FLAG.CODE)
                            .doNothing()
                            .execute();
                    return new BookingOutcome.Accepted(reservationId);
                },
                List::of);
    }

    /** The other reservations of the same visit or course that hold places, in order; empty where it is of none. */
    public List<String> together(String reservationId) {
        var own = SERIES_PART.as("own");
        return dsl.select(SERIES_PART.RESERVATION_ID)
                .from(own)
                .join(SERIES_PART)
                .on(SERIES_PART.SERIES_ID.eq(own.SERIES_ID))
                .join(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(SERIES_PART.RESERVATION_ID))
                .where(own.RESERVATION_ID.eq(reservationId))
                .and(SERIES_PART.RESERVATION_ID.ne(reservationId))
                .and(OCCUPANCY.HOLDS)
                .orderBy(SERIES_PART.NUMBER)
                .fetch(SERIES_PART.RESERVATION_ID);
    }

    /** How a reservation stands; nothing where it is gone. */
    public Optional<ReservationState> standing(String reservationId) {
        return standing(dsl, reservationId);
    }

    private static Optional<ReservationState> standing(DSLContext asked, String reservationId) {
        return asked.select(
                        RESERVATIONS.PREFERREDDATE,
                        RESERVATIONS.PREFERREDTIME,
                        RESERVATIONS.TIMESLOTSTART,
                        RESERVATIONS.TIMESLOTEND,
                        RESERVATIONS.STATUS)
                .from(RESERVATIONS)
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(row -> new ReservationState(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        Status.valueOf(row.value5().getLiteral())));
    }

    /**
     * Restores reservations, all or none of them, and asks for their places again.
     *
     * @param changes each from how it must stand now
     */
    public UndoResult restore(List<ReservationChange> changes) {
        BookingOutcome outcome = decided(
                transaction -> {
                    transaction.select(asDesk()).fetch();
                    for (ReservationChange change : changes) {
                        // One that stands so already was restored by a try whose answer was lost.
                        if (!restored(transaction, change)
                                && !standing(transaction, change.reservationId())
                                        .equals(Optional.of(change.to()))) {
                            throw new Abandoned();
                        }
                    }
                    return new BookingOutcome.Accepted(changes.getFirst().reservationId());
                },
                () -> nearestTo(changes.getFirst().reservationId()));
        return switch (outcome) {
            case BookingOutcome.Accepted booked -> new UndoResult.Done();
            case BookingOutcome.Refused refused ->
                new UndoResult.Refused(refused.reason().code(), refused.nearest());
            case BookingOutcome.Gone gone -> new UndoResult.ChangedMeanwhile();
        };
    }

    private static boolean restored(DSLContext transaction, ReservationChange change) {
        ReservationState from = change.from();
        ReservationState to = change.to();
        Integer start = to.slotStart() == null
                ? null
                : TypedDateTime.minute(to.slotStart()).value();
        var update = transaction
                .update(RESERVATIONS)
                .set(RESERVATIONS.PREFERREDDATE, to.date())
                .set(RESERVATIONS.PREFERREDTIME, to.writtenTime())
                .set(RESERVATIONS.TIMESLOTSTART, to.slotStart())
                .set(RESERVATIONS.TIMESLOTEND, to.slotEnd())
                .set(RESERVATIONS.PERIOD, start == null ? null : period(start))
                .set(
                        RESERVATIONS.STATUS,
                        DbReservationStatus.valueOf(to.status().name()))
                .set(RESERVATIONS.UPDATEDAT, UTC_NOW);
        if (from.status() != to.status()) {
            update = update.set(RESERVATIONS.STATUSCHANGEDAT, UTC_NOW);
        }
        return update.where(RESERVATIONS.ID.eq(change.reservationId()))
                        .and(RESERVATIONS.PREFERREDDATE.eq(from.date()))
                        .and(RESERVATIONS.PREFERREDTIME.eq(from.writtenTime()))
                        .and(RESERVATIONS.TIMESLOTSTART.isNotDistinctFrom(from.slotStart()))
                        .and(RESERVATIONS.TIMESLOTEND.isNotDistinctFrom(from.slotEnd()))
                        .and(RESERVATIONS.STATUS.eq(
                                DbReservationStatus.valueOf(from.status().name())))
                        .execute()
                == 1;
    }

    @Override
    public List<Slot> starts(String serviceId, LocalDate from, int days) {
        return plans.schedule(from, days).starts(serviceId);
    }

    @Override
    public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
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
                .map(treatment -> plans.schedule(from, days).startsFor(treatment, reservationId))
                .orElse(List.of());
    }

    @Override
    public Optional<ReservationDetails> details(String reservationId) {
        return new ReservationReader(dsl).details(reservationId);
    }

    private List<Slot> nearestTo(String reservationId) {
        return details(reservationId)
                .map(reservation -> nearest(
                        startsFor(reservationId, nearestFrom(reservation.date()), NEAREST_WITHIN_DAYS),
                        reservation.date(),
                        reservation.start() == null ? 0 : reservation.start()))
                .orElse(List.of());
    }

    /**
     * Runs a change that says first who writes, {@link #asDesk}: refused with a reason, tried again where it met another
     * writer.
     */
    private BookingOutcome decided(Function<DSLContext, BookingOutcome> change, Supplier<List<Slot>> nearest) {
        try {
            return contended.make(dsl, change);
        } catch (Abandoned e) {
            return new BookingOutcome.Gone();
        } catch (DataAccessException e) {
            if (SqlStates.refusedByRule(e)) {
                return new BookingOutcome.Refused(Refusal.ofCode(messageOf(e)), contended.read(nearest));
            }
            throw e;
        }
    }

    /** The settings of the transaction that tell the triggers who writes, and why it squeezes in. */
    private List<Field<String>> asDesk() {
        return List.of(setting("frontdesk.writer", "desk"), setting("frontdesk.squeeze_in", squeezeIn));
    }

    private static Field<String> setting(String name, String value) {
        return DSL.function("set_config", SQLDataType.CLOB, DSL.inline(name), DSL.val(value), DSL.inline(true));
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

    private static List<Slot> nearest(List<Slot> starts, LocalDate date, int minute) {
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
