package clinic.frontdesk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.upgrade.StatusReader;
import clinic.frontdesk.upgrade.UpgradeStatus;
import clinic.frontdesk.upgrade.shape.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class RestoreTest {

    @TempDir
    private Path folder;

    @Test
    void aLegacyClinicIsRestoredAndCanBeUpgraded() throws Exception {
        TestDatabase source = OddClinics.legacy();
        TestDatabase target = TestDatabase.empty();

        RestoreResult restored = Backups.restore(backup(source).file(), target.dataSource());

        assertThat(restored.leftOut())
                .containsExactly(
                        "the constraint reservations_userId_fkey of public.reservations, which needs table"
                                + " public.users",
                        "the trigger nobodys_own, which needs function public.nobodys_own()");
        OddClinics.dropWhatIsNotCovered(source);
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));

        assertThat(Databases.upgrade(target).shape()).isEqualTo(Shape.LEGACY);
        Databases.upgrade(source);
        assertThat(Databases.newColumns(target)).isEqualTo(Databases.newColumns(source));
    }

    @Test
    void anUpgradedClinicIsRestoredWithNothingDue() throws Exception {
        TestDatabase source = OddClinics.upgraded();
        TestDatabase target = TestDatabase.empty();

        Backups.restore(backup(source).file(), target.dataSource());

        UpgradeStatus status = new StatusReader(target.dataSource()).read();
        assertThat(status.shape()).isEqualTo(Shape.UPGRADED);
        assertThat(status.pending()).isFalse();
        OddClinics.dropWhatIsNotCovered(source);
        assertThat(status).isEqualTo(new StatusReader(source.dataSource()).read());
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
        // The triggers work there: a write fills the new columns.
        target.run(Databases.insert("new", "2025-07-01", "10:00", "WRINKLE_BOTOX"));
        assertThat(Databases.rows(target, "SELECT \"timeSlotEnd\" FROM public.reservations WHERE id = 'new'"))
                .containsExactly("10:30");
        assertThat(Databases.upgrade(target).changed()).isFalse();
    }

    @Test
    void triggersOnTheWebsitesClosuresAreRestored() throws Exception {
        TestDatabase source = OddClinics.website("varchar(20)");
        Databases.upgrade(source);
        TestDatabase target = TestDatabase.empty();

        Backups.restore(backup(source).file(), target.dataSource());

        OddClinics.dropWhatIsNotCovered(source);
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
        String changed =
                "INSERT INTO public.manual_time_closures (id, closure_date, period, time_slot_start, created_by)"
                        + " VALUES ('new', '2030-06-10', 'MORNING', '09:00', 'manager')";
        target.run(changed);
        assertThat(Databases.rows(target, "SELECT version FROM frontdesk.day_lock WHERE day = '2030-06-10'"))
                .containsExactly("1");
    }

    @Test
    void everyKindOfObjectInTheDesksSchemaIsRestored() throws Exception {
        TestDatabase source = OddClinics.everyKind(TestDatabase.upgraded());
        TestDatabase target = TestDatabase.empty();

        RestoreResult restored = Backups.restore(backup(source).file(), target.dataSource());

        assertThat(restored.leftOut()).isEmpty();
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
        target.run("INSERT INTO frontdesk.kinds (n) VALUES (5)");
        assertThat(Databases.rows(target, "SELECT max(id) FROM frontdesk.kinds"))
                .containsExactly("13");
    }

    @Test
    void valuesOfUncoveredTypesAreKeptAsTextAndReported() throws Exception {
        TestDatabase source = TestDatabase.legacy()
                .run("""
                        CREATE EXTENSION citext; CREATE EXTENSION pg_trgm;
                        CREATE DOMAIN public.short AS varchar(5);
                        CREATE TYPE public.pair AS (a integer, b text);
                        CREATE SEQUENCE public.elsewhere;
                        CREATE FUNCTION public.theirs(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
                        ALTER TABLE public.reservations ADD COLUMN c citext, ADD COLUMN d public.short, ADD COLUMN p public.pair,
                            ADD COLUMN many public.pair[], ADD COLUMN n integer DEFAULT nextval('public.elsewhere'),
                            ADD CONSTRAINT theirs CHECK (public.theirs(id));
                        CREATE INDEX by_trigram ON public.reservations USING gin (id gin_trgm_ops);
                        CREATE STATISTICS public.theirs ON id, phone FROM public.reservations;
                        CREATE POLICY theirs ON public.reservations USING (true);
                        """
                        + Databases.insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX")
                        + "UPDATE public.reservations SET c = 'MiXed', d = 'a\"b', p = (1, 'x,\"y'), many ="
                        + " ARRAY [p, NULL]");
        TestDatabase target = TestDatabase.empty();
        String values = "SELECT c::text, d::text, p::text, many::text, n FROM public.reservations";

        RestoreResult restored = Backups.restore(backup(source).file(), target.dataSource());

        assertThat(Databases.rows(target, values)).isEqualTo(Databases.rows(source, values));
        assertThat(restored.leftOut())
                .containsExactly(
                        "the constraint theirs of public.reservations, which needs function public.theirs(text)",
                        "the default of public.reservations.n, which needs sequence public.elsewhere",
                        "the index by_trigram, which needs operator class public.gin_trgm_ops for access method gin",
                        "the row security policy theirs",
                        "the statistics object theirs",
                        "the type public.citext of public.reservations.c, whose values are kept as text",
                        "the type public.pair of public.reservations.p, whose values are kept as text",
                        "the type public.pair[] of public.reservations.many, whose values are kept as text",
                        "the type public.short of public.reservations.d, whose values are kept as text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"varchar(20)", "public.\"Period\""})
    void aClinicUpgradedByTheWebsiteIsRestoredWithItsClosures(String closurePeriod) throws Exception {
        TestDatabase source = OddClinics.website(closurePeriod);
        TestDatabase target = TestDatabase.empty();

        Backups.restore(backup(source).file(), target.dataSource());

        assertThat(new StatusReader(target.dataSource()).read().shape()).isEqualTo(Shape.WEBSITE_UPGRADED);
        OddClinics.dropWhatIsNotCovered(source);
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
        assertThat(Databases.upgrade(target).shape()).isEqualTo(Shape.WEBSITE_UPGRADED);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16})
    void aClinicOfAnOlderServerIsRestoredThereAndOnTheNewest(int version) throws Exception {
        try (TestServer server = TestServer.start(version)) {
            TestDatabase source = OddClinics.fill(server.legacy());
            Databases.upgrade(source);
            TestDatabase same = server.empty();
            TestDatabase newest = TestDatabase.empty();
            TestDatabase back = server.empty();

            Path file = backup(source).file();
            Backups.restore(file, same.dataSource());
            Backups.restore(file, newest.dataSource());
            Backups.restore(backup(newest).file(), back.dataSource());

            OddClinics.dropWhatIsNotCovered(source);
            assertThat(OddClinics.all(same)).isEqualTo(OddClinics.all(source));
            assertThat(OddClinics.all(back)).isEqualTo(OddClinics.all(source));
            assertThat(new StatusReader(newest.dataSource()).read())
                    .isEqualTo(new StatusReader(source.dataSource()).read());
        }
    }

    @Test
    void ownersAndGrantsAreRestored() throws Exception {
        TestDatabase source = OddClinics.upgraded().run("""
            CREATE ROLE restored_site; CREATE ROLE "restored-reader"; CREATE ROLE restored_gone;
            ALTER TABLE public.reservations OWNER TO restored_site;
            ALTER TYPE public."Gender" OWNER TO restored_site;
            GRANT SELECT, UPDATE ON public.reservations TO "restored-reader" WITH GRANT OPTION;
            GRANT INSERT ON public.reservations TO PUBLIC;
            GRANT SELECT (id, code) ON public.services TO restored_site;
            REVOKE ALL ON FUNCTION frontdesk.clock() FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION frontdesk.clock() TO restored_site;
            GRANT USAGE ON SCHEMA frontdesk TO restored_site;
            """);
        TestDatabase target = TestDatabase.empty();
        TestDatabase another = TestDatabase.empty();
        source.run(
                "ALTER TABLE public.services OWNER TO restored_gone; GRANT SELECT ON frontdesk.flag TO restored_gone");
        ProvenBackup withGone = backup(source);
        source.run("ALTER TABLE public.services OWNER TO postgres; REVOKE ALL ON frontdesk.flag FROM restored_gone");
        ProvenBackup withoutGone = backup(source);
        source.run("DROP OWNED BY restored_gone; DROP ROLE restored_gone");

        RestoreResult whole = Backups.restore(withoutGone.file(), target.dataSource());
        RestoreResult lacking = Backups.restore(withGone.file(), another.dataSource());

        assertThat(whole.missingRoles()).isEmpty();
        assertThat(whole.refusedRoles()).isEmpty();
        assertThat(lacking.missingRoles()).containsExactly("restored_gone");
        assertThat(Databases.rows(another, "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'services'"))
                .containsExactly("postgres");
        OddClinics.dropWhatIsNotCovered(source);
        assertThat(OddClinics.all(target)).isEqualTo(OddClinics.all(source));
    }

    @Test
    void aDatabaseThatIsNotEmptyIsLeftUnchanged() throws Exception {
        ProvenBackup backup = backup(OddClinics.legacy());
        for (String something : List.of(
                "CREATE TABLE public.something (id int)",
                "CREATE VIEW something AS SELECT 1 AS one",
                "CREATE SEQUENCE something",
                "CREATE SCHEMA other; CREATE TABLE other.something (id int)")) {
            TestDatabase target = TestDatabase.empty().run(something);
            String before = Databases.everything(target);
            assertThat(failure(backup.file(), target).reason()).isEqualTo(Reason.NOT_EMPTY);
            assertThat(Databases.everything(target)).isEqualTo(before);
        }
        TestDatabase named = TestDatabase.empty().run("CREATE TYPE public.\"Gender\" AS ENUM ('X')");
        String before = Databases.everything(named);
        assertThat(failure(backup.file(), named).reason()).isEqualTo(Reason.REFUSED);
        assertThat(Databases.everything(named)).isEqualTo(before);
        // Objects of an extension are not data.
        TestDatabase extended =
                TestDatabase.empty().run("CREATE EXTENSION pg_stat_statements; CREATE EXTENSION citext");
        assertThat(Backups.restore(backup.file(), extended.dataSource()).tables())
                .isEqualTo(backup.tables());
    }

    @Test
    void aTruncatedFileIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(backup(OddClinics.legacy()).file());
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            int length = i < 100 ? whole.length - 1 - i : random.nextInt(whole.length);
            refused(java.util.Arrays.copyOf(whole, length), "cut at " + length);
        }
        refused(new byte[0], "empty");
        byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 1);
        refused(longer, "one byte more");
    }

    @Test
    void aFileWithOneFlippedBitIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(backup(OddClinics.legacy()).file());
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 400; i++) {
            int at = i < 100 ? whole.length - 1 - i : i < 200 ? i - 100 : random.nextInt(whole.length);
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            refused(flipped, "flipped at " + at);
        }
    }

    @Test
    void aDamagedFileWritesNothingAndIsNotUsedAgain() throws Exception {
        TestDatabase source = OddClinics.legacy();
        ProvenBackup backup = backup(source);
        byte[] bytes = Files.readAllBytes(backup.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.file(), bytes);
        TestDatabase target = TestDatabase.empty();
        String before = Databases.everything(target);

        assertThat(failure(backup.file(), target).reason()).isEqualTo(Reason.DAMAGED);
        assertThat(Databases.everything(target)).isEqualTo(before);
        Backups backups = new Backups(source.dataSource(), folder, List.of());
        assertThat(backups.again(backup.file(), backup.sha256())).isEmpty();
        try (var connection = source.connect()) {
            assertThatThrownBy(() -> backups.load(backup, "public.reservations", connection, "then"))
                    .isInstanceOf(BackupException.class);
        }
    }

    @Test
    void aLoginWithoutPrivilegesRestoresNothing() throws Exception {
        TestDatabase target = TestDatabase.empty();
        target.run("CREATE ROLE cannot_create LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC;");
        org.postgresql.ds.PGSimpleDataSource login = new org.postgresql.ds.PGSimpleDataSource();
        login.setUrl(target.url());
        login.setUser("cannot_create");
        String before = Databases.everything(target);

        assertThatThrownBy(() -> Backups.restore(backup(OddClinics.legacy()).file(), login))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_RIGHT));
        assertThat(Databases.everything(target)).isEqualTo(before);
    }

    private void refused(byte[] bytes, String how) throws Exception {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        // The database is not queried.
        assertThatThrownBy(() -> Backups.restore(file, new org.postgresql.ds.PGSimpleDataSource()))
                .as(how)
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    }

    private static BackupException failure(Path file, TestDatabase into) {
        return catchThrowableOfType(BackupException.class, () -> Backups.restore(file, into.dataSource()));
    }

    private ProvenBackup backup(TestDatabase database) throws BackupException {
        return new Backups(database.dataSource(), folder.resolve("backups"), List.of()).make(BackupListener.NONE);
    }
}
