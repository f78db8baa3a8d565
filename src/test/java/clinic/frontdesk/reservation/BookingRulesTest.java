package clinic.frontdesk.reservation;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.SERIES_PART;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.DailyLimits;
import clinic.frontdesk.catalog.DatedChangeOutcome;
import clinic.frontdesk.catalog.DatedChanges;
import clinic.frontdesk.catalog.TermsWrite;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.closure.WebsiteClosures;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.reservation.BookingOutcome.Accepted;
import clinic.frontdesk.reservation.BookingOutcome.Refused;
import clinic.frontdesk.reservation.BookingOutcome.SameTime;
import clinic.frontdesk.reservation.Courses.Occurrence;
import clinic.frontdesk.schedule.ServiceTerms.TermsChange;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.upgrade.Databases;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Squeeze-ins, limits, dated changes, courses, visits and what is swept up, on a real database. */
@Execution(ExecutionMode.CONCURRENT)
class BookingRulesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final String BOTOX = "frontdesk-wrinkle-botox";
    private static final String CARE = "care";

    private TestDatabase database;
    private DSLContext dsl;
    private DeskBookings bookings;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul';"
                        + "INSERT INTO public.services (id, code, name, \"durationMinutes\", \"bufferMinutes\","
                        + " \"updatedAt\") VALUES ('care', 'SKIN_CARE', '피부 관리', 60, 0, now())");
        dsl = database.dsl();
        bookings = new DatabaseBookings(dsl);
    }

    @Test
    void aSqueezeInStandsOverCapacityHoursAndClosuresAndIsMarkedForGood() {
        new Closures(dsl).close(new NewClosure(MONDAY, 900, 960, null, "점검"));
        DeskBookings squeezing = bookings.squeezingIn(" 응급 ");
        book("a", 600);

        assertThat(squeezing.book(reservation("full", BOTOX, MONDAY, 600)))
                .is(accepted("full", new SameTime("a", 600, 630)));
        assertThat(squeezing.book(reservation("lunch", BOTOX, MONDAY, 750))).is(accepted("lunch"));
        assertThat(squeezing.book(reservation("closed", BOTOX, MONDAY, 900))).is(accepted("closed"));
        assertThat(squeezing.book(reservation("saturday", BOTOX, MONDAY.plusDays(5), 600)))
                .is(accepted("saturday"));
        assertThat(squeezing.book(reservation("fits", BOTOX, MONDAY, 1000))).is(accepted("fits"));

        List<String> squeezedIn =
                List.of("closed squeeze-in 응급", "full squeeze-in 응급", "lunch squeeze-in 응급", "saturday squeeze-in 응급");
        assertThat(marks()).isEqualTo(squeezedIn);
        bookings.changeStatus("a", Status.CANCELLED);
        bookings.changeStatus("full", Status.NO_SHOW);
        assertThat(marks()).isEqualTo(squeezedIn);
    }

    @Test
    void aSqueezeInNeitherBooksThePastNorWhatIsNotOffered() {
        DeskBookings squeezing = bookings.squeezingIn("응급");
        assertThat(reason(squeezing.book(reservation("a", BOTOX, MONDAY.minusDays(3), 600))))
                .isEqualTo(Refusal.PAST);
        database.run("UPDATE public.services SET \"isActive\" = false");
        assertThat(reason(squeezing.book(reservation("a", BOTOX, MONDAY, 600)))).isEqualTo(Refusal.INACTIVE);
        assertThatThrownBy(() -> bookings.squeezingIn("  ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsBookedInOrderStaysSoThoughAnotherIsSqueezedInBeside() {
        book("a", 600);
        bookings.squeezingIn("응급").book(reservation("b", BOTOX, MONDAY, 630));
        database.run("UPDATE public.services SET \"displayOrder\" = 7");

        assertThat(new Maintenance(dsl).run()).isEqualTo(1);

        assertThat(marks()).containsExactly("b squeeze-in 응급");
    }

    @Test
    void whatASmallerCapacityLeavesOverIsFlaggedAndUnflaggedByALargerOne() {
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 2");
        book("a", 600);
        book("b", 600);
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 1");
        new Maintenance(dsl).run();
        assertThat(marks()).containsExactly("b full null");

        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 2");
        new Maintenance(dsl).run();
        assertThat(marks()).isEmpty();
    }

    @Test
    void aMoveMaySqueezeInToo() {
        book("a", 600);
        book("b", 660);
        assertThat(reason(bookings.move("b", MONDAY, 600))).isEqualTo(Refusal.FULL);
        assertThat(bookings.squeezingIn("통증").move("b", MONDAY, 600)).is(accepted("b", new SameTime("a", 600, 630)));
        assertThat(marks()).containsExactly("b squeeze-in 통증");
    }

    @Test
    void aFlaggedRowIsLeftStandingByAPersonWithAReason() {
        book("a", 600);
        database.run(Databases.insert("web", "2026-11-30", "10:00", "WRINKLE_BOTOX"));
        assertThat(marks()).containsExactly("web full null");

        assertThat(bookings.squeezingIn("함께 진료").accept("web")).is(accepted("web"));
        assertThat(marks()).containsExactly("web squeeze-in 함께 진료");
        assertThat(bookings.squeezingIn("함께 진료").accept("a")).isEqualTo(new BookingOutcome.Gone());
    }

    @Test
    void theSamePatientAtTheSameTimeElsewhereIsAWarning() {
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 3");
        book("a", 600);
        database.run(Databases.insert("other-patient", "2026-11-30", "10:00", "WRINKLE_BOTOX"));

        assertThat(bookings.book(reservation("b", CARE, MONDAY, 610))).is(accepted("b", new SameTime("a", 600, 630)));
        assertThat(bookings.move("b", MONDAY, 630)).is(accepted("b"));
        assertThat(bookings.move("a", MONDAY, 640)).is(accepted("a", new SameTime("b", 630, 690)));
    }

    @Test
    void aServiceMayHaveALimitOfMinutesADay() {
        new DailyLimits(dsl).set(BOTOX, 60, null);
        book("a", 540);
        book("b", 600);

        Refused refused = (Refused) book("c", 660);
        assertThat(refused.reason()).isEqualTo(Refusal.DAILY_LIMIT);
        assertThat(refused.nearest()).hasSize(5).allMatch(start -> start.date().isAfter(MONDAY));
        assertThat(bookings.starts(BOTOX, MONDAY, 1)).extracting(Slot::free).containsOnly(0);
        // Another service has its own minutes, and a move within the day does not conflict with itself.
        assertThat(bookings.book(reservation("care", CARE, MONDAY, 660))).is(accepted("care"));
        assertThat(bookings.move("b", MONDAY, 840)).is(accepted("b"));

        bookings.changeStatus("a", Status.COMPLETED);
        assertThat(reason(book("c", 900))).isEqualTo(Refusal.DAILY_LIMIT);
        bookings.changeStatus("b", Status.CANCELLED);
        assertThat(book("c", 900)).is(accepted("c"));
    }

    @Test
    void theWebsitesRowOverTheLimitIsKeptAndFlagged() {
        new DailyLimits(dsl).set(BOTOX, 30, null);
        book("a", 540);
        database.run(Databases.insert("web", "2026-11-30", "10:00", "WRINKLE_BOTOX"));
        assertThat(marks()).containsExactly("web daily-limit null");
        bookings.changeStatus("a", Status.CANCELLED);
        assertThat(marks()).isEmpty();
    }

    @Test
    void limitsAreReadFromTheWebsitesTableAndWrittenThere() {
        database.run("ALTER TABLE public.service_reservation_limits ADD COLUMN \"serviceId\" text,"
                + " ADD COLUMN \"dailyLimitMinutes\" integer, ADD COLUMN reason text, ADD COLUMN \"updatedBy\" text;"
                + " INSERT INTO public.service_reservation_limits (id, \"serviceType\", \"serviceId\","
                + " \"dailyLimitMinutes\", \"updatedAt\") VALUES ('l', 'WRINKLE_BOTOX', 'frontdesk-wrinkle-botox', 30,"
                + " now())");
        DailyLimits limits = new DailyLimits(dsl);
        assertThat(limits.all()).containsOnly(Map.entry(BOTOX, 30));
        book("a", 540);
        assertThat(reason(book("b", 600))).isEqualTo(Refusal.DAILY_LIMIT);

        assertThat(limits.set(BOTOX, 90, "의사 한 명").websiteTold()).isTrue();
        assertThat(limits.set(CARE, 120, null).websiteTold()).isTrue();
        assertThat(Databases.rows(
                        database,
                        "SELECT \"serviceType\", \"serviceId\", \"dailyLimitMinutes\", \"dailyLimit\""
                                + " FROM public.service_reservation_limits ORDER BY 1"))
                .containsExactly("WRINKLE_BOTOX|frontdesk-wrinkle-botox|90|10", "SKIN_CARE|-|120|2");
        assertThat(book("b", 600)).is(accepted("b"));

        // The website's people change it there: that is the value that holds.
        database.run("UPDATE public.service_reservation_limits SET \"dailyLimitMinutes\" = 60 WHERE id = 'l'");
        assertThat(limits.all()).containsEntry(BOTOX, 60).containsEntry(CARE, 120);
        limits.set(BOTOX, null, null);
        assertThat(limits.all()).containsOnlyKeys(CARE);
    }

    @Test
    void aTableOfLimitsThatTheDeskCannotReadLimitsNothing() {
        database.run("DROP TABLE public.service_reservation_limits; CREATE TABLE public.service_reservation_limits"
                + " (\"dailyLimitMinutes\" text); INSERT INTO public.service_reservation_limits VALUES ('soon')");
        DailyLimits limits = new DailyLimits(dsl);
        assertThat(limits.set(BOTOX, 30, null).websiteTold()).isFalse();
        book("a", 540);
        assertThat(reason(book("b", 600))).isEqualTo(Refusal.DAILY_LIMIT);
    }

    @Test
    void case18AndADatedChangeMoveNothingThatIsBookedAndHoldFromTheirDayOn() {
        LocalDate tuesday = MONDAY.plusDays(1);
        bookings.book(reservation("booked", BOTOX, tuesday, 540));
        DatedChanges changes = new DatedChanges(dsl);

        TermsChange longer = new TermsChange(tuesday, 60, 20);
        assertThat(changes.plan(BOTOX, longer))
                .isEqualTo(new DatedChangeOutcome.Planned(1, new TermsWrite(BOTOX, "주름 보톡스", tuesday, null, longer)));

        assertThat(bookings.starts(BOTOX, MONDAY, 1)).hasSize(14);
        assertThat(bookings.starts(BOTOX, tuesday, 1))
                .filteredOn(start -> start.free() > 0)
                .extracting(Slot::start)
                .containsExactly(580, 600, 630, 660, 840, 870, 900, 930, 960, 990, 1020);
        bookings.book(reservation("new", BOTOX, tuesday, 580));
        database.run(Databases.insert("web", "2026-12-01", "14:00", "WRINKLE_BOTOX"));
        assertThat(Databases.rows(
                        database,
                        "SELECT r.id, r.\"timeSlotEnd\", o.duration_minutes, o.buffer_minutes"
                                + " FROM reservations r JOIN frontdesk.occupancy o ON o.reservation_id = r.id"
                                + " ORDER BY o.start_minute"))
                .containsExactly("booked|09:30|30|10", "new|10:40|60|20", "web|15:00|60|20");
        // Its buffer holds until 11:00.
        assertThat(reason(bookings.book(reservation("early", BOTOX, tuesday, 659))))
                .isEqualTo(Refusal.FULL);
        assertThat(bookings.book(reservation("after", BOTOX, tuesday, 660))).is(accepted("after"));
    }

    @Test
    void aDatedChangeIsWrittenIntoItsServiceWhenItsDayHasCome() {
        DatedChanges changes = new DatedChanges(dsl);
        LocalDate tuesday = MONDAY.plusDays(1);
        changes.plan(BOTOX, new TermsChange(tuesday, 40, 5));
        assertThat(changes.plan(BOTOX, new TermsChange(MONDAY, 40, 5))).isEqualTo(new DatedChangeOutcome.NotAhead());
        assertThat(changes.plan("never", new TermsChange(tuesday, 40, 5)))
                .isEqualTo(new DatedChangeOutcome.NoSuchService());
        Maintenance upkeep = new Maintenance(dsl);
        upkeep.run();
        assertThat(minutes()).containsExactly("30|10");

        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-01 00:00' AT TIME ZONE 'Asia/Seoul'");
        upkeep.run();

        assertThat(minutes()).containsExactly("40|5");
        assertThat(changes.planned(BOTOX)).isEmpty();
        // From now on the service itself says it.
        database.run("UPDATE public.services SET \"durationMinutes\" = 45 WHERE code = 'WRINKLE_BOTOX'");
        upkeep.run();
        assertThat(minutes()).containsExactly("45|5");
        bookings.book(reservation("a", BOTOX, tuesday, 540));
        assertThat(bookings.details("a").orElseThrow().duration()).isEqualTo(45);
    }

    private List<String> minutes() {
        return Databases.rows(
                database, "SELECT \"durationMinutes\", \"bufferMinutes\" FROM services WHERE code = 'WRINKLE_BOTOX'");
    }

    @Test
    void aPlannedChangeMayBeWithdrawn() {
        DatedChanges changes = new DatedChanges(dsl);
        changes.plan(BOTOX, new TermsChange(MONDAY.plusDays(7), 40, 5));
        changes.plan(BOTOX, new TermsChange(MONDAY.plusDays(7), 50, 5));
        changes.plan(BOTOX, new TermsChange(MONDAY.plusDays(14), 20, 0));
        assertThat(changes.planned(BOTOX))
                .containsExactly(
                        new TermsChange(MONDAY.plusDays(7), 50, 5), new TermsChange(MONDAY.plusDays(14), 20, 0));
        assertThat(changes.withdraw(BOTOX, MONDAY.plusDays(7))).isPresent();
        assertThat(changes.withdraw(BOTOX, MONDAY.plusDays(7))).isEmpty();
        assertThat(changes.planned(BOTOX)).containsExactly(new TermsChange(MONDAY.plusDays(14), 20, 0));
    }

    @Test
    void aVisitIsBookedWholeOrNotAtAll() {
        List<NewReservation> visit =
                List.of(reservation("v1", BOTOX, MONDAY, 600), reservation("v2", CARE, MONDAY, 640));
        assertThat(bookings.bookVisit("visit", visit)).is(accepted("v1"));
        assertThat(bookings.bookVisit("visit", visit)).is(accepted("v1"));
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(2);
        assertThat(dsl.select(SERIES_PART.RESERVATION_ID)
                        .from(SERIES_PART)
                        .orderBy(SERIES_PART.NUMBER)
                        .fetch(SERIES_PART.RESERVATION_ID))
                .containsExactly("v1", "v2");

        Refused refused = (Refused) bookings.bookVisit(
                "late", List.of(reservation("w1", BOTOX, MONDAY, 540), reservation("w2", CARE, MONDAY, 580)));
        assertThat(refused.reason()).isEqualTo(Refusal.FULL);
        assertThat(refused.nearest().getFirst().start()).isEqualTo(840);
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(2);
        assertThat(bookings.bookVisit(
                        "gone",
                        List.of(reservation("x1", BOTOX, MONDAY, 840), reservation("x2", "never", MONDAY, 880))))
                .isEqualTo(new BookingOutcome.Gone());
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(2);
    }

    @Test
    void eachVisitOfACourseIsPlacedOrReported() {
        bookings.book(reservation("taken", CARE, MONDAY.plusWeeks(4), 600));
        Course course = new Course("course", reservation("c1", BOTOX, MONDAY, 600), 5, 2);

        List<Occurrence> placed = new Courses(bookings).book(course);

        assertThat(placed)
                .extracting(Occurrence::date)
                .containsExactly(
                        MONDAY, MONDAY.plusWeeks(2), MONDAY.plusWeeks(4), MONDAY.plusWeeks(6), MONDAY.plusWeeks(8));
        assertThat(placed)
                .filteredOn(one -> one.outcome() instanceof Accepted)
                .extracting(Occurrence::number)
                .containsExactly(1, 2, 4, 5);
        Refused refused = (Refused) placed.get(2).outcome();
        assertThat(refused.nearest().getFirst().date()).isEqualTo(MONDAY.plusWeeks(4));
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(5);

        // A lost answer: the same call books what is missing and nothing twice.
        bookings.changeStatus("taken", Status.CANCELLED);
        assertThat(new Courses(bookings).book(course)).allMatch(one -> one.outcome() instanceof Accepted);
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(6);
    }

    @Test
    void whatCouldNotBeCheckedIsSweptUp() throws Exception {
        book("a", 600);
        database.run("UPDATE public.services SET \"bufferMinutes\" = 25 WHERE code = 'WRINKLE_BOTOX'");
        assertThat(new Maintenance(dsl).run()).isEqualTo(1);
        try (Connection other = database.connect();
                Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("SELECT frontdesk.lock_day('2026-11-30')");
            database.run(
                    "SET statement_timeout = '2s';" + Databases.insert("full", "2026-11-30", "10:00", "WRINKLE_BOTOX")
                            + Databases.insert("fits", "2026-11-30", "14:00", "WRINKLE_BOTOX"));
            assertThat(new Maintenance(dsl).run()).isZero();
        }
        assertThat(marks()).containsExactly("fits unchecked 55P03", "full unchecked 55P03");

        assertThat(new Maintenance(dsl).run()).isEqualTo(1);

        assertThat(marks()).containsExactly("full full null");
        assertThat(bookings.details("fits").orElseThrow().buffer()).isEqualTo(25);
        assertThat(new Maintenance(dsl).run()).isZero();
    }

    @Test
    void stoppedMaintenanceLeavesTheOtherDaysForTheNextRun() {
        book("a", 600);
        database.run(Databases.insert("b", "2026-12-01", "10:00", "WRINKLE_BOTOX"));
        database.run("UPDATE public.services SET \"bufferMinutes\" = 25 WHERE code = 'WRINKLE_BOTOX'");
        AtomicInteger polls = new AtomicInteger();

        assertThat(new Maintenance(dsl).run(() -> polls.incrementAndGet() > 1)).isEqualTo(1);
        assertThat(new Maintenance(dsl).run(() -> true)).isZero();
        assertThat(new Maintenance(dsl).run()).isEqualTo(1);
        assertThat(new Maintenance(dsl).run()).isZero();
    }

    @Test
    void aSerializableWebsiteIsKeptUncheckedAndSweptUp() {
        book("a", 600);
        database.run("BEGIN ISOLATION LEVEL SERIALIZABLE;"
                + Databases.insert("full", "2026-11-30", "10:15", "WRINKLE_BOTOX")
                + Databases.insert("fits", "2026-11-30", "14:00", "WRINKLE_BOTOX")
                + "UPDATE public.reservations SET \"preferredTime\" = '15:00' WHERE id = 'fits';"
                + Databases.insert("gone", "2026-11-30", "16:00", "WRINKLE_BOTOX")
                + "DELETE FROM public.reservations WHERE id = 'gone'; COMMIT");
        assertThat(marks()).containsExactly("fits unchecked 40001", "full unchecked 40001");
        // A note leaves the place as it was.
        database.run("BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE public.reservations SET \"adminNotes\" = '주차'"
                + " WHERE id = 'a'; COMMIT");
        assertThat(marks()).hasSize(2);

        new Maintenance(dsl).run();

        assertThat(marks()).containsExactly("full full null");
        assertThat(reason(book("b", 900))).isEqualTo(Refusal.FULL);
        assertThat(book("c", 960)).is(accepted("c"));
    }

    @Test
    void aSerializableWebsitesChangeOfClosuresIsCaughtUpOn() {
        database.run(WebsiteClosures.table("\"Period\"") + "SELECT frontdesk.watch_website_closures();"
                + WebsiteClosures.close("c1", "2026-11-30", "10:00", "11:00"));
        database.run(Databases.insert("web", "2026-11-30", "10:00", "WRINKLE_BOTOX"));
        assertThat(marks()).containsExactly("web closed null");

        database.run("BEGIN ISOLATION LEVEL SERIALIZABLE; DELETE FROM public.manual_time_closures; COMMIT");
        assertThat(marks()).containsExactly("web closed null");
        new Maintenance(dsl).run();

        assertThat(marks()).isEmpty();
    }

    @Test
    void ofTwoFlaggedRowsTheFirstMadeTakesThePlaceThatIsFreed() {
        book("a", 600);
        database.run(Databases.insert("w1", "2026-11-30", "10:00", "WRINKLE_BOTOX")
                + Databases.insert("w2", "2026-11-30", "10:00", "WRINKLE_BOTOX")
                + "UPDATE public.reservations SET \"createdAt\" = '2025-06-02' WHERE id = 'w2'");
        assertThat(marks()).containsExactly("w1 full null", "w2 full null");

        bookings.changeStatus("a", Status.CANCELLED);

        assertThat(marks()).containsExactly("w2 full null");
    }

    private List<String> marks() {
        return dsl.select(FLAG.RESERVATION_ID, FLAG.CODE, FLAG.NOTE)
                .from(FLAG)
                .orderBy(FLAG.RESERVATION_ID, FLAG.CODE)
                .fetch(row -> row.value1() + " " + row.value2() + " " + row.value3());
    }

    private BookingOutcome book(String id, int start) {
        return bookings.book(reservation(id, BOTOX, MONDAY, start));
    }

    private static NewReservation reservation(String id, String service, LocalDate day, int start) {
        return new NewReservation(
                id, "박새봄", "010-1234-5678", LocalDate.of(1990, 1, 1), Gender.MALE, false, service, day, start, null);
    }

    private static Refusal reason(BookingOutcome outcome) {
        return ((Refused) outcome).reason();
    }
}
