package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.PATIENT;
import static clinic.frontdesk.upgrade.Databases.everything;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.oldColumns;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.ShapeDetectorTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What other programs have put on the reservations: named by the look, and no surprise to the fill. */
@Execution(ExecutionMode.CONCURRENT)
class SurroundingsTest {

    private static final String MONDAY = "2030-06-17";

    private static final String STAMP = """
        CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW."updatedAt" := '2026-01-01'; RETURN NEW; END $$;
        CREATE TRIGGER stamp BEFORE UPDATE ON reservations FOR EACH ROW EXECUTE FUNCTION public.stamp();
        """;

    private final TestDatabase database = TestDatabase.legacy()
            .run(insert("a", MONDAY, "09:30", "WRINKLE_BOTOX")
                    + insert("b", MONDAY, "14:00", "SKIN_CARE")
                    + insert("c", MONDAY, "오후 2시", "WRINKLE_BOTOX"));

    private List<String> findings() {
        return new PlanReader(database.dataSource(), PATIENT).read().findings();
    }

    private void refused(Class<? extends UpgradeRefusal> refusal, String named) {
        String before = everything(database);
        assertThat(new PlanReader(database.dataSource(), PATIENT).read().inTheWay())
                .contains(named);
        assertThatThrownBy(() -> upgrade(database)).isInstanceOfSatisfying(UpgradeRefusedException.class, refused -> {
            assertThat(refused.refusal()).isInstanceOf(refusal);
            assertThat(refused.refusal().sentence()).contains(named).contains("nothing was written");
        });
        assertThat(everything(database)).isEqualTo(before);
    }

    @Test
    void theWebsitesTriggersDoNotSeeTheFill() throws Exception {
        database.run(STAMP + """
            CREATE TABLE audit (note text);
            CREATE FUNCTION public.audited() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN INSERT INTO public.audit VALUES (TG_NAME); RETURN NULL; END $$;
            CREATE TRIGGER audited AFTER UPDATE ON reservations FOR EACH STATEMENT EXECUTE FUNCTION public.audited();
            CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON reservations DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION public.audited();
            """);
        List<String> old = oldColumns(database);

        UpgradeReport report = upgrade(database);

        assertThat(report.oldValues().unexplained()).isZero();
        assertThat(report.triggersFired()).isEmpty();
        assertThat(oldColumns(database)).isEqualTo(old);
        assertThat(rows(database, "SELECT note FROM audit")).isEmpty();
        assertThat(rows(database, "SELECT \"timeSlotStart\" FROM reservations ORDER BY id"))
                .containsExactly("09:30", "14:00", "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENABLE ALWAYS", "ENABLE REPLICA"})
    void aTriggerThatWouldFireIsNamedAndHasToBeAllowed(String mode) throws Exception {
        database.run(STAMP + "ALTER TABLE reservations " + mode + " TRIGGER stamp");
        assertThat(findings()).anyMatch(line -> line.startsWith("trigger stamp") && line.contains("would fire"));
        refused(UpgradeRefusal.TriggersFire.class, "stamp");

        UpgradeReport report =
                new Upgrade(database.dataSource(), PATIENT.allowing(Set.of("stamp")), UpgradeListener.NONE).run();

        assertThat(report.triggersFired()).containsExactly("stamp");
        assertThat(report.oldValues().unexplained()).isEqualTo(3);
        assertThat(rows(database, "SELECT DISTINCT \"updatedAt\" FROM reservations"))
                .containsExactly("2026-01-01 00:00:00");
    }

