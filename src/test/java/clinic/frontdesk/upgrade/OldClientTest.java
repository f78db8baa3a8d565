package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.PATIENT;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.newColumns;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postgresql.ds.PGSimpleDataSource;

/** The website before, during and after the upgrade: it knows the old columns only and owns its own tables only. */
@Execution(ExecutionMode.CONCURRENT)
class OldClientTest {

    private static final Set<String> KNOWN = Set.of(
            "MALE",
            "FEMALE",
            "FIRST_VISIT",
            "FOLLOW_UP",
            "PENDING",
            "CONFIRMED",
            "CANCELLED",
            "COMPLETED",
            "NO_SHOW",
            "REJECTED",
            "WRINKLE_BOTOX",
            "VOLUME_LIFTING",
            "SKIN_CARE",
            "REMOVAL_PROCEDURE",
            "BODY_CARE",
            "OTHER_CONSULTATION");

    /** A legacy database whose tables belong to the website's login, with another login that may only read. */
    record SharedClinic(TestDatabase database, String website, String reader) {

        static SharedClinic open() {
            return open(TestDatabase.legacy());
        }

        static SharedClinic open(TestDatabase database) {
            String website = "website_" + database.name();
            String reader = "reader_" + database.name();
            database.run("""
                CREATE ROLE %1$s LOGIN; CREATE ROLE %2$s LOGIN;
                ALTER TABLE reservations OWNER TO %1$s;
                ALTER TABLE service_reservation_limits OWNER TO %1$s;
                ALTER TYPE "Gender" OWNER TO %1$s; ALTER TYPE "TreatmentType" OWNER TO %1$s;
                ALTER TYPE "ReservationStatus" OWNER TO %1$s; ALTER TYPE "ServiceType" OWNER TO %1$s;
                GRANT SELECT ON reservations TO %2$s;
                """.formatted(website, reader));
            return new SharedClinic(database, website, reader);
        }

