package clinic.frontdesk.reservation;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome.Refused;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.tables.public_.tables.records.ReservationsRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BookingsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final String BOTOX = "frontdesk-wrinkle-botox";

    private TestDatabase database;
    private DSLContext dsl;
    private Bookings bookings;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded();
        dsl = database.dsl();
        bookings = new DatabaseBookings(dsl);
        clockAt("2026-11-30 08:00");
    }

    @Test
    void aBookingStandsInTheOldColumnsAndInTheNew() {
        LocalDateTime before = LocalDateTime.now(ZoneOffset.UTC).minusSeconds(1);

        assertThat(book("a", MONDAY, 600)).is(accepted("a"));

        ReservationsRecord row = row("a");
        assertThat(row.getPatientname()).isEqualTo("김철수");
        assertThat(row.getBirthdate()).isEqualTo(LocalDateTime.of(1990, 1, 1, 0, 0));
        assertThat(row.getPreferreddate()).isEqualTo(MONDAY);
        assertThat(row.getPreferredtime()).isEqualTo("10:00");
        assertThat(row.getService()).isEqualTo("WRINKLE_BOTOX");
        assertThat(row.getStatus()).isEqualTo("CONFIRMED");
        assertThat(row.getTreatmenttype()).isEqualTo("FOLLOW_UP");
        assertThat(row.getServiceid()).isEqualTo(BOTOX);
        assertThat(row.getServicename()).isEqualTo("주름 보톡스");
        assertThat(row.getEstimatedduration()).isEqualTo(30);
        assertThat(row.getPeriod()).isEqualTo("MORNING");
        assertThat(row.getTimeslotstart()).isEqualTo("10:00");
        assertThat(row.getTimeslotend()).isEqualTo("10:30");
        assertThat(List.of(row.getCreatedat(), row.getUpdatedat(), row.getStatuschangedat()))
                .allSatisfy(stamp ->
                        assertThat(Duration.between(before, stamp)).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
        assertThat(marks()).isEmpty();
    }

    @Test
    void aTakenStartIsRefusedWithTheNearestFreeOnes() {
        book("a", MONDAY, 600);

        assertThat(book("b", MONDAY, 600))
                .isEqualTo(new Refused(
                        Refusal.FULL,
                        List.of(
                                new Slot(MONDAY, Period.MORNING, 640, 670, 1, 1, true),
                                new Slot(MONDAY, Period.MORNING, 540, 570, 1, 1, false),
                                new Slot(MONDAY, Period.MORNING, 660, 690, 1, 1, false),
                                new Slot(MONDAY, Period.MORNING, 690, 720, 1, 1, false),
                                new Slot(MONDAY, Period.AFTERNOON, 840, 870, 1, 1, false))));
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(1);
    }

    @Test
    void eachRefusalHasItsReason() {
        assertThat(reason(book("a", MONDAY.plusDays(5), 600))).isEqualTo(Refusal.CLOSED);
        assertThat(reason(book("a", MONDAY, 715))).isEqualTo(Refusal.OUTSIDE_HOURS);
        assertThat(reason(book("a", MONDAY, 480))).isEqualTo(Refusal.OUTSIDE_HOURS);
        clockAt("2026-11-30 10:13");
        assertThat(reason(book("a", MONDAY, 602))).isEqualTo(Refusal.PAST);
        database.run("UPDATE public.services SET \"isActive\" = false");
        assertThat(reason(book("a", MONDAY, 660))).isEqualTo(Refusal.INACTIVE);
        assertThat(dsl.fetchCount(RESERVATIONS)).isZero();
    }

    @Test
    void aPatientWhoStandsThereMayBeBookedTenMinutesAgo() {
        clockAt("2026-11-30 10:10:59");
        assertThat(book("a", MONDAY, 600)).is(accepted("a"));
    }

    @Test
    void offTheGridIsBookedToTheMinute() {
        book("a", MONDAY, 540);
        assertThat(book("b", MONDAY, 580)).is(accepted("b"));
        assertThat(reason(book("c", MONDAY, 619))).isEqualTo(Refusal.FULL);
    }

    @Test
    void aRetryAfterALostAnswerNeitherBooksTwiceNorRefusesItsOwnRow() {
        book("a", MONDAY, 600);
        assertThat(book("a", MONDAY, 600)).is(accepted("a"));
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(1);
    }

    @Test
    void anotherPatientsIdIsNeverAnsweredAsBooked() {
        book("a", MONDAY, 600);
        NewReservation other = new NewReservation(
                "a", "박두리", "010-0000-0009", LocalDate.of(1991, 1, 1), Gender.FEMALE, false, BOTOX, MONDAY, 660, null);
        assertThatThrownBy(() -> bookings.book(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void movingDoesNotConflictWithItselfAndMovesBothSides() {
        book("a", MONDAY, 600);
        assertThat(bookings.move("a", MONDAY, 615)).is(accepted("a"));
        assertThat(row("a").getPreferredtime()).isEqualTo("10:15");
        assertThat(bookings.move("a", MONDAY.plusDays(1), 840)).is(accepted("a"));
        ReservationsRecord row = row("a");
        assertThat(List.of(row.getPreferredtime(), row.getTimeslotstart(), row.getTimeslotend()))
                .containsExactly("14:00", "14:00", "14:30");
        assertThat(row.getPeriod()).isEqualTo("AFTERNOON");
        assertThat(book("b", MONDAY, 600)).is(accepted("b"));
    }

    @Test
    void aMoveOntoATakenStartIsRefusedAndChangesNothing() {
        book("a", MONDAY, 600);
        book("b", MONDAY, 660);
        ReservationsRecord before = row("b");
        assertThat(reason(bookings.move("b", MONDAY, 600))).isEqualTo(Refusal.FULL);
        assertThat(row("b")).isEqualTo(before);
    }

    @Test
    void aCancelledOneFreesItsPlaceAndAsksAgainWhenBroughtBack() {
        book("a", MONDAY, 600);
        bookings.changeStatus("a", Status.CANCELLED);
        assertThat(book("b", MONDAY, 600)).is(accepted("b"));
        assertThat(reason(bookings.changeStatus("a", Status.CONFIRMED))).isEqualTo(Refusal.FULL);
        assertThat(row("a").getStatus()).isEqualTo("CANCELLED");
    }

    @Test
    void aLaterDurationMovesNothingThatIsBooked() {
        book("a", MONDAY, 540);
        book("b", MONDAY, 600);
        database.run("UPDATE public.services SET \"durationMinutes\" = 60, \"bufferMinutes\" = 20");
        assertThat(bookings.details("a").orElseThrow())
                .extracting(ReservationDetails::duration, ReservationDetails::buffer)
                .containsExactly(30, 10);
        assertThat(book("c", MONDAY, 640)).is(accepted("c"));
        assertThat(row("c").getTimeslotend()).isEqualTo("11:40");
        bookings.move("a", MONDAY, 840);
        assertThat(row("a").getTimeslotend()).isEqualTo("14:30");
    }

    @Test
    void theWebsiteIsNeverRefusedButFlaggedAndTheFlagGoesWhenItFits() throws SQLException {
        book("a", MONDAY, 600);
        website("w", "10:00");
        assertThat(marks()).containsExactly("w full");
        assertThat(row("w").getTimeslotstart()).isEqualTo("10:00");

        bookings.changeStatus("a", Status.CANCELLED);
        assertThat(marks()).isEmpty();
    }

    @Test
    void theWebsitesRowsThatNoOpeningTakesAreFlagged() throws SQLException {
        website("lunch", "12:30");
        website("unreadable", "오후 2시");
        website("late", "23:45");
        assertThat(marks())
                .containsExactly(
                        "late outside-hours",
                        "late past-midnight",
                        "lunch outside-hours",
                        "unreadable unreadable-time");
        website("settled", "25:00");
        database.run("UPDATE public.reservations SET \"preferredTime\" = '15:00' WHERE id = 'settled'");
        assertThat(marks()).doesNotContain("settled unreadable-time");
        assertThat(row("settled").getTimeslotend()).isEqualTo("15:30");
    }

    private BookingOutcome book(String id, LocalDate date, int start) {
        return bookings.book(reservation(id, date, start));
    }

    private static NewReservation reservation(String id, LocalDate date, int start) {
        return new NewReservation(
                id, "김철수", "010-0000-0001", LocalDate.of(1990, 1, 1), Gender.MALE, false, BOTOX, date, start, null);
    }

    private void website(String id, String time) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                    "preferredDate", "preferredTime", service, "updatedAt")
                VALUES ('%s', '이서윤', '010-0000-0002', '1991-01-01', 'FEMALE', 'FIRST_VISIT', '%s', '%s',
                    'WRINKLE_BOTOX', now() at time zone 'UTC')\
                """.formatted(id, MONDAY, time));
        }
    }

    private void clockAt(String seoul) {
        database.run("UPDATE frontdesk.clinic SET fixed_now = '" + seoul + "'::timestamp AT TIME ZONE 'Asia/Seoul'");
    }

    private ReservationsRecord row(String id) {
        return dsl.fetchSingle(RESERVATIONS, RESERVATIONS.ID.eq(id));
    }

    private List<String> marks() {
        return dsl.select(FLAG.RESERVATION_ID.concat(" ").concat(FLAG.CODE))
                .from(FLAG)
                .orderBy(1)
                .fetch(row -> row.value1());
    }

    private static Refusal reason(BookingOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }

    @Test
    void everyEarlierVisitCountsForTheNumberOfAVisit() {
        TestDatabase clinic = TestDatabase.upgraded();
        for (int day = 1; day <= 9; day++) {
            clinic.run("""
                INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                    "preferredDate", "preferredTime", status, service, "updatedAt")
                VALUES ('visit-%d', '김하나', '010-0000-0001', '1990-01-01', 'FEMALE', 'FOLLOW_UP', '2024-01-0%d', '10:00',
                    'COMPLETED', 'WRINKLE_BOTOX', now())\
                """.formatted(day, day));
        }

        ReservationDetails last =
                new DatabaseBookings(clinic.dsl()).details("visit-9").orElseThrow();

        assertThat(last.visitNumber()).isEqualTo(9);
        assertThat(last.pastVisits()).hasSize(5);
    }
}
