package clinic.frontdesk.website;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.Rollback;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.UpgradeStep;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.website.WebsiteClient.Generation;
import clinic.frontdesk.website.WebsiteClient.Written;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The website keeps working without errors or lost writes while the desk upgrades its database and rolls the upgrade
 * back.
 */
@Execution(ExecutionMode.CONCURRENT)
class WebsiteInTheMiddleTest {

    private static final UpgradeSettings SETTINGS = UpgradeSettings.STANDARD
            .withWaits(Duration.ofMinutes(2), Duration.ofMinutes(1))
            .withBatch(50)
            .withProgram("test")
            .withFiles(Path.of("target", "test-files"));

    private static final String ROWS = """
        INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
            "preferredDate", "preferredTime", status, service, "createdAt", "statusChangedAt", "updatedAt")
        SELECT 'old-' || g, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FOLLOW_UP', date '2030-06-10' + g % 60,
               CASE WHEN g % 20 = 7 THEN '저녁' ELSE lpad((9 + g % 9)::text, 2, '0') || ':30' END, 'CONFIRMED',
               (ARRAY ['WRINKLE_BOTOX', 'SKIN_CARE'])[1 + g % 2]::public."ServiceType", now(), now(), now()
        FROM generate_series(1, 3000) AS g
        """;

    private final TestDatabase database;
    private final String website;

    WebsiteInTheMiddleTest() {
        database = TestDatabase.legacy().run(ROWS);
        website = "website_" + database.name();
        database.run("CREATE ROLE " + website + " LOGIN");
    }

    /** Makes the website's login the owner of its tables and types, and of nothing else. */
    private void giveToWebsite() {
        database.run("""
            DO $$ DECLARE named text; BEGIN
                FOR named IN SELECT oid::regclass FROM pg_class
                             WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
                    EXECUTE format('ALTER TABLE %%s OWNER TO %1$s', named);
                END LOOP;
                FOR named IN SELECT oid::regtype FROM pg_type
                             WHERE typnamespace = 'public'::regnamespace AND typtype = 'e' LOOP
                    EXECUTE format('ALTER TYPE %%s OWNER TO %1$s', named);
                END LOOP;
            END $$;
            """.formatted(website));
    }

