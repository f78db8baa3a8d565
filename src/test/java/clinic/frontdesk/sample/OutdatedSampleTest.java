package clinic.frontdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.database.ClinicAddress.Embedded;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sample clinics created by other builds, on embedded servers of their own. */
@Execution(ExecutionMode.CONCURRENT)
class OutdatedSampleTest {

    private static final String BOOKED = """
        INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
            "preferredDate", "preferredTime", service, "updatedAt")
        VALUES ('booked', '김하나', '010-0000-0000', '1990-01-02', 'FEMALE', 'FIRST_VISIT', '2026-12-01', '09:30',
            'SKIN_CARE', now())
        """;

    private static final String OTHER_CHECKSUM =
            "UPDATE frontdesk.flyway_schema_history SET checksum = checksum + 1 WHERE version = '2'";

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private Embedded address = new Embedded(Path.of(""), true);

    @BeforeAll
    static void makeAnUpgradedSample() throws Exception {
        try (ClinicDatabase database = Clinics.open(new Embedded(made.resolve("sample"), true))) {
            upgrade(database, made);
            database.dsl().execute(BOOKED);
        }
    }

    /** The files of a server that does not run are a whole clinic. */
    @BeforeEach
    void copyTheSample() throws IOException {
        Path copy = folder.resolve("sample");
        try (Stream<Path> files = Files.walk(made.resolve("sample"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        copy.resolve(made.resolve("sample").relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        address = new Embedded(copy, true);
    }

    @Test
    void aSampleOfThisBuildIsOpenedUnchanged() throws Exception {
        try (ClinicDatabase database = Clinics.open(address)) {
            assertThat(booked(database)).isTrue();
        }
    }

    static List<String> differences() {
        return FaultRuns.of(
                List.of(
                        OTHER_CHECKSUM,
                        "INSERT INTO frontdesk.flyway_schema_history (installed_rank, version, description, type,"
                            + " script, checksum, installed_by, execution_time, success) VALUES (1000, '999', 'later',"
                            + " 'SQL', 'V999__later.sql', 1, 'frontdesk', 1, true)",
                        "UPDATE frontdesk.flyway_schema_history SET script = 'V2__other.sql' WHERE version = '2'"),
                difference -> "");
    }

    @ParameterizedTest
    @Tag(FaultRuns.TAG)
    @MethodSource("differences")
    void aSampleOfAnotherBuildIsRefusedAndRecreatedOnRequest(String difference) throws Exception {
        change(difference);

        assertThatThrownBy(() -> Clinics.open(address))
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new UpgradeRefusal.OutdatedSample("frontdesk sample --renew")));

        try (ClinicDatabase renewed = Clinics.renewSample(address)) {
            assertThat(booked(renewed)).isFalse();
            upgrade(renewed);
        }
        try (ClinicDatabase database = Clinics.open(address)) {
            assertThat(database.dsl().fetchCount(org.jooq.impl.DSL.table("public.reservations")))
                    .isPositive();
        }
    }

    @Test
    void aSampleInUseIsNotDeleted() throws Exception {
        try (ClinicDatabase inUse = Clinics.open(address)) {
            assertThatThrownBy(() -> Clinics.renewSample(address))
                    .isInstanceOfSatisfying(
                            UpgradeRefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(new UpgradeRefusal.SampleInUse()));
            assertThat(booked(inUse)).isTrue();
        }
    }

    @Test
    void aClinicThatIsNotASampleIsNeverRecreated() throws Exception {
        change("DELETE FROM public.reservations WHERE id LIKE 'sample-%'");
        change(OTHER_CHECKSUM);

        assertThatThrownBy(() -> Clinics.renewSample(address)).isInstanceOf(IllegalArgumentException.class);
        try (ClinicDatabase database = Clinics.open(address)) {
            assertThat(booked(database)).isTrue();
            assertThatThrownBy(() -> upgrade(database))
                    .isInstanceOfSatisfying(
                            UpgradeRefusedException.class,
                            refused ->
                                    assertThat(refused.refusal()).isInstanceOf(UpgradeRefusal.ChangedMigration.class));
        }
    }

    private void change(String sql) {
        try (ClinicDatabase database = ClinicDatabase.open(address)) {
            database.dsl().execute(sql);
        }
    }

    private void upgrade(ClinicDatabase database) throws UpgradeRefusedException {
        upgrade(database, folder);
    }

    private static void upgrade(ClinicDatabase database, Path folder) throws UpgradeRefusedException {
        new Upgrade(
                        database.direct(),
                        UpgradeSettings.STANDARD.withFiles(folder.resolve("files")),
                        UpgradeListener.NONE)
                .run();
    }

    private static boolean booked(ClinicDatabase database) {
        return database.dsl()
                .fetchSingle("SELECT EXISTS (SELECT FROM public.reservations WHERE id = 'booked') AS booked")
                .get("booked", boolean.class);
    }
}