        PGSimpleDataSource as(String login) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.url());
            source.setUser(login);
            return source;
        }

        /** The website's usual work: it books, changes, and reads every column it knows by name. */
        void useOnce(String id, String time) {
            try (Connection connection = as(website).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(insert(id, "2025-06-11", time, "WRINKLE_BOTOX"));
                statement.executeUpdate("UPDATE reservations SET status = 'CANCELLED', \"updatedAt\" = now()"
                        + " WHERE id = '" + id + "'");
                readAll(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            try (Connection connection = as(reader).getConnection();
                    Statement statement = connection.createStatement()) {
                readAll(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void readAll(Statement statement) throws SQLException {
            Set<String> seen = new HashSet<>();
            try (ResultSet rows = statement.executeQuery("""
                SELECT id, "patientName", phone, email, "birthDate", "preferredDate", "preferredTime", notes,
                       "adminNotes", "createdAt", "updatedAt", "statusChangedAt", "statusChangedBy",
                       gender, "treatmentType", status, service
                FROM public.reservations
                """)) {
                while (rows.next()) {
                    for (int column = 14; column <= 17; column++) {
                        seen.add(rows.getString(column));
                    }
                }
            }
            // A single value that it does not know would make its whole query fail.
            assertThat(KNOWN).containsAll(seen);
        }
    }

    @Test
    void insertsAndReadsBeforeBetweenAndAfter() throws Exception {
        SharedClinic clinic = SharedClinic.open();
        for (int i = 0; i < 30; i++) {
            clinic.useOnce("before-%02d".formatted(i), "09:30");
        }
        UpgradeSettings smallBatches = PATIENT.withBatch(5);

        UpgradeReport report = new Upgrade(clinic.database().dataSource(), smallBatches, new UpgradeListener() {
                    @Override
                    public void expanded(int version, int last) {
                        clinic.useOnce("between-%02d".formatted(version), "14:00");
                    }

                    private int batches;

                    @Override
                    public void filled(long done, long total) {
                        // Each of these rows makes the table longer; the fill must still end.
                        if (++batches <= 5) {
                            clinic.useOnce("filling-%02d".formatted(batches), "9:05");
                        }
                    }

                    @Override
                    public void step(UpgradeStep step) {
                        clinic.useOnce("step-" + step, "오후 3시");
                    }
                })
                .run();
        clinic.useOnce("last", "16:00");

        assertThat(report.verification().differences()).isEmpty();
        String services = "|주름 보톡스|30|frontdesk-wrinkle-botox";
        assertThat(newColumns(clinic.database())).hasSizeGreaterThan(45).allSatisfy(row -> {
            String times = row.startsWith("before")
                    ? "|MORNING|09:30|10:00"
                    : row.startsWith("between")
                            ? "|AFTERNOON|14:00|14:30"
                            : row.startsWith("filling")
                                    ? "|MORNING|09:05|09:35"
                                    : row.startsWith("last") ? "|AFTERNOON|16:00|16:30" : "|-|-|-";
            assertThat(row).endsWith(times + services);
        });
        assertThat(rows(
                        clinic.database(),
                        "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class"
                                + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"))
                .containsExactly(clinic.website());
        assertThat(rows(
                        clinic.database(),
                        "SELECT DISTINCT pg_get_userbyid(typowner) FROM pg_type"
                                + " WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'"))
                .containsExactly(clinic.website());
        // Builds of the website that know the new tables use them under the same logins.
        try (Connection connection = clinic.as(clinic.website()).getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE services SET description = '이마'"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("UPDATE clinic_time_slots SET \"isActive\" = true"))
                    .isEqualTo(10);
        }
        try (Connection connection = clinic.as(clinic.reader()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM services").close();
            statement.executeQuery("SELECT * FROM clinic_time_slots").close();
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE services SET description = ''"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theWebsiteWorksAfterARollback() throws Exception {
        SharedClinic clinic = SharedClinic.open();
        clinic.useOnce("a", "09:30");
        List<String> legacy = Databases.structure(clinic.database(), "public");
        upgrade(clinic.database());
        clinic.useOnce("b", "10:30");

        new Rollback(clinic.database().dataSource(), PATIENT).run();
        clinic.useOnce("c", "11:30");

        assertThat(Databases.structure(clinic.database(), "public")).isEqualTo(legacy);
        assertThat(rows(clinic.database(), "SELECT id FROM reservations ORDER BY id"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void theOwnerMayUpgrade() throws Exception {
        SharedClinic clinic = SharedClinic.open();
        clinic.database()
                .run("GRANT CREATE ON DATABASE " + clinic.database().name() + " TO " + clinic.website()
                        + "; GRANT CREATE ON SCHEMA public TO " + clinic.website());
        clinic.useOnce("a", "09:30");

        UpgradeReport report = new Upgrade(clinic.as(clinic.website()), PATIENT, UpgradeListener.NONE).run();

        assertThat(report.reservationsFilled()).isEqualTo(1);
        assertThat(report.verification().differences()).isEmpty();
        clinic.useOnce("b", "10:30");
    }

    @Test
    void aLoginWithoutPrivilegesIsToldWhoHasThemAndNothingIsWritten() {
        SharedClinic clinic = SharedClinic.open();
        String before = Databases.everything(clinic.database());

        for (String login : List.of(clinic.reader(), clinic.website())) {
            assertThatThrownBy(() -> new Upgrade(clinic.as(login), PATIENT, UpgradeListener.NONE).run())
                    .isInstanceOfSatisfying(
                            UpgradeRefusedException.class,
                            refused -> assertThat(refused.refusal())
                                    .isInstanceOfSatisfying(UpgradeRefusal.MissingRights.class, noRight -> {
                                        assertThat(noRight.login()).isEqualTo(login);
                                        assertThat(noRight.owner())
                                                .isEqualTo(
                                                        login.equals(clinic.website()) ? "postgres" : clinic.website());
                                        assertThat(noRight.missing()).isNotEmpty();
                                    }));
        }
        assertThat(Databases.everything(clinic.database())).isEqualTo(before);
    }

    @Test
    void aLoginThatMayNotReadTheDesksSchemaIsToldWhoMay() throws Exception {
        SharedClinic clinic = SharedClinic.open();
        upgrade(clinic.database());

        assertThatThrownBy(() -> new Upgrade(clinic.as(clinic.website()), PATIENT, UpgradeListener.NONE).run())
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        UpgradeRefusal.MissingRights.class,
                                        noRight -> assertThat(noRight.owner()).isEqualTo("postgres")));
    }

    @Test
    void appliedScriptsOfAnotherProgramAreNamed() throws Exception {
        TestDatabase database = TestDatabase.legacy();
        upgrade(database);
        database.run("UPDATE frontdesk.flyway_schema_history SET checksum = checksum + 1 WHERE version = '11'");
        String before = Databases.everything(database);

        assertThatThrownBy(() -> upgrade(database))
                .hasMessageContaining("V11__times_and_types.sql")
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal().notOurs()).isTrue());
        assertThat(Databases.everything(database)).isEqualTo(before);
    }

    @Test
    void aNewerSchemaTellsWhetherThisProgramMayWork() throws Exception {
        TestDatabase database = TestDatabase.legacy();
        int version = upgrade(database).version();
        database.run("INSERT INTO frontdesk.flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success)"
                + " VALUES (9000, '9000', 'later', 'SQL', 'V9000__later.sql', 1, 'later', 1, true)");

        assertThat(upgrade(database).changed()).isFalse();
        database.run("UPDATE frontdesk.clinic SET least_writer = 9000");
        assertThatThrownBy(() -> upgrade(database))
                .isInstanceOfSatisfying(
                        UpgradeRefusedException.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new UpgradeRefusal.NewerSchema(9000, version, true)));
        database.run("UPDATE frontdesk.clinic SET least_reader = 9000");
        assertThatThrownBy(() -> upgrade(database)).hasMessageContaining("must be updated");
    }
}
