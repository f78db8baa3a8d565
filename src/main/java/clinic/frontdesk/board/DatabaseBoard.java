package clinic.frontdesk.board;

import static clinic.frontdesk.tables.frontdesk.Tables.ARRIVAL;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.arrival.ArrivalRepository;
import clinic.frontdesk.arrival.PresentPatient;
import clinic.frontdesk.arrival.WaitingRoom;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.ArrivalConditions;
import clinic.frontdesk.schedule.Opening;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The board in the clinic's database, read in one transaction that can write nothing. Names are masked as they are read. */
public final class DatabaseBoard implements BoardSource {

    private static final int MOST_NEXT = 200;

    private final DSLContext dsl;

    public DatabaseBoard(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Optional<BoardState> read() {
        return dsl.transactionResult(configuration -> {
            DSLContext reading = configuration.dsl();
            reading.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            boolean prepared = reading.fetchSingle(
                            "SELECT to_regclass('frontdesk.name_display') IS NOT NULL AS prepared")
                    .get("prepared", boolean.class);
            return prepared ? Optional.of(read(reading)) : Optional.empty();
        });
    }

    private static BoardState read(DSLContext reading) {
        NameStyle names = new NameDisplays(reading).read().board();
        WaitingRoom room = new ArrivalRepository(reading).today();
        LocalDateTime now = room.now();
        List<PresentPatient> waiting = room.waiting().stream()
                .sorted(Comparator.comparing(PresentPatient::since))
                .toList();
        List<LocalDateTime> ends = room.inTreatment().stream()
                .map(patient -> patient.since().plusMinutes(patient.minutes()))
                .toList();
        List<LocalDateTime> starts = ExpectedStarts.of(
                now,
                capacity(reading, now),
                room.inTreatment().stream()
                        .map(patient -> patient.since().plusMinutes(patient.minutes() + patient.buffer()))
                        .map(end -> end.isBefore(now) ? now : end)
                        .toList(),
                waiting.stream()
                        .map(patient -> new ExpectedStarts.Expected(
                                patient.since().isAfter(now) ? patient.since() : now,
                                patient.minutes() + patient.buffer()))
                        .toList());
        return new BoardState(
                now, lines(room.inTreatment(), ends, names), lines(waiting, starts, names), next(reading, now, names));
    }

    private static List<BoardLine> lines(List<PresentPatient> patients, List<LocalDateTime> expected, NameStyle names) {
        List<BoardLine> lines = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            PresentPatient patient = patients.get(i);
            lines.add(new BoardLine(names.of(patient.patientName()), patient.appointment(), expected.get(i)));
        }
        return lines;
    }

    /** How many may be treated at once now; of the day's openings where none covers now. */
    private static int capacity(DSLContext reading, LocalDateTime now) {
        List<Opening> openings = new DayPlanRepository(reading)
                .from(now.toLocalDate(), 1).getFirst().openings().stream()
                        .filter(Opening::clinicWide)
                        .toList();
        int minute = now.getHour() * 60 + now.getMinute();
        return openings.stream()
                .filter(opening -> opening.covers(minute))
                .mapToInt(Opening::capacity)
                .max()
                .orElseGet(() ->
                        openings.stream().mapToInt(Opening::capacity).max().orElse(1));
    }

    private static List<BoardLine> next(DSLContext reading, LocalDateTime now, NameStyle names) {
        LocalDate today = now.toLocalDate();
        return reading.select(RESERVATIONS.PATIENTNAME, OCCUPANCY.START_MINUTE)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .leftJoin(ARRIVAL)
                .on(ArrivalConditions.counts())
                .where(OCCUPANCY.DAY.eq(today))
                .and(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.START_MINUTE.ge(now.getHour() * 60 + now.getMinute()))
                .and(ARRIVAL.RESERVATION_ID.isNull())
                .orderBy(OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .limit(MOST_NEXT)
                .fetch(row -> new BoardLine(
                        names.of(row.get(RESERVATIONS.PATIENTNAME)),
                        today.atStartOfDay().plusMinutes(row.get(OCCUPANCY.START_MINUTE)),
                        null));
    }
}
