package clinic.frontdesk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.backup.ProvenBackup.Way;
import clinic.frontdesk.backup.tools.PgTools;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.upgrade.StatusReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups by PostgreSQL's own tools, on the newest server that this machine's {@code pg_dump} is made for. */
@Tag("desktop")
class PgDumpTest {

    private static final String FLAGS = "SELECT reservation_id, code FROM frontdesk.flag ORDER BY 1";

    private static TestServer server;
    private static PgTools tools;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        tools = PgTools.in(PgTools.usualFolders()).stream()
                .max(java.util.Comparator.comparingInt(PgTools::major))
                .orElseThrow();
        server = TestServer.start(TestServer.VERSIONS.stream()
                .filter(version -> version <= tools.major())
                .max(Integer::compare)
                .orElseThrow());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLegacyClinicIsRestoredAndCanBeUpgraded() throws Exception {
        TestDatabase source = OddClinics.fill(server.legacy());
        TestDatabase target = server.empty();
        ProvenBackup backup = new Backups(source.dataSource(), folder.resolve("backups")).make(BackupListener.NONE);
        assertThat(backup.way()).isEqualTo(Way.PG_DUMP);
        assertThat(backup.tool()).isEqualTo("pg_dump " + tools.version());
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }

        RestoreResult restored = Backups.restore(backup.file(), target.dataSource());

