package clinic.frontdesk.catalog.ui;

import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.Catalog;
import clinic.frontdesk.catalog.RemoveOutcome;
import clinic.frontdesk.catalog.SaveOutcome;
import clinic.frontdesk.catalog.Service;
import clinic.frontdesk.catalog.ServiceField;
import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.catalog.Services;
import clinic.frontdesk.catalog.SetUpOutcome;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.HeldTasks;
import clinic.frontdesk.ui.InPlaceTasks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class ServiceEditorViewModelTest {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T05:03:20Z"), ZoneId.of("Asia/Seoul"));

    private final AtomicInteger savings = new AtomicInteger();

    private TestDatabase database;
    private UnreachableServices services;
    private ServiceEditorViewModel editor;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded();
        services = new UnreachableServices(new ServiceRepository(database.dsl()));
        editor = new ServiceEditorViewModel(services, new InPlaceTasks(), CLOCK);
        editor.setOnSaved(savings::incrementAndGet);
        editor.load();
    }

    @Test
    void showsTheServicesThenTheTypesNotSetUp() {
        assertThat(editor.entries())
                .extracting(Entry::code)
                .containsExactly(
                        "WRINKLE_BOTOX",
                        "VOLUME_LIFTING",
                        "SKIN_CARE",
                        "REMOVAL_PROCEDURE",
                        "BODY_CARE",
                        "OTHER_CONSULTATION");
        assertThat(form()).isEqualTo("주름 보톡스 30 10 true");
        assertThat(editor.savableProperty().get()).isFalse();
    }

    @Test
    void aChangedDurationIsSavedAndTheTimeShown() {
        editor.durationProperty().set("40");
        assertThat(editor.dirtyProperty().get()).isTrue();

        editor.save();

        assertThat(stored()).isEqualTo("주름 보톡스 40 10 true");
        assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.saved", LocalTime.of(14, 3)));
        assertThat(editor.dirtyProperty().get()).isFalse();
        assertThat(savings).hasValue(1);
    }

    @Test
    void problemsAreShownByFieldAndNothingIsSaved() {
        editor.nameProperty().set(" ");
        editor.durationProperty().set("481");
        editor.bufferProperty().set("열");

        editor.save();

        assertThat(editor.problemsProperty().get())
                .isEqualTo(Map.of(
                        ServiceField.NAME, "name.blank",
                        ServiceField.DURATION, "duration.range",
                        ServiceField.BUFFER, "buffer.number"));
        assertThat(stored()).isEqualTo("주름 보톡스 30 10 true");
        assertThat(savings).hasValue(0);
    }

    @Test
    void aDifferentSpellingOfTheSameMinutesIsNoChange() {
        editor.durationProperty().set(" 030");

        assertThat(editor.dirtyProperty().get()).isFalse();
    }

    @Test
    void aConflictMustBeResolvedBeforeSaving() {
        editor.durationProperty().set("40");
        elsewhere("\"durationMinutes\" = 45");

        editor.save();

        assertThat(stored()).isEqualTo("주름 보톡스 45 10 true");
        assertThat(form()).isEqualTo("주름 보톡스 40 10 true");
        assertThat(editor.theirsProperty().get()).isEqualTo(Map.of(ServiceField.DURATION, "45"));
        assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.changed-elsewhere"));
        assertThat(editor.savableProperty().get()).isFalse();

        editor.keepMine(ServiceField.DURATION);
        editor.save();

        assertThat(stored()).isEqualTo("주름 보톡스 40 10 true");
    }

    @Test
    void aConflictCanBeResolvedWithTheStoredValue() {
        editor.durationProperty().set("40");
        editor.bufferProperty().set("5");
        elsewhere("\"durationMinutes\" = 45");
        editor.save();

        editor.takeTheirs(ServiceField.DURATION);
        assertThat(form()).isEqualTo("주름 보톡스 45 5 true");
        editor.save();

        assertThat(stored()).isEqualTo("주름 보톡스 45 5 true");
    }

    @Test
    void aFieldChangedOnlyElsewhereShowsTheStoredValue() {
        editor.durationProperty().set("40");
        elsewhere("name = '보톡스', \"isActive\" = false");

        editor.save();

        assertThat(form()).isEqualTo("보톡스 40 10 false");
        assertThat(editor.takenProperty().get())
                .isEqualTo(Map.of(ServiceField.NAME, "주름 보톡스", ServiceField.ACTIVE, "true"));
        assertThat(stored()).isEqualTo("보톡스 30 10 false");

        editor.save();
        assertThat(stored()).isEqualTo("보톡스 40 10 false");
        assertThat(editor.takenProperty().get()).isEmpty();
    }

    @Test
    void reloadingKeepsTypedValues() {
        editor.durationProperty().set("40");
        elsewhere("\"durationMinutes\" = 45, \"bufferMinutes\" = 0");

        editor.load();

        assertThat(form()).isEqualTo("주름 보톡스 40 0 true");
        assertThat(editor.theirsProperty().get()).isEqualTo(Map.of(ServiceField.DURATION, "45"));
    }

    @Test
    void typedValuesAreKeptWhileAnotherServiceIsSelected() {
        editor.durationProperty().set("40");

        editor.select("SKIN_CARE");
        assertThat(form()).isEqualTo("피부 관리 30 10 true");
        assertThat(editor.dirty(editor.entries().getFirst())).isTrue();
        editor.select("WRINKLE_BOTOX");

        assertThat(form()).isEqualTo("주름 보톡스 40 10 true");
    }

    @Test
    void revertRestoresTheStoredValues() {
        editor.durationProperty().set("x");
        editor.nameProperty().set("");

        editor.revert();

        assertThat(form()).isEqualTo("주름 보톡스 30 10 true");
        assertThat(editor.problemsProperty().get()).isEmpty();
        assertThat(editor.dirtyProperty().get()).isFalse();
    }

    @Test
    void anUnreachableDatabaseKeepsTheFormAndRetrySaves() {
        editor.durationProperty().set("40");
        services.away = true;

        editor.save();

        assertThat(editor.failureProperty().get()).isEqualTo(Text.of("failure.unreachable"));
        assertThat(form()).isEqualTo("주름 보톡스 40 10 true");
        assertThat(editor.savableProperty().get()).isTrue();

        services.away = false;
        editor.retry();

        assertThat(editor.failureProperty().get()).isEqualTo(Text.NONE);
        assertThat(stored()).isEqualTo("주름 보톡스 40 10 true");
    }

    @Test
    void retryReloadsTheServicesAfterAFailure() {
        services.away = true;
        ServiceEditorViewModel late = new ServiceEditorViewModel(services, new InPlaceTasks(), CLOCK);
        late.load();
        assertThat(late.failureProperty().get()).isEqualTo(Text.of("failure.unreachable"));

        services.away = false;
        late.retry();

        assertThat(late.entries()).hasSize(6);
        assertThat(late.failureProperty().get()).isEqualTo(Text.NONE);
    }

    @Test
    void aServiceRemovedElsewhereIsReported() {
        editor.durationProperty().set("40");
        database.run("DELETE FROM services");

        editor.save();

        assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.gone", "주름 보톡스"));
        assertThat(editor.entries()).allMatch(Entry.Waiting.class::isInstance).hasSize(6);
    }

    @Test
    void anOldTypeIsSetUpAndSelected() {
        reservation();
        editor.load();
        editor.select("SKIN_CARE");
        editor.durationProperty().set("60");

        editor.save();

        assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.set-up-done", LocalTime.of(14, 3), 1));
        assertThat(editor.entries()).extracting(Entry::code).startsWith("WRINKLE_BOTOX", "SKIN_CARE", "VOLUME_LIFTING");
        assertThat(editor.selectedProperty().get()).containsInstanceOf(Entry.Existing.class);
        assertThat(form()).isEqualTo("피부 관리 60 10 true");
        assertThat(savings).hasValue(1);
    }

    @Test
    void reservationsLeftUnlinkedByAnInterruptedSetUpCanBeLinked() {
        reservation();
        database.run("""
            INSERT INTO services (id, code, name, "durationMinutes", "displayOrder", "updatedAt")
            VALUES ('skin', 'SKIN_CARE', '피부 관리', 45, 2, now())
            """);
        editor.load();
        editor.select("SKIN_CARE");
        assertThat(editor.unlinkedProperty().get()).isEqualTo(1);

        editor.link();

        assertThat(editor.unlinkedProperty().get()).isZero();
        assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.linked", LocalTime.of(14, 3), 1));
    }

    private void reservation() {
        database.run("""
            INSERT INTO reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", service,
                                      "preferredDate", "preferredTime", status, "updatedAt")
            VALUES ('a', '홍길동', '010-0000-0000', '1990-01-01', 'MALE', 'FOLLOW_UP', 'SKIN_CARE', '2026-11-30',
                    '10:00', 'CONFIRMED', now())
            """);
    }

    private void elsewhere(String change) {
        database.run("UPDATE services SET " + change);
    }

    private String form() {
        return editor.nameProperty().get() + " " + editor.durationProperty().get() + " "
                + editor.bufferProperty().get() + " " + editor.activeProperty().get();
    }

    private String stored() {
        return database.dsl()
                .selectFrom(SERVICES)
                .fetchSingle(row -> row.getName() + " " + row.getDurationminutes() + " " + row.getBufferminutes() + " "
                        + row.getIsactive());
    }

    @Test
    void linkingIsStoppedAndContinued() {
        database.run("""
            INSERT INTO reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", service,
                                      "preferredDate", "preferredTime", status, "updatedAt")
            SELECT 'b-' || n, '홍길동', '010-0000-0000', '1990-01-01', 'MALE', 'FOLLOW_UP', 'BODY_CARE',
                   date '2026-11-30' + n % 300, '10:00', 'CANCELLED', now()
            FROM generate_series(1, 1500) AS n
            """);
        HeldTasks tasks = new HeldTasks();
        ServiceEditorViewModel editor = new ServiceEditorViewModel(services, tasks, CLOCK);
        editor.load();
        tasks.runAll();
        editor.select("BODY_CARE");
        editor.stop();
        assertThat(editor.noticeProperty().get()).as("nothing is under way").isEqualTo(Text.NONE);

        editor.save();
        assertThat(editor.stoppableProperty().get()).isTrue();
        services.betweenBatches = () -> {
            editor.stop();
            assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.stopping"));
            assertThat(editor.stoppableProperty().get()).isFalse();
        };
        tasks.runAll();

        assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.unfinished", 1000));
        assertThat(editor.unlinkedProperty().get()).isEqualTo(500);
        assertThat(editor.busyProperty().get()).isFalse();

        services.betweenBatches = () -> {};
        editor.link();
        assertThat(editor.stoppableProperty().get()).isTrue();
        tasks.runAll();
        assertThat(editor.noticeProperty().get()).isEqualTo(Text.of("service.linked", LocalTime.of(14, 3), 500));
        assertThat(editor.unlinkedProperty().get()).isZero();
        assertThat(editor.stoppableProperty().get()).isFalse();
    }

    /** Services whose database can be made unreachable. */
    static final class UnreachableServices implements Services {
        boolean away;
        Runnable betweenBatches = () -> {};

        private final Services services;

        UnreachableServices(Services services) {
            this.services = services;
        }

        @Override
        public Catalog list() {
            check();
            return services.list();
        }

        @Override
        public SaveOutcome save(Service loaded, Service wanted) {
            check();
            return services.save(loaded, wanted);
        }

        @Override
        public SetUpOutcome setUp(
                String code,
                String name,
                int durationMinutes,
                int bufferMinutes,
                boolean active,
                BooleanSupplier stop) {
            check();
            return services.setUp(code, name, durationMinutes, bufferMinutes, active, () -> {
                betweenBatches.run();
                return stop.getAsBoolean();
            });
        }

        @Override
        public RemoveOutcome remove(Service unused) {
            check();
            return services.remove(unused);
        }

        private void check() {
            if (away) {
                throw new DataAccessException(
                        "away", new PSQLException("connection lost", PSQLState.CONNECTION_FAILURE));
            }
        }
    }
}