    @Test
    void triggersThatCannotFireAreListedOnly() throws Exception {
        database.run(STAMP + """
            ALTER TABLE reservations DISABLE TRIGGER stamp;
            CREATE TRIGGER notes BEFORE UPDATE OF notes ON reservations FOR EACH ROW EXECUTE FUNCTION public.stamp();
            ALTER TABLE reservations ENABLE ALWAYS TRIGGER notes;
            CREATE TRIGGER new_rows AFTER INSERT ON reservations FOR EACH ROW EXECUTE FUNCTION public.stamp();
            ALTER TABLE reservations ENABLE ALWAYS TRIGGER new_rows;
            """);

        assertThat(findings())
                .filteredOn(line -> line.startsWith("trigger"))
                .hasSize(3)
                .allMatch(line -> line.contains("would not fire"));
        assertThat(upgrade(database).triggersFired()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHECK (phone ~ '^02-') NOT VALID | named",
                "CHECK (\"preferredTime\" <> '09:30') NOT VALID | named",
                "CHECK (1 / length(notes) > 0 OR notes <> '') NOT VALID | named",
                "CHECK (\"patientName\" <> '김하나' OR id = 'b') NOT VALID | named"
            })
    void aRowThatAConstraintRefusesIsSkippedListedAndFlagged(String constraint, String name) throws Exception {
        database.run("UPDATE reservations SET notes = ''; ALTER TABLE reservations ADD CONSTRAINT " + name + " "
                + constraint);
        List<String> old = oldColumns(database);
        assertThat(findings())
                .anyMatch(line -> line.startsWith("constraint named of reservations")
                        && line.contains("skipped, listed and flagged"));

        UpgradeReport report = upgrade(database);

        assertThat(report.skipped()).isNotEmpty();
        assertThat(report.verification().different()).isZero();
        assertThat(oldColumns(database)).isEqualTo(old);
        for (UpgradeReport.Skipped skipped : report.skipped()) {
            assertThat(rows(
                            database,
                            "SELECT (SELECT code FROM frontdesk.flag WHERE reservation_id = r.id AND code ="
                                    + " 'time-mismatch'), (SELECT o.holds FROM frontdesk.occupancy AS o WHERE"
                                    + " o.reservation_id = r.id) FROM reservations AS r WHERE id ="
                                    + " '" + skipped.id() + "'"))
                    .containsExactly("time-mismatch|" + (skipped.id().equals("c") ? "-" : "t"));
        }
        assertThat(upgrade(database).changed()).isFalse();
    }

    @Test
    void oneRefusedRowAmongThousandsLeavesTheOthersFilled() throws Exception {
        database.run("INSERT INTO reservations SELECT 'r' || n, \"patientName\", phone, email, \"birthDate\", gender,"
                + " \"treatmentType\", \"preferredDate\", \"preferredTime\", status, notes, \"adminNotes\","
                + " \"createdAt\", \"updatedAt\", \"statusChangedAt\", \"statusChangedBy\", service"
                + " FROM reservations, generate_series(1, 3000) AS n WHERE id = 'a';"
                + "UPDATE reservations SET phone = '' WHERE id IN ('r1', 'r1500', 'r2999');"
                + "ALTER TABLE reservations ADD CONSTRAINT phones CHECK (phone <> '') NOT VALID");

        UpgradeReport report = upgrade(database);

        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new UpgradeReport.Skipped("r1", "phones"),
                        new UpgradeReport.Skipped("r1500", "phones"),
                        new UpgradeReport.Skipped("r2999", "phones"));
        assertThat(rows(database, "SELECT count(*) FROM reservations WHERE \"timeSlotStart\" = '09:30'"))
                .containsExactly("2998");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-2147483648", "-5", "0", "1441"})
    void aLengthOutOfRangeIsFlagged(String duration) throws Exception {
        TestDatabase website = ShapeDetectorTest.shapeOfTheWebsite()
                .run(insert("a", MONDAY, "09:30", "WRINKLE_BOTOX")
                        + insert("b", MONDAY, "10:30", "WRINKLE_BOTOX")
                        + insert("c", MONDAY, "11:30", "SKIN_CARE")
                        + "UPDATE reservations SET \"estimatedDuration\" = " + duration + " WHERE id = 'a';"
                        + "UPDATE services SET \"durationMinutes\" = " + duration + " WHERE code = 'SKIN_CARE'");

        UpgradeReport report = upgrade(website);

        assertThat(report.verification().different()).isZero();
        assertThat(rows(website, "SELECT DISTINCT reservation_id FROM frontdesk.flag ORDER BY 1"))
                .containsExactly("a", "c");
        assertThat(rows(website, "SELECT \"estimatedDuration\" FROM reservations WHERE id = 'a'"))
                .containsExactly(duration);
        assertThat(rows(website, "SELECT count(*) FROM frontdesk.occupancy")).containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0044-03-15 BC", "infinity", "-infinity", "5874897-12-31"})
    void aDayOutOfRangeIsKeptAndFlagged(String day) throws Exception {
        database.run("UPDATE reservations SET \"preferredDate\" = '" + day + "' WHERE id = 'a'");

        UpgradeReport report = upgrade(database);

        assertThat(report.verification().different()).isZero();
        assertThat(rows(database, "SELECT \"preferredDate\", \"timeSlotStart\" FROM reservations WHERE id = 'a'"))
                .containsExactly(day + "|09:30");
        // What is past is history, and not flagged.
        assertThat(rows(database, "SELECT note FROM frontdesk.flag WHERE reservation_id = 'a'"))
                .isEqualTo(day.equals("infinity") ? List.of("out-of-range") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE archive () INHERITS (reservations) | archive",
                "CREATE TABLE every (id text NOT NULL); ALTER TABLE reservations INHERIT every | every",
                "CREATE RULE kept AS ON UPDATE TO reservations DO INSTEAD NOTHING | rule kept",
                "CREATE RULE copied AS ON INSERT TO reservations DO ALSO SELECT 1 | rule copied",
                "ALTER TABLE reservations REPLICA IDENTITY NOTHING; CREATE PUBLICATION outside FOR TABLE reservations"
                        + " | publication outside"
            })
    void whatMustEndBadlyIsRefusedBeforeTheFirstWrite(String statements, String named) {
        database.run(statements);
        assertThat(findings()).anyMatch(line -> line.contains(named));
        refused(UpgradeRefusal.Obstructed.class, named);
    }

    @Test
    void whatDoesNoHarmIsListed() throws Exception {
        database.run("""
            CREATE PUBLICATION feed FOR TABLE reservations;
            CREATE VIEW today AS SELECT id, status FROM reservations;
            ALTER TABLE reservations ENABLE ROW LEVEL SECURITY;
            ALTER TABLE reservations ADD CONSTRAINT fine CHECK (id <> '') NOT VALID;
            """);
        database.run("ALTER DATABASE " + database.name() + " SET statement_timeout = '1s';" + "ALTER DATABASE "
                + database.name() + " SET default_transaction_read_only = on");

        assertThat(findings())
                .anyMatch(line -> line.startsWith("publication feed"))
                .anyMatch(line -> line.startsWith("view today"))
                .anyMatch(line -> line.startsWith("row security"))
                .anyMatch(line -> line.startsWith("constraint fine"))
                .anyMatch(line -> line.startsWith("setting statement_timeout=1s of the database"))
                .anyMatch(line -> line.startsWith("setting default_transaction_read_only=on"));
        // Sessions of the desk set these themselves; those of this test are plain ones.
        database.run(
                "BEGIN READ WRITE; ALTER DATABASE " + database.name() + " RESET default_transaction_read_only; COMMIT");
        assertThat(upgrade(database).changed()).isTrue();
    }

    /** The owner of the tables, who may not set session_replication_role unless it was granted. */
    private PGSimpleDataSource asOwner() {
        database.run("""
            CREATE ROLE owner_%1$s LOGIN;
            ALTER DATABASE %1$s OWNER TO owner_%1$s; ALTER SCHEMA public OWNER TO owner_%1$s;
            ALTER TABLE reservations OWNER TO owner_%1$s; ALTER TABLE service_reservation_limits OWNER TO owner_%1$s;
            ALTER TYPE "Gender" OWNER TO owner_%1$s; ALTER TYPE "TreatmentType" OWNER TO owner_%1$s;
            ALTER TYPE "ReservationStatus" OWNER TO owner_%1$s; ALTER TYPE "ServiceType" OWNER TO owner_%1$s;
            """.formatted(database.name()));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser("owner_" + database.name());
        return source;
    }

    @Test
    void aLoginThatMayNotSilenceTriggersIsToldOfThoseThatFire() throws Exception {
        PGSimpleDataSource owner = asOwner();
        database.run(STAMP);
        Upgrade upgrade = new Upgrade(owner, PATIENT, UpgradeListener.NONE);

        assertThatThrownBy(upgrade::run)
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new UpgradeRefusal.TriggersFire(List.of("stamp"))));