        assertThat(restored.tables()).isEqualTo(backup.tables());
        assertThat(restored.leftOut()).hasSize(2);
        OddClinics.dropWhatIsNotCovered(source);
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
        Databases.upgrade(target);
        Databases.upgrade(source);
        assertThat(Databases.newColumns(target)).isEqualTo(Databases.newColumns(source));
    }

    @Test
    void anUpgradedClinicIsRestoredWithNothingDue() throws Exception {
        TestDatabase source = OddClinics.fill(server.legacy());
        Databases.upgrade(source);
        TestDatabase target = server.empty();
        ProvenBackup backup = new Backups(source.dataSource(), folder).make(BackupListener.NONE);
        assertThat(backup.way()).isEqualTo(Way.PG_DUMP);

        Backups.restore(backup.file(), target.dataSource());

        assertThat(new StatusReader(target.dataSource()).read().pending()).isFalse();
        OddClinics.dropWhatIsNotCovered(source);
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
        target.run(Databases.insert("new", "2025-07-01", "10:00", "WRINKLE_BOTOX"));
        assertThat(Databases.rows(target, "SELECT \"timeSlotEnd\" FROM public.reservations WHERE id = 'new'"))
                .containsExactly("10:30");
    }

    @Test
    void everyKindOfObjectInTheDesksSchemaIsRestored() throws Exception {
        TestDatabase source = server.legacy();
        Databases.upgrade(source);
        OddClinics.everyKind(source);
        TestDatabase target = server.empty();
        ProvenBackup backup = new Backups(source.dataSource(), folder).make(BackupListener.NONE);
        assertThat(backup.way()).isEqualTo(Way.PG_DUMP);

        Backups.restore(backup.file(), target.dataSource());

        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
    }

    @Test
    void aClinicUpgradedByTheWebsiteIsRestoredWithItsClosures() throws Exception {
        TestDatabase source = OddClinics.website(OddClinics.fill(server.legacy()), "varchar(20)");
        TestDatabase target = server.empty();
        ProvenBackup backup = new Backups(source.dataSource(), folder).make(BackupListener.NONE);
        assertThat(backup.way()).isEqualTo(Way.PG_DUMP);

        Backups.restore(backup.file(), target.dataSource());

        OddClinics.dropWhatIsNotCovered(source);
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
    }

    /** The commands as they stand in the README. */
    @Test
    void theReadmesCommandsDumpAndRestoreAClinic() throws Exception {
        TestDatabase source = server.legacy().run(Databases.insert("a", "2030-06-10", "10:00", "WRINKLE_BOTOX"));
        Databases.upgrade(source);
        source.run(Databases.insert("b", "2030-06-10", "10:00", "WRINKLE_BOTOX"));
        TestDatabase target = server.empty();
        List<String> commands = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.startsWith("pg_dump ") || line.startsWith("pg_restore "))
                .toList();
        assertThat(commands).hasSize(2);

        for (String command : commands) {
            assertThat(shell(command, source, target)).isZero();
        }

        assertThat(Databases.dump(target)).isEqualTo(Databases.dump(source));
        assertThat(Databases.rows(target, FLAGS))
                .isEqualTo(Databases.rows(source, FLAGS))
                .containsExactly("b|full");
        assertThat(new StatusReader(target.dataSource()).read().pending()).isFalse();
        assertThat(Databases.upgrade(target).appeared()).isEmpty();
    }

    @Test
    void aDumpOfPublicAloneIsUpgradedAgain() throws Exception {
        TestDatabase source = server.legacy().run(Databases.insert("a", "2030-06-10", "10:00", "WRINKLE_BOTOX"));
        Databases.upgrade(source);
        TestDatabase target = server.empty();
        assertThat(shell("pg_dump --format=custom --schema=public --file=clinic.dump \"$SOURCE\"", source, target))
                .isZero();
        // The triggers cannot be restored.
        assertThat(shell("pg_restore --clean --if-exists --dbname=\"$EMPTY\" clinic.dump", source, target))
                .isEqualTo(1);

        Databases.upgrade(target);

        assertThat(Databases.newColumns(target)).isEqualTo(Databases.newColumns(source));
        assertThat(Databases.rows(target, "SELECT reservation_id, start_minute FROM frontdesk.occupancy"))
                .containsExactly("a|600");
    }

    private int shell(String command, TestDatabase source, TestDatabase target) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        shell.environment().put("SOURCE", source.url().replace("jdbc:", ""));
        shell.environment().put("EMPTY", target.url().replace("jdbc:", ""));
        return shell.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start()
                .waitFor();
    }

    @Test
    void aTableOfABackupIsLoadedAsItWas() throws Exception {
        TestDatabase database = OddClinics.fill(server.legacy());
        Backups backups = new Backups(database.dataSource(), folder);
        ProvenBackup backup = backups.make(BackupListener.NONE);
        assertThat(backup.way()).isEqualTo(Way.PG_DUMP);
        assertThat(backups.again(backup.file(), backup.sha256())).contains(backup);
        // Without a tool to read it, it cannot be used.
        assertThat(new Backups(database.dataSource(), folder, List.of()).again(backup.file(), backup.sha256()))
                .isEmpty();
        String values = "SELECT string_agg(ROW(id, \"preferredTime\", notes, moods, raw, ratio)::text, '|' ORDER BY id)"
                + " FROM ";
        List<String> then = Databases.rows(database, values + "public.reservations");
        database.run("UPDATE public.reservations SET \"preferredTime\" = 'moved'");

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            backups.load(backup, "public.reservations", connection, "then");
            try (ResultSet found = statement.executeQuery(values + "pg_temp.then")) {
                found.next();
                assertThat(List.of(found.getString(1))).isEqualTo(then);
            }
        }
    }

    @Test
    void aDumpThatIsTruncatedOrHasAFlippedBitIsRefused() throws Exception {
        TestDatabase source = OddClinics.fill(server.legacy());
        ProvenBackup backup = new Backups(source.dataSource(), folder).make(BackupListener.NONE);
        Path sidecar = PartFile.sidecarOf(backup.file());
        SplittableRandom random = new SplittableRandom(9);
        for (Path file : List.of(backup.file(), sidecar)) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                if (i % 2 == 0) {
                    damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                } else {
                    damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
                }
                Files.write(file, damaged);
                assertThatThrownBy(() -> Backups.restore(backup.file(), new org.postgresql.ds.PGSimpleDataSource()))
                        .isInstanceOfSatisfying(
                                BackupException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
            }
            Files.write(file, whole);
        }
        assertThat(Backups.restore(backup.file(), server.empty().dataSource()).tables())
                .isEqualTo(backup.tables());
    }

    @Test
    void aPgDumpOlderThanTheServerIsNotUsed() throws Exception {
        TestServer newest = TestServer.start(18);
        try (newest) {
            TestDatabase database = newest.legacy();
            ProvenBackup backup = new Backups(
                            database.dataSource(), folder, List.of(tools.dump().getParent()))
                    .make(BackupListener.NONE);
            if (tools.major() >= newest.version()) {
                assertThat(backup.way()).isEqualTo(Way.PG_DUMP);
            } else {
                assertThat(backup.way()).isEqualTo(Way.OWN_EXPORT);
                assertThat(backup.tool())
                        .startsWith("the desk's own export, since pg_dump " + tools.version()
                                + " is older than the server's 18.");
            }
        }
    }

    @Test
    void aPgDumpThatFailsIsNotUsed() throws Exception {
        // It prints its version and then fails.
        Path broken = Files.createDirectory(folder.resolve("bin"));
        for (String program : List.of("pg_dump", "pg_restore")) {
            Path script = Files.writeString(
                    broken.resolve(program),
                    "#!/bin/sh\n[ \"$1\" = --version ] && echo '" + program
                            + " (PostgreSQL) 99.1' && exit 0\nexit 1\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        }
        TestDatabase database = OddClinics.fill(server.legacy());

        ProvenBackup backup = new Backups(database.dataSource(), folder.resolve("backups"), List.of(broken))
                .make(BackupListener.NONE);

        assertThat(backup.way()).isEqualTo(Way.OWN_EXPORT);
        assertThat(backup.tool()).isEqualTo("the desk's own export, since pg_dump 99.1 could not make a proven one");
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            assertThat(files).containsExactly(backup.file());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {25_000, 35_000, 49_000})
    void aCanceledBackupLeavesNothing(long doneRows) throws Exception {
        TestDatabase database = OddClinics.many(server.legacy(), 50_000);
        Backups backups = new Backups(database.dataSource(), folder);

        assertThatThrownBy(() -> backups.make(OddClinics.stopsAt(doneRows)))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CANCELLED));

        assertThat(folder).isEmptyDirectory();
        assertThat(backups.make(BackupListener.NONE).way()).isEqualTo(Way.PG_DUMP);
    }

    @Test
    void aDumpWithoutItsSidecarIsRefused() throws Exception {
        Path file = new Backups(server.legacy().dataSource(), folder)
                .make(BackupListener.NONE)
                .file();
        Files.delete(PartFile.sidecarOf(file));

        assertThatThrownBy(() -> Backups.restore(file, new org.postgresql.ds.PGSimpleDataSource()))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(".json");
    }

    @Test
    void aTableThatPgDumpCannotSplitIsExported() throws Exception {
        TestDatabase database = server.legacy().run("""
            CREATE SEQUENCE public.elsewhere;
            ALTER TABLE public.reservations ADD COLUMN number integer DEFAULT nextval('public.elsewhere');
            """);

        ProvenBackup backup = new Backups(database.dataSource(), folder).make(BackupListener.NONE);

        assertThat(backup.way()).isEqualTo(Way.OWN_EXPORT);
        assertThat(backup.leftOut())
                .containsExactly("the default of public.reservations.number, which needs sequence public.elsewhere");
        assertThat(Backups.restore(backup.file(), server.empty().dataSource()).tables())
                .isEqualTo(backup.tables());
    }
}
