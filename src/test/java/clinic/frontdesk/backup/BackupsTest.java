package clinic.frontdesk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.upgrade.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@Execution(ExecutionMode.CONCURRENT)
class BackupsTest {

    /** All columns but the generated one. */
    private static final String VALUES = """
        SELECT ROW(id, "patientName", phone, email, "birthDate", gender, "treatmentType", "preferredDate",
                   "preferredTime", status, notes, "adminNotes", "createdAt", "updatedAt", "statusChangedAt",
                   "statusChangedBy", service, "extra ""quoted"" column", moods, amount, ratio, raw, number,
                   "userId")::text
        FROM %s ORDER BY 1
        """;

    @TempDir
    private Path folder;

    @Test
    void aBackupIsProvenAndReadableForThisUserOnly() throws Exception {
        TestDatabase database = OddClinics.legacy();
        ProvenBackup backup =
                new Backups(database.dataSource(), folder.resolve("backups"), List.of()).make(BackupListener.NONE);

        assertThat(files(folder.resolve("backups"))).containsExactly(backup.file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backups"))))
                .isEqualTo("rwx------");
        assertThat(backup.way()).isEqualTo(ProvenBackup.Way.OWN_EXPORT);
        assertThat(backup.tables())
                .extracting(TableProof::table, TableProof::rows)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("public.reservations", OddClinics.RESERVATIONS),
                        org.assertj.core.groups.Tuple.tuple("public.service_reservation_limits", 1L));
        assertThat(new Backups(database.dataSource(), folder, List.of()).again(backup.file(), backup.sha256()))
                .contains(backup);
    }

