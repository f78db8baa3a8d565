package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.Catalog.NotSetUp;
import clinic.frontdesk.catalog.SaveOutcome.ChangedElsewhere;
import clinic.frontdesk.catalog.SaveOutcome.Deleted;
import clinic.frontdesk.catalog.SaveOutcome.Saved;
import clinic.frontdesk.catalog.SetUpOutcome.AlreadyThere;
import clinic.frontdesk.catalog.SetUpOutcome.Created;
import clinic.frontdesk.catalog.SetUpOutcome.Linked;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ServiceRepositoryTest {

    private static final String BOTOX_ID = "frontdesk-wrinkle-botox";
    private static final Service BOTOX = new Service(BOTOX_ID, "WRINKLE_BOTOX", "주름 보톡스", 30, 10, true, 1);
    private static final Service FORTY = new Service(BOTOX_ID, "WRINKLE_BOTOX", "주름 보톡스", 40, 10, true, 1);
    private static final Service RENAMED = new Service(BOTOX_ID, "WRINKLE_BOTOX", "보톡스", 30, 10, true, 1);

    private TestDatabase database;
    private DSLContext dsl;
    private ServiceRepository services;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded();
        dsl = database.dsl();
        services = new ServiceRepository(dsl);
    }

    @Test
    void servicesComeInDisplayOrderInactiveOnesTooAndTheOldTypesThatHaveNone() {
        database.run("""
            INSERT INTO services (id, code, name, "durationMinutes", "bufferMinutes", "isActive", "displayOrder", "updatedAt")
            VALUES ('last', 'LASER', '레이저', 20, 0, false, 9, now()), ('first', 'SKIN_CARE', '피부 관리', 60, 5, true, 0, now())
            """);

        Catalog catalog = services.list();

        assertThat(catalog.services())
                .containsExactly(
                        new Service("first", "SKIN_CARE", "피부 관리", 60, 5, true, 0),
                        BOTOX,
                        new Service("last", "LASER", "레이저", 20, 0, false, 9));
        assertThat(catalog.notSetUp())
                .containsExactly(
                        new NotSetUp("VOLUME_LIFTING", "볼륨 리프팅", 0, false),
                        new NotSetUp("REMOVAL_PROCEDURE", "제거 시술", 0, false),
                        new NotSetUp("BODY_CARE", "바디 케어", 0, false),
                        new NotSetUp("OTHER_CONSULTATION", "기타 상담", 0, false));
    }

    @Test
    void whatIsSavedStands() {
        Service wanted = new Service(BOTOX_ID, "WRINKLE_BOTOX", "보톡스", 40, 0, false, 1);

        assertThat(services.save(BOTOX, wanted)).isEqualTo(new Saved(wanted));
        assertThat(services.list().services()).containsExactly(wanted);
    }

    @Test
    void aChangeMadeElsewhereIsAnsweredAndNotOverwritten() {
        services.save(BOTOX, RENAMED);

        assertThat(services.save(BOTOX, FORTY)).isEqualTo(new ChangedElsewhere(RENAMED));
        assertThat(services.list().services()).containsExactly(RENAMED);
    }

    @Test
    void savingAgainAfterALostAnswerIsSaved() {
        services.save(BOTOX, FORTY);

        assertThat(services.save(BOTOX, FORTY)).isEqualTo(new Saved(FORTY));
    }

    @Test
    void aServiceThatIsNoLongerThereIsGone() {
        database.run("DELETE FROM services");

        assertThat(services.save(BOTOX, FORTY)).isEqualTo(new Deleted());
    }

    @Test
    void ofTwoEditorsAtOnceTheSecondWaitsAndIsTold() throws Exception {
        try (Connection other = database.connect();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            new ServiceRepository(DSL.using(other, SQLDialect.POSTGRES)).save(BOTOX, RENAMED);
            try (Statement statement = other.createStatement()) {
                // jOOQ has committed its own transaction: the row is held once more, as an editor in mid-save holds it.
                statement.execute("UPDATE services SET \"durationMinutes\" = 50");
            }
            Future<SaveOutcome> second = executor.submit(() -> services.save(RENAMED, FORTY));
            waitForALock();
            other.commit();

            assertThat(second.get())
                    .isEqualTo(new ChangedElsewhere(new Service(BOTOX_ID, "WRINKLE_BOTOX", "보톡스", 50, 10, true, 1)));
        }
    }

    @Test
    void theStampIsUtcWhateverTheZoneOfTheSession() throws Exception {
        try (Connection seoul = database.connect();
                Statement statement = seoul.createStatement()) {
            statement.execute("SET TIME ZONE 'Asia/Seoul'");
            ServiceRepository there = new ServiceRepository(DSL.using(seoul, SQLDialect.POSTGRES));
            there.save(BOTOX, FORTY);
            there.setUp("BODY_CARE", "바디 케어", 30, 10, true, () -> false);
        }

        assertThat(dsl.select(SERVICES.UPDATEDAT).from(SERVICES).fetch(SERVICES.UPDATEDAT))
                .hasSize(2)
                .allSatisfy(stamp -> assertThat(Duration.between(stamp, LocalDateTime.now(ZoneOffset.UTC)))
                        .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1)));
    }

    @Test
    void whatMustNotBeSavedIsNotWritten() {
        Service endless = new Service(BOTOX_ID, "WRINKLE_BOTOX", "주름 보톡스", 481, 10, true, 1);

        assertThatThrownBy(() -> services.save(BOTOX, endless)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> services.setUp("BODY_CARE", " ", 30, 10, true, () -> false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(services.list().services()).containsExactly(BOTOX);
    }

    @Test
    void settingUpLinksTheReservationsThatWaited() {
        waiting(2500, "BODY_CARE");
        waiting(1, "SKIN_CARE");
        assertThat(services.list().notSetUp())
                .contains(
                        new NotSetUp("BODY_CARE", "바디 케어", 2500, false), new NotSetUp("SKIN_CARE", "피부 관리", 1, false));

        SetUpOutcome outcome = services.setUp("BODY_CARE", "바디 케어", 60, 15, true, () -> false);

        Service bodyCare = services.list().services().getLast();
        assertThat(outcome).isEqualTo(new Created(bodyCare, new Linked(2500, false)));
        assertThat(bodyCare).isEqualTo(new Service(bodyCare.id(), "BODY_CARE", "바디 케어", 60, 15, true, 2));
        // They keep the minutes that they occupy: only what is booked from now on takes 60.
        assertThat(dsl.selectDistinct(RESERVATIONS.SERVICEID, RESERVATIONS.SERVICENAME, RESERVATIONS.ESTIMATEDDURATION)
                        .from(RESERVATIONS)
                        .fetch(row -> List.of(
                                String.valueOf(row.value1()),
                                String.valueOf(row.value2()),
                                String.valueOf(row.value3()))))
                .containsExactlyInAnyOrder(List.of(bodyCare.id(), "바디 케어", "30"), List.of("null", "null", "null"));
        assertThat(services.list().notSetUp()).extracting(NotSetUp::code).doesNotContain("BODY_CARE");
    }

    @Test
    void settingUpThatWasBrokenOffIsOfferedAgainAndLinksTheRest() {
        waiting(3, "BODY_CARE");
        database.run("""
            INSERT INTO services (id, code, name, "durationMinutes", "bufferMinutes", "displayOrder", "updatedAt")
            VALUES ('theirs', 'BODY_CARE', '바디 케어', 45, 5, 7, now())
            """);
        assertThat(services.list().notSetUp()).contains(new NotSetUp("BODY_CARE", "바디 케어", 3, true));

        assertThat(services.setUp("BODY_CARE", "바디", 30, 10, true, () -> false))
                .isEqualTo(new AlreadyThere(
                        new Service("theirs", "BODY_CARE", "바디 케어", 45, 5, true, 7), new Linked(3, false)));
        assertThat(services.setUp("BODY_CARE", "바디", 30, 10, true, () -> false))
                .isEqualTo(new AlreadyThere(
                        new Service("theirs", "BODY_CARE", "바디 케어", 45, 5, true, 7), new Linked(0, false)));
    }

    @Test
    void linkingStopsBetweenTwoBatchesAndIsContinuedLater() {
        waiting(2500, "BODY_CARE");
        AtomicInteger polls = new AtomicInteger();

        SetUpOutcome stopped = services.setUp("BODY_CARE", "바디 케어", 60, 15, true, () -> polls.incrementAndGet() == 2);

        Service bodyCare = services.list().services().getLast();
        assertThat(stopped).isEqualTo(new Created(bodyCare, new Linked(2000, true)));
        assertThat(dsl.fetchCount(RESERVATIONS, RESERVATIONS.SERVICEID.eq(bodyCare.id())))
                .isEqualTo(2000);
        assertThat(services.list().notSetUp()).contains(new NotSetUp("BODY_CARE", "바디 케어", 500, true));

        assertThat(services.setUp("BODY_CARE", "바디 케어", 60, 15, true, () -> false))
                .isEqualTo(new AlreadyThere(bodyCare, new Linked(500, false)));
        assertThat(dsl.fetchCount(RESERVATIONS, RESERVATIONS.SERVICEID.isNull()))
                .isZero();
    }

    @Test
    void aStopAfterTheLastBatchLeavesNothing() {
        waiting(1000, "BODY_CARE");

        assertThat(services.setUp("BODY_CARE", "바디 케어", 60, 15, true, () -> true)
                        .linked())
                .isEqualTo(new Linked(1000, false));
    }

    @Test
    void rowsThatAnotherSessionHasLockedAreLeftAndNobodyWaitsForTheOthers() throws Exception {
        waiting(1200, "BODY_CARE");
        try (Connection idle = database.connect();
                Statement statement = idle.createStatement()) {
            idle.setAutoCommit(false);
            statement.execute("SELECT FROM reservations WHERE id IN ('BODY_CARE-7', 'BODY_CARE-900') FOR UPDATE");

            assertThat(services.setUp("BODY_CARE", "바디 케어", 60, 15, true, () -> false)
                            .linked())
                    .isEqualTo(new Linked(1198, true));
            // The website's statement, which would wait behind a batch that waits for the idle session.
            database.run("SET statement_timeout = '5s'; UPDATE reservations SET notes = 'x' WHERE id = 'BODY_CARE-8'");
            // The server ends a closed session later.
            idle.rollback();
        }

        assertThat(services.setUp("BODY_CARE", "바디 케어", 60, 15, true, () -> false)
                        .linked())
                .isEqualTo(new Linked(2, false));
    }

    private void waiting(int count, String type) {
        database.run("""
            INSERT INTO reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", service,
                                      "preferredDate", "preferredTime", status, "updatedAt")
            SELECT '%2$s-' || n, '홍길동', '010-0000-0000', '1990-01-01', 'MALE', 'FOLLOW_UP', '%2$s',
                   date '2026-11-30' + n %% 300, '10:00', 'CANCELLED', now()
            FROM generate_series(1, %1$d) AS n
            """.formatted(count, type));
    }

    private void waitForALock() {
        while (!dsl.fetchExists(DSL.selectOne().from("pg_locks").where("not granted"))) {
            Thread.onSpinWait();
        }
    }
}