        database.run("ALTER TABLE reservations DISABLE TRIGGER stamp");
        assertThat(new Upgrade(owner, PATIENT, UpgradeListener.NONE).run().reservationsFilled())
                .isEqualTo(3);
        assertThat(rows(database, "SELECT count(*) FROM reservations WHERE \"updatedAt\" = '2026-01-01'"))
                .containsExactly("0");
    }

    @Test
    void aPreparedTransactionInTheWayIsNamed() throws Exception {
        try (TestServer server = TestServer.start(18)) {
            server.empty().run("ALTER SYSTEM SET max_prepared_transactions = 5");
            server.stop();
            server.start();
            TestDatabase clinic = server.legacy();
            clinic.run("BEGIN;" + insert("a", MONDAY, "09:30", "WRINKLE_BOTOX") + "PREPARE TRANSACTION 'payment 7'");

            assertThatThrownBy(() -> upgrade(clinic))
                    .isInstanceOfSatisfying(
                            UpgradeRefusedException.class,
                            refused -> assertThat(refused.refusal().sentence())
                                    .contains("prepared transaction 'payment 7' of postgres", "ROLLBACK PREPARED"));
            assertThat(rows(clinic, "SELECT 1 FROM pg_namespace WHERE nspname = 'frontdesk'"))
                    .isEmpty();

            clinic.run("COMMIT PREPARED 'payment 7'");
            assertThat(upgrade(clinic).reservationsFilled()).isEqualTo(1);
        }
    }
}