    @Test
    void aTableOfABackupIsLoadedAsItWas() throws Exception {
        TestDatabase database = OddClinics.legacy();
        Backups backups = new Backups(database.dataSource(), folder, List.of());
        ProvenBackup backup = backups.make(BackupListener.NONE);
        List<String> then = Databases.rows(database, VALUES.formatted("public.reservations"));
        database.run("UPDATE public.reservations SET \"preferredTime\" = 'moved'");

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            backups.load(backup, "public.reservations", connection, "then");
            try (var rows = statement.executeQuery(VALUES.formatted("pg_temp.then"))) {
                for (String row : then) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(row);
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void concurrentWritesAreNotInTheBackupAndDoNotDisturbTheProof() throws Exception {
        TestDatabase database = OddClinics.legacy();
        TestDatabase then = database.copy();
        List<Long> told = new ArrayList<>();
        BackupListener busy = new BackupListener() {
            @Override
            public void progress(long doneRows, long totalRows) {
                told.add(doneRows);
                database.run("INSERT INTO public.service_reservation_limits (id, \"serviceType\", \"updatedAt\") SELECT"
                        + " 'new', 'SKIN_CARE', '2025-01-01' ON CONFLICT DO NOTHING;"
                        + "UPDATE public.reservations SET notes = coalesce(notes, '') || 'x', id = id || 'x';"
                        + "DELETE FROM public.reservations WHERE id LIKE 'plain%'");
            }
        };

        ProvenBackup backup = new Backups(database.dataSource(), folder, List.of()).make(busy);

        assertThat(told).first().isEqualTo(0L);
        assertThat(told).last().isEqualTo(OddClinics.RESERVATIONS + 1);
        TestDatabase restored = TestDatabase.empty();
        Backups.restore(backup.file(), restored.dataSource());
        OddClinics.dropWhatIsNotCovered(then);
        assertThat(OddClinics.all(restored)).isEqualTo(OddClinics.all(then));
    }

    @Test
    void theSnapshotTellsWhichTransactionsItSaw() throws Exception {
        TestDatabase database = TestDatabase.legacy();
        try (Connection open = database.connect()) {
            open.setAutoCommit(false);
            String unfinished;
            try (Statement statement = open.createStatement()) {
                statement.execute("DELETE FROM public.reservations");
                try (ResultSet id = statement.executeQuery("SELECT pg_current_xact_id()::text")) {
                    id.next();
                    unfinished = id.getString(1);
                }
            }
            ProvenBackup backup = new Backups(database.dataSource(), folder, List.of()).make(BackupListener.NONE);
            open.commit();
            assertThat(Databases.rows(
                            database,
                            "SELECT pg_visible_in_snapshot('" + unfinished + "'::xid8, '" + backup.snapshot()
                                    + "'::pg_snapshot)"))
                    .containsExactly("f");
        }
    }

    @Test
    void theLastThreeOfADatabaseAreKept() throws Exception {
        TestDatabase database = OddClinics.legacy();
        TestDatabase another = TestDatabase.legacy();
        Backups backups = new Backups(database.dataSource(), folder, List.of());
        Path foreign = Files.writeString(folder.resolve("mine-own-export.zip"), "no backup at all");
        Path others = new Backups(another.dataSource(), folder, List.of())
                .make(BackupListener.NONE)
                .file();
        List<Path> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(backups.make(BackupListener.NONE).file());
        }

        List<Path> kept = new ArrayList<>(made.subList(2, 5));
        kept.add(foreign);
        kept.add(others);
        assertThat(files(folder)).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(made)
                .allSatisfy(file -> assertThat(file.getFileName().toString())
                        .matches(database.name() + "-[0-9]{8}T[0-9]{9}Z-own-export\\.zip"));
    }

    @Test
    void aCanceledBackupLeavesNothing() {
        TestDatabase database = OddClinics.legacy();
        String before = Databases.everything(database);
        for (int asked : new int[] {0, 1, 2, 3, 4}) {
            int[] left = {asked};
            BackupListener stops = new BackupListener() {
                @Override
                public boolean goOn() {
                    return left[0]-- > 0;
                }
            };
            assertReason(Reason.CANCELLED, () -> new Backups(database.dataSource(), folder, List.of()).make(stops));
            assertThat(folder).isEmptyDirectory();
        }
        assertThat(Databases.everything(database)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 25_000, 49_000})
    void aBackupCanceledAmongTheRowsLeavesNothing(long doneRows) {
        TestDatabase database = OddClinics.many(TestDatabase.legacy(), 50_000);
        assertReason(
                Reason.CANCELLED,
                () -> new Backups(database.dataSource(), folder, List.of()).make(OddClinics.stopsAt(doneRows)));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsDamagedBeforeItIsProvenGetsNoName() throws Exception {
        TestDatabase database = OddClinics.legacy();
        for (int bit = 0; bit < 8; bit++) {
            int which = bit;
            BackupListener damages = whenWritten(part -> {
                byte[] bytes = Files.readAllBytes(part);
                bytes[bytes.length * (which + 1) / 9] ^= (byte) (1 << which);
                Files.write(part, bytes);
            });
            assertReason(Reason.DAMAGED, () -> new Backups(database.dataSource(), folder, List.of()).make(damages));
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aWholeFileWithOtherRowsIsNotProven() throws Exception {
        TestDatabase database = OddClinics.legacy();
        // One row less, and one row other; the checksums are right.
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                rows -> rows.substring(rows.indexOf('\n') + 1),
                rows -> rows.replace("010-0000-0000", "010-0000-0001"))) {
            BackupListener changes = whenWritten(part -> rewrite(part, "rows/public.reservations", change));
            assertReason(Reason.NOT_PROVEN, () -> new Backups(database.dataSource(), folder, List.of()).make(changes));
            assertThat(folder).isEmptyDirectory();
        }
        BackupListener structure =
                whenWritten(part -> rewrite(part, "structure.sql", sql -> sql.replace("lower(", "upper(")));
        assertReason(Reason.NOT_PROVEN, () -> new Backups(database.dataSource(), folder, List.of()).make(structure));
        // Rewritten without a change, it is proven.
        BackupListener same = whenWritten(part -> rewrite(part, "structure.sql", UnaryOperator.identity()));
        assertThat(new Backups(database.dataSource(), folder, List.of())
                        .make(same)
                        .file())
                .exists();
    }

    @Test
    void filesOfAKilledDeskAreDeletedAndThoseOfARunningOneAreKept() throws Exception {
        TestDatabase database = OddClinics.legacy();
        Backups backups = new Backups(database.dataSource(), folder, List.of());
        Process living = BackupProcess.startAndPark(database.url(), folder);
        Process killed = BackupProcess.startAndPark(database.url(), folder);
        try {
            assertThat(files(folder)).hasSize(4);
            killed.destroyForcibly().onExit().join();

            Path mine = backups.make(BackupListener.NONE).file();

            assertThat(files(folder)).hasSize(3).contains(mine);
            living.getOutputStream().write('\n');
            living.getOutputStream().write('\n');
            living.getOutputStream().flush();
            assertThat(living.inputReader(StandardCharsets.UTF_8).lines()).contains("OWN_EXPORT");
            assertThat(files(folder)).hasSize(2).contains(mine);
        } finally {
            living.destroyForcibly();
            killed.destroyForcibly();
        }
    }

    @Test
    void twoBackupsOfOneProcessDoNotDeleteEachOther() throws Exception {
        TestDatabase database = OddClinics.legacy();
        Path[] inner = new Path[1];
        BackupListener another = whenWritten(part -> {
            try {
                inner[0] = new Backups(database.dataSource(), folder, List.of())
                        .make(BackupListener.NONE)
                        .file();
                // Another desk still finds the first one's lock held.
                assertThat(BackupProcess.run(database.url(), folder)).isEqualTo("OWN_EXPORT");
            } catch (BackupException e) {
                throw new IOException(e);
            }
        });

        Path outer = new Backups(database.dataSource(), folder, List.of())
                .make(another)
                .file();

        assertThat(files(folder)).hasSize(3).contains(outer, inner[0]);
    }

    @Test
    void aFullDiskLeavesNothing() throws Exception {
        TestDatabase database = OddClinics.legacy();
        ProvenBackup whole =
                new Backups(database.dataSource(), folder.resolve("whole"), List.of()).make(BackupListener.NONE);
        assertThat(Files.size(whole.file())).isGreaterThan(4096);
        String before = Databases.everything(database);
        Path small = Files.createDirectory(folder.resolve("small"));

        Process process = BackupProcess.start(database.url(), small, 2);

        assertThat(process.inputReader(StandardCharsets.UTF_8).lines()).containsExactly("NO_SPACE");
        assertThat(small).isEmptyDirectory();
        assertThat(Databases.everything(database)).isEqualTo(before);
    }

    @Test
    void anExistingFileOrAnUnwritableFolderIsRefused() throws Exception {
        TestDatabase database = OddClinics.legacy();
        Backups backups = new Backups(database.dataSource(), folder, List.of());
        Path taken = Files.writeString(folder.resolve("taken"), "mine");
        assertReason(Reason.EXISTS, () -> backups.make(taken, BackupListener.NONE));
        assertThat(taken).hasContent("mine");
        Path free = folder.resolve("free");
        BackupListener takes = whenWritten(part -> Files.writeString(free, "mine"));
        assertReason(Reason.EXISTS, () -> backups.make(free, takes));
        assertThat(free).hasContent("mine");
        assertReason(
                Reason.UNREADABLE, () -> backups.make(folder.resolve("missing").resolve("file"), BackupListener.NONE));
        assertReason(Reason.UNREADABLE, () -> backups.make(taken.resolve("file"), BackupListener.NONE));
        assertReason(
                Reason.UNREADABLE,
                () -> new Backups(database.dataSource(), taken, List.of()).make(BackupListener.NONE));
        assertThat(files(folder)).containsExactlyInAnyOrder(taken, free);
    }

    @Test
    void aLoginThatMayNotReadAllIsRefused() throws Exception {
        TestDatabase database = OddClinics.legacy().run("""
            DO $$ BEGIN CREATE ROLE reads_some LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            GRANT SELECT ON public.reservations TO reads_some;
            """);
        PGSimpleDataSource login = new PGSimpleDataSource();
        login.setUrl(database.url());
        login.setUser("reads_some");
        assertReason(Reason.NO_RIGHT, () -> new Backups(login, folder, List.of()).make(BackupListener.NONE));
        // All rows or none: rows hidden by a policy are not left out silently.
        database.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reads_some;"
                + " GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO reads_some;"
                + " ALTER TABLE public.reservations ENABLE ROW LEVEL SECURITY");
        assertReason(Reason.NO_RIGHT, () -> new Backups(login, folder, List.of()).make(BackupListener.NONE));
        assertThat(folder).isEmptyDirectory();
        database.run("ALTER TABLE public.reservations DISABLE ROW LEVEL SECURITY");
        assertThat(new Backups(login, folder, List.of())
                        .make(BackupListener.NONE)
                        .file())
                .exists();
    }

    @Test
    void valuesHaveOneTextWhateverTheSettings() throws Exception {
        TestDatabase database = OddClinics.legacy();
        ProvenBackup plain = new Backups(database.dataSource(), folder, List.of()).make(BackupListener.NONE);
        database.run("ALTER DATABASE " + database.name() + " SET DateStyle = 'SQL, DMY'; ALTER DATABASE "
                + database.name() + " SET TimeZone = 'Asia/Seoul'; ALTER DATABASE " + database.name()
                + " SET extra_float_digits = -5; ALTER DATABASE " + database.name() + " SET bytea_output = 'escape';"
                + " ALTER DATABASE " + database.name() + " SET search_path = 'public'");

        ProvenBackup odd = new Backups(database.dataSource(), folder, List.of()).make(BackupListener.NONE);

        assertThat(odd.tables()).isEqualTo(plain.tables());
    }

    private interface FileChange {
        void make(Path part) throws IOException;
    }

    /** A listener that changes the file between writing and proof. */
    private BackupListener whenWritten(FileChange change) {
        return new BackupListener() {
            private boolean done;

            @Override
            public void progress(long doneRows, long totalRows) {
                if (doneRows == 0 || done) {
                    return;
                }
                done = true;
                try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
                    change.make(parts.iterator().next());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** Rewrites an export with one entry changed, and seals it again. */
    private static void rewrite(Path part, String entry, UnaryOperator<String> change) throws IOException {
        Path copy = Files.createTempFile("rewritten", ".zip");
        try (ZipFile from = new ZipFile(part.toFile());
                FileChannel file = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE);
                ZipOutputStream to = new ZipOutputStream(Channels.newOutputStream(file))) {
            to.setComment(Sealed.OPEN);
            for (ZipEntry old : from.stream().toList()) {
                to.putNextEntry(new ZipEntry(old.getName()));
                byte[] content = from.getInputStream(old).readAllBytes();
                String text = new String(content, StandardCharsets.UTF_8);
                to.write(old.getName().equals(entry) ? change.apply(text).getBytes(StandardCharsets.UTF_8) : content);
            }
            to.finish();
            Sealed.seal(file);
        }
        Files.write(part, Files.readAllBytes(copy));
        Files.delete(copy);
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BackupException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.sentence()).endsWith(".").doesNotContain("\n");
        });
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
