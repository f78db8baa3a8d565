package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.DAY_LOCK;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.UNCHECKED_WRITE;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.tables.public_.tables.records.ReservationsRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the triggers make of the writes of clients that know the old columns, the new ones, or both. */
@Execution(ExecutionMode.CONCURRENT)
class KeepInStepTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private TestDatabase database;
    private DSLContext dsl;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        dsl = database.dsl();
    }

    @Test
    void anOldClientsRowGetsItsNewColumns() {
        insert("a", "'9:30', 'WRINKLE_BOTOX'");
        assertThat(slots("a"))
                .containsExactly("9:30", "09:30", "10:00", "MORNING", "frontdesk-wrinkle-botox", "주름 보톡스", "30");
    }

    @Test
    void aServiceThatIsNotSetUpGetsWhatTheTimeTells() {
        insert("a", "'14:00', 'SKIN_CARE'");
        assertThat(slots("a")).containsExactly("14:00", "14:00", "null", "AFTERNOON", "null", "null", "null");
        assertThat(dsl.select(OCCUPANCY.DURATION_MINUTES, OCCUPANCY.BUFFER_MINUTES)
                        .from(OCCUPANCY)
                        .fetchSingle()
                        .intoList())
                .isEqualTo(List.of(30, 10));
    }

    @Test
    void aMovedOldTimeMovesTheNewOnes() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        database.run("UPDATE public.reservations SET \"preferredTime\" = '15:00'");
        assertThat(slots("a").subList(0, 4)).containsExactly("15:00", "15:00", "15:30", "AFTERNOON");
    }

    @Test
    void aMovedNewTimeMovesTheOldOne() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        database.run("UPDATE public.reservations SET \"timeSlotStart\" = '15:00'");
        assertThat(slots("a").subList(0, 4)).containsExactly("15:00", "15:00", "15:30", "AFTERNOON");
    }

    @Test
    void whereBothAreChangedAndDifferTheSlotStandsAndTheRowIsFlagged() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        database.run("UPDATE public.reservations SET \"preferredTime\" = '15:00', \"timeSlotStart\" = '16:00'");
        assertThat(slots("a").subList(0, 2)).containsExactly("15:00", "16:00");
        assertThat(marks()).containsExactly("a time-mismatch");
        database.run("UPDATE public.reservations SET \"preferredTime\" = '16:00'");
        assertThat(marks()).isEmpty();
    }

    @Test
    void whatIsGivenIsNeverOverwritten() {
        insertEveryColumn();
        assertThat(slots("a"))
                .containsExactly("10:00", "10:00", "10:55", "AFTERNOON", "frontdesk-wrinkle-botox", "내 이름", "45");
    }

    @Test
    void anEndThatHoldsTheBufferKeepsItsDistance() {
        insertEveryColumn();
        database.run("UPDATE public.reservations SET \"preferredTime\" = '11:00'");
        assertThat(slots("a").subList(1, 3)).containsExactly("11:00", "11:55");
    }

    @Test
    void anOldServiceThatChangesTakesTheNewOneWithIt() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        database.run("UPDATE public.reservations SET service = 'BODY_CARE'");
        assertThat(slots("a").subList(1, 7)).containsExactly("09:30", "null", "MORNING", "null", "null", "null");
        database.run("UPDATE public.reservations SET service = 'WRINKLE_BOTOX'");
        assertThat(slots("a").subList(2, 7))
                .containsExactly("10:00", "MORNING", "frontdesk-wrinkle-botox", "주름 보톡스", "30");
    }

    @Test
    void aDeletedServiceLeavesItsReservationsTheirTime() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        database.run("DELETE FROM public.services");
        assertThat(slots("a")).containsExactly("09:30", "09:30", "10:00", "MORNING", "null", "주름 보톡스", "30");
        insert("b", "'11:00', 'WRINKLE_BOTOX'");
        assertThat(slots("b").get(4)).isEqualTo("null");
    }

    @Test
    void deletingAndTruncatingForgetThePlaces() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        insert("b", "'09:30', 'WRINKLE_BOTOX'");
        assertThat(marks()).containsExactly("b full");
        database.run("DELETE FROM public.reservations WHERE id = 'a'");
        assertThat(marks()).isEmpty();
        assertThat(dsl.fetchCount(OCCUPANCY)).isEqualTo(1);
        database.run("TRUNCATE public.reservations");
        assertThat(dsl.fetchCount(OCCUPANCY)).isZero();
    }

    @Test
    void anInsertThatDoesNothingOnConflictHoldsNoPlace() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        database.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", service, "updatedAt")
            VALUES ('a', '박준호', '010', '1990-01-01', 'MALE', 'FOLLOW_UP', '2026-12-01', '10:00',
                'WRINKLE_BOTOX', now()) ON CONFLICT DO NOTHING\
            """);
        assertThat(dsl.select(OCCUPANCY.DAY).from(OCCUPANCY).fetchSingle().value1())
                .isEqualTo(MONDAY);
    }

    @Test
    void everyChangeOfADayMovesItsVersion() {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        database.run("UPDATE public.reservations SET notes = 'x'");
        assertThat(version(MONDAY)).isEqualTo(2);
        database.run("UPDATE public.reservations SET \"preferredDate\" = '2026-12-01'");
        assertThat(version(MONDAY)).isEqualTo(3);
        assertThat(version(MONDAY.plusDays(1))).isEqualTo(1);
    }

    @Test
    void aDayThatCannotBeCheckedInTwoSecondsKeepsTheRowUnchecked() throws SQLException {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        try (Connection holding = database.connect();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("SELECT * FROM frontdesk.day_lock FOR UPDATE");
            insert("b", "'10:30', 'WRINKLE_BOTOX'");
        }
        assertThat(slots("b").get(1)).isEqualTo("10:30");
        assertThat(marks()).containsExactly("b unchecked");
        assertThat(dsl.fetchCount(UNCHECKED_WRITE)).isEqualTo(1);
        assertThat(dsl.fetchCount(OCCUPANCY)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPEATABLE READ", "SERIALIZABLE"})
    void atStricterLevelsAnOldClientThatMeetsAnotherIsKeptUnchecked(String level) throws SQLException {
        insert("a", "'09:30', 'WRINKLE_BOTOX'");
        try (Connection website = database.connect();
                Statement statement = website.createStatement()) {
            website.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL " + level);
            statement.execute("SELECT 1");
            insert("b", "'10:30', 'WRINKLE_BOTOX'");
            statement.execute(sql("c", "'10:30', 'WRINKLE_BOTOX'"));
            website.commit();
        }
        assertThat(marks()).containsExactly("c unchecked");
    }

    @Test
    void aRoleThatOwnsOnlyTheWebsitesTablesWrites() throws SQLException {
        String role = "website_" + database.name();
        database.run("CREATE ROLE " + role + " LOGIN; GRANT USAGE ON SCHEMA public TO " + role
                + "; ALTER TABLE public.reservations OWNER TO " + role);
        try (Connection website = database.connect();
                Statement statement = website.createStatement()) {
            statement.execute("SET ROLE " + role);
            statement.execute(sql("a", "'09:30', 'WRINKLE_BOTOX'"));
            statement.execute("UPDATE public.reservations SET status = 'CANCELLED'");
        }
        assertThat(slots("a").get(1)).isEqualTo("09:30");
        assertThat(dsl.fetchCount(UNCHECKED_WRITE)).isZero();
    }

    private void insertEveryColumn() {
        database.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", service, "updatedAt", "serviceName", "estimatedDuration", period,
                "timeSlotStart", "timeSlotEnd")
            VALUES ('a', '박준호', '010', '1990-01-01', 'MALE', 'FOLLOW_UP', '2026-11-30', '10:00',
                'WRINKLE_BOTOX', now(), '내 이름', 45, 'AFTERNOON', '10:00', '10:55')\
            """);
    }

    private void insert(String id, String timeAndService) {
        database.run(sql(id, timeAndService));
    }

    private static String sql(String id, String timeAndService) {
        return """
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "updatedAt", "preferredTime", service)
            VALUES ('%s', '박준호', '010', '1990-01-01', 'MALE', 'FOLLOW_UP', '2026-11-30',
                now(), %s)\
            """.formatted(id, timeAndService);
    }

    private List<String> slots(String id) {
        ReservationsRecord row = dsl.fetchSingle(RESERVATIONS, RESERVATIONS.ID.eq(id));
        return List.of(
                row.getPreferredtime(),
                String.valueOf(row.getTimeslotstart()),
                String.valueOf(row.getTimeslotend()),
                String.valueOf(row.getPeriod()),
                String.valueOf(row.getServiceid()),
                String.valueOf(row.getServicename()),
                String.valueOf(row.getEstimatedduration()));
    }

    private List<String> marks() {
        return dsl.select(FLAG.RESERVATION_ID.concat(" ").concat(FLAG.CODE))
                .from(FLAG)
                .orderBy(1)
                .fetch(row -> row.value1());
    }

    private long version(LocalDate day) {
        return dsl.select(DAY_LOCK.VERSION)
                .from(DAY_LOCK)
                .where(DAY_LOCK.DAY.eq(day))
                .fetchSingle()
                .value1();
    }
}