    private WebsiteClient client(Generation generation) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(website);
        return new WebsiteClient(source, generation, 17);
    }

    private UpgradeReport upgrade(UpgradeListener listener) throws Exception {
        return new Upgrade(database.dataSource(), SETTINGS.askedAgain(), listener).run();
    }

    private void assertThatNoStatementFailedOrGotLost(WebsiteClient client) throws SQLException {
        assertThat(client.errors()).isEmpty();
        assertThat(client.lost(database.dataSource())).isEmpty();
    }

    /**
     * Asserts that each of its rows has in the new columns what follows from the old ones, or what it wrote there
     * itself.
     */
    private void assertThatNewColumnsAreRight(WebsiteClient client, @Nullable String botox) throws SQLException {
        List<String> wrong = new ArrayList<>();
        Map<String, Written> written = client.written();
        assertThat(written).hasSizeGreaterThan(20);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, period::text || '|' || \"timeSlotStart\" || '|' ||"
                    + " coalesce(\"timeSlotEnd\", '-') || '|' || coalesce(\"estimatedDuration\"::text, '-') AS slot,"
                    + " \"serviceId\" FROM public.reservations")) {
            while (rows.next()) {
                Written row = written.get(rows.getString(1));
                if (row == null) {
                    continue;
                }
                boolean linked = row.service().equals("WRINKLE_BOTOX");
                boolean timed = row.slotStart() != null || linked;
                @Nullable
                String slot = !row.time().contains(":")
                        ? null
                        : WebsiteClient.period(row.time()) + "|" + row.time() + "|"
                                + (timed ? WebsiteClient.end(row.time()) + "|30" : "-|-");
                if (!java.util.Objects.equals(slot, rows.getString(2))
                        || !java.util.Objects.equals(linked ? botox : null, rows.getString(3))) {
                    wrong.add(row + " has " + rows.getString(2) + " of " + rows.getString(3));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theLegacyBuildWorksBeforeDuringAndAfterUpgradeAndRollback() throws Exception {
        giveToWebsite();
        WebsiteClient client = client(Generation.LEGACY);
        client.await(100);

        UpgradeReport report = upgrade(UpgradeListener.NONE);
        client.await(100);
        new Rollback(database.dataSource(), SETTINGS).run();
        client.await(100);
        UpgradeReport again = upgrade(UpgradeListener.NONE);
        client.await(100);
        client.stop();

        assertThatNoStatementFailedOrGotLost(client);
        assertThatNewColumnsAreRight(client, "frontdesk-wrinkle-botox");
        for (UpgradeReport one : List.of(report, again)) {
            assertThat(one.verification().differences()).isEmpty();
            assertThat(one.oldValues().differences()).isEmpty();
            assertThat(one.oldValues().byOthers()).isPositive();
        }
    }

    @Test
    void theUpgradedBuildWorksFromTheEndOfExpandingUntilTheRollback() throws Exception {
        giveToWebsite();
        WebsiteClient older = client(Generation.LEGACY);
        List<WebsiteClient> newer = new ArrayList<>();

        UpgradeReport report = upgrade(new UpgradeListener() {
            @Override
            public void step(UpgradeStep step) {
                if (step == UpgradeStep.FILL) {
                    newer.add(client(Generation.UPGRADED));
                }
            }
        });
        newer.getFirst().await(200);
        newer.getFirst().stop();
        older.stop();

        for (WebsiteClient client : List.of(older, newer.getFirst())) {
            assertThatNoStatementFailedOrGotLost(client);
            assertThatNewColumnsAreRight(client, "frontdesk-wrinkle-botox");
        }
        assertThat(report.verification().differences()).isEmpty();
        assertThat(report.oldValues().differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"varchar(20)", "\"Period\""})
    void theUpgradedBuildWorksThroughoutOnADatabaseThatTheWebsiteUpgraded(String closurePeriod) throws Exception {
        database.run("""
            CREATE TYPE "Period" AS ENUM ('MORNING', 'AFTERNOON');
            CREATE TYPE "DayOfWeek" AS ENUM
                ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');
            CREATE TABLE services (id text PRIMARY KEY, code varchar(50) NOT NULL UNIQUE, name varchar(100) NOT NULL,
                description text, category varchar(50), "durationMinutes" integer NOT NULL,
                "bufferMinutes" integer NOT NULL DEFAULT 10, "isActive" boolean NOT NULL DEFAULT true,
                "displayOrder" integer NOT NULL DEFAULT 0, "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
                "updatedAt" timestamp(3) NOT NULL);
            INSERT INTO services (id, code, name, "durationMinutes", "updatedAt")
            VALUES ('svc-1', 'WRINKLE_BOTOX', '보톡스 (이마)', 30, now());
            CREATE TABLE clinic_time_slots (id text PRIMARY KEY, "serviceId" text REFERENCES services
                ON DELETE SET NULL ON UPDATE CASCADE, "dayOfWeek" "DayOfWeek" NOT NULL, period "Period" NOT NULL,
                "startTime" varchar(5) NOT NULL, "endTime" varchar(5) NOT NULL,
                "slotInterval" integer NOT NULL DEFAULT 30, "maxConcurrent" integer NOT NULL DEFAULT 1,
                "isActive" boolean NOT NULL DEFAULT true, "effectiveFrom" date, "effectiveUntil" date,
                "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamp(3) NOT NULL);
            INSERT INTO clinic_time_slots (id, "dayOfWeek", period, "startTime", "endTime", "slotInterval", "updatedAt")
            VALUES ('slot-1', 'MONDAY', 'MORNING', '10:00', '13:00', 20, now());
            ALTER TABLE reservations ADD "serviceId" text REFERENCES services ON DELETE SET NULL ON UPDATE CASCADE,
                ADD "serviceName" varchar(100), ADD "estimatedDuration" integer, ADD period "Period",
                ADD "timeSlotStart" varchar(5), ADD "timeSlotEnd" varchar(5);
            UPDATE reservations SET period = 'MORNING', "timeSlotStart" = "preferredTime", "timeSlotEnd" = '23:59',
                "estimatedDuration" = 35 WHERE "preferredTime" < '11:00' AND id LIKE '%%5';
            CREATE TABLE manual_time_closures (id text PRIMARY KEY, closure_date date NOT NULL, period %s NOT NULL,
                time_slot_start varchar(5) NOT NULL, time_slot_end varchar(5), service_id text, reason text,
                created_by varchar(255), is_active boolean NOT NULL DEFAULT true,
                created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at timestamp(3));
            """.formatted(closurePeriod));
        giveToWebsite();
        List<String> ownSlots = slots();
        WebsiteClient client = client(Generation.UPGRADED);
        client.await(100);

        UpgradeReport report = upgrade(UpgradeListener.NONE);
        client.await(100);
        List<String> after = slots();
        new Rollback(database.dataSource(), SETTINGS).run();
        client.await(100);
        client.stop();

        assertThatNoStatementFailedOrGotLost(client);
        assertThat(report.verification().differences()).isEmpty();
        assertThat(report.oldValues().differences()).isEmpty();
        assertThat(report.added()).allMatch(added -> added.startsWith("index "));
        assertThat(after).isEqualTo(ownSlots).hasSizeGreaterThan(50);
    }

    /** The rows whose slots were filled before the desk's upgrade. */
    private List<String> slots() throws SQLException {
        List<String> slots = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id || period || \"timeSlotStart\" || \"timeSlotEnd\""
                        + " || \"estimatedDuration\" FROM reservations WHERE id LIKE 'old-%5' AND \"timeSlotEnd\" ="
                        + " '23:59' ORDER BY id")) {
            while (rows.next()) {
                slots.add(rows.getString(1));
            }
        }
        return slots;
    }
}
