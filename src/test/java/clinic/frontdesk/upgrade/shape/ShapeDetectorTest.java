package clinic.frontdesk.upgrade.shape;

import static clinic.frontdesk.upgrade.Databases.everything;
import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.newColumns;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.upgrade.Rollback;
import clinic.frontdesk.upgrade.StatusReader;
import clinic.frontdesk.upgrade.UpgradeStatus;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
public class ShapeDetectorTest {

    private static final String ENUMS = """
        CREATE TYPE "Period" AS ENUM ('MORNING', 'AFTERNOON');
        CREATE TYPE "DayOfWeek" AS ENUM ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');
        """;

    private static final String SERVICES = """
        CREATE TABLE services (id text PRIMARY KEY, code varchar(50) NOT NULL UNIQUE, name varchar(100) NOT NULL,
            description text, category varchar(50), "durationMinutes" integer NOT NULL,
            "bufferMinutes" integer NOT NULL DEFAULT 10, "isActive" boolean NOT NULL DEFAULT true,
            "displayOrder" integer NOT NULL DEFAULT 0, "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
            "updatedAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
        INSERT INTO services (id, code, name, "durationMinutes") VALUES
            ('s1', 'WRINKLE_BOTOX', '보톡스', 20), ('s2', 'VOLUME_LIFTING', '리프팅', 60), ('s3', 'SKIN_CARE', '피부', 40),
            ('s4', 'REMOVAL_PROCEDURE', '제거', 45), ('s5', 'BODY_CARE', '바디', 90), ('s6', 'OTHER_CONSULTATION', '상담', 15);
        """;

    private static final String SLOTS = """
        CREATE TABLE clinic_time_slots (id text PRIMARY KEY,
            "serviceId" text REFERENCES services ON DELETE SET NULL ON UPDATE CASCADE,
            "dayOfWeek" "DayOfWeek" NOT NULL, period "Period" NOT NULL, "startTime" varchar(5) NOT NULL,
            "endTime" varchar(5) NOT NULL, "slotInterval" integer NOT NULL DEFAULT 30,
            "maxConcurrent" integer NOT NULL DEFAULT 1, "isActive" boolean NOT NULL DEFAULT true,
            "effectiveFrom" date, "effectiveUntil" date,
            "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamp(3) NOT NULL);
        INSERT INTO clinic_time_slots (id, "dayOfWeek", period, "startTime", "endTime", "updatedAt")
            VALUES ('t1', 'SATURDAY', 'MORNING', '10:00', '13:00', '2025-01-01');
        """;

    private static final String COLUMNS = """
        ALTER TABLE reservations ADD COLUMN "serviceId" text REFERENCES services ON DELETE SET NULL ON UPDATE CASCADE,
            ADD COLUMN "serviceName" varchar(100), ADD COLUMN "estimatedDuration" integer, ADD COLUMN period "Period",
            ADD COLUMN "timeSlotStart" varchar(5), ADD COLUMN "timeSlotEnd" varchar(5);
        """;

    private static final String LIMITS = """
        ALTER TABLE service_reservation_limits ADD COLUMN "serviceId" text REFERENCES services,
            ADD COLUMN "dailyLimitMinutes" integer, ADD COLUMN reason text, ADD COLUMN "updatedBy" text;
        """;

    private static final String CLOSURES = """
        CREATE TABLE manual_time_closures (id text PRIMARY KEY, closure_date date NOT NULL, period %s NOT NULL,
            time_slot_start varchar(5) NOT NULL, time_slot_end varchar(5), service_id text, reason text,
            created_by varchar(255) NOT NULL, is_active boolean NOT NULL DEFAULT true,
            created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
            UNIQUE (closure_date, period, time_slot_start, service_id));
        INSERT INTO manual_time_closures (id, closure_date, period, time_slot_start, created_by)
            VALUES ('c1', '2025-06-09', 'MORNING', '09:00', 'manager');
        """;

    /** A database that the website's own scripts upgraded, with all six services and no reservation. */
    public static TestDatabase shapeOfTheWebsite() {
        return TestDatabase.legacy().run(ENUMS + SERVICES + SLOTS + COLUMNS);
    }

    private static TestDatabase upgradedByTheWebsite(String closures) {
        return TestDatabase.legacy()
                .run(insert("filled", "2025-06-09", "09:30", "WRINKLE_BOTOX")
                        + insert("part", "2025-06-09", "11:00", "SKIN_CARE")
                        + insert("waits", "2025-06-10", "14:00", "VOLUME_LIFTING")
                        + insert("odd", "2025-06-10", "모름", "BODY_CARE"))
                .run(ENUMS + SERVICES + SLOTS + COLUMNS + closures)
                .run("""
                    UPDATE reservations SET "serviceId" = 's1', "serviceName" = '옛 이름', "estimatedDuration" = 30,
                        period = 'MORNING', "timeSlotStart" = '09:30', "timeSlotEnd" = '10:10' WHERE id = 'filled';
                    UPDATE reservations SET period = 'MORNING' WHERE id = 'part';
                    """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "varchar(20)", "\"Period\""})
    void aDatabaseUpgradedByTheWebsiteIsAdoptedUnchanged(String closurePeriod) throws Exception {
        TestDatabase database =
                upgradedByTheWebsite(closurePeriod.isEmpty() ? "" : LIMITS + CLOSURES.formatted(closurePeriod));
        List<String> before = new ArrayList<>(Databases.dump(database));
        assertThat(new StatusReader(database.dataSource()).read().shape()).isEqualTo(Shape.WEBSITE_UPGRADED);

        UpgradeReport report = upgrade(database);

        assertThat(report.shape()).isEqualTo(Shape.WEBSITE_UPGRADED);
        assertThat(report.services()).isEqualTo(6);
        assertThat(report.timeSlots()).isEqualTo(1);
        assertThat(report.reservationsFilled()).isEqualTo(2);
        assertThat(report.verification().differences()).isEmpty();
        assertThat(newColumns(database))
                .containsExactly(
                        "filled|MORNING|09:30|10:10|옛 이름|30|s1",
                        "odd|-|-|-|바디|90|s5",
                        "part|MORNING|-|-|-|-|-",
                        "waits|AFTERNOON|14:00|15:00|리프팅|60|s2");
        // Everything is unchanged except the two rows that were filled.
        before.removeIf(line -> line.startsWith("reservations (waits") || line.startsWith("reservations (odd"));
        assertThat(Databases.dump(database)).containsAll(before);

        new Rollback(database.dataSource(), Databases.PATIENT).run();
        assertThat(Databases.structure(database, "public"))
                .isEqualTo(Databases.structure(
                        upgradedByTheWebsite(closurePeriod.isEmpty() ? "" : LIMITS + CLOSURES.formatted(closurePeriod)),
                        "public"));
        assertThat(new StatusReader(database.dataSource()).read().shape()).isEqualTo(Shape.WEBSITE_UPGRADED);
    }

    @Test
    void extraObjectsAreToleratedAndListed() throws Exception {
        TestDatabase database = TestDatabase.legacy().run("""
            ALTER TYPE "ReservationStatus" ADD VALUE 'WAITLISTED';
            ALTER TABLE reservations ADD COLUMN source text, ADD COLUMN visits integer NOT NULL DEFAULT 0;
            ALTER TABLE reservations ALTER COLUMN "updatedAt" SET DEFAULT now();
            CREATE INDEX by_phone ON reservations (phone);
            CREATE TABLE pages (id text PRIMARY KEY);
            DROP TABLE service_reservation_limits;
            """);

        UpgradeReport report = upgrade(database);

        assertThat(report.shape()).isEqualTo(Shape.LEGACY);
        assertThat(report.extras())
                .containsExactlyInAnyOrder(
                        "table public.pages",
                        "column reservations.source",
                        "column reservations.visits",
                        "index reservations.by_phone",
                        "enum value ReservationStatus.WAITLISTED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALTER TABLE reservations ALTER COLUMN phone TYPE varchar(20) | reservations.phone is character"
                        + " varying(20)",
                "ALTER TABLE reservations ALTER COLUMN \"preferredDate\" TYPE timestamp(3) |"
                        + " reservations.preferredDate is",
                "ALTER TABLE reservations ALTER COLUMN \"birthDate\" TYPE timestamptz(3) | reservations.birthDate is",
                "ALTER TABLE reservations DROP COLUMN \"statusChangedAt\" | reservations.statusChangedAt is missing",
                "ALTER TABLE reservations ADD COLUMN clinic text NOT NULL DEFAULT ''; ALTER TABLE reservations ALTER"
                        + " COLUMN clinic DROP DEFAULT | reservations.clinic is unknown",
                "ALTER TABLE reservations DROP CONSTRAINT reservations_pkey | reservations.id is not unique",
                "ALTER TYPE \"Gender\" RENAME VALUE 'MALE' TO 'M' | lacks the value MALE",
                "ALTER TABLE service_reservation_limits DROP COLUMN \"dailyLimit\" | dailyLimit is missing",
                "ALTER TABLE reservations ADD COLUMN period text | only half of the newer shape is there",
                "CREATE TYPE \"Period\" AS ENUM ('MORNING', 'AFTERNOON') | only half of the newer shape is there",
                "CREATE TABLE services (id text PRIMARY KEY) | only half of the newer shape is there",
                "DROP TABLE reservations | reservations is missing",
                "DROP TABLE reservations; CREATE VIEW reservations AS SELECT 1 AS id | not an ordinary table",
                "CREATE SCHEMA frontdesk; CREATE TABLE frontdesk.mail (id int) | holds tables, but no history",
            })
    void anythingElseIsRefusedWithTheDifferenceAndNothingIsWritten(String change, String difference) {
        TestDatabase database = TestDatabase.legacy()
                .run(insert("a", "2025-06-09", "09:30", "WRINKLE_BOTOX"))
                .run(change);
        String before = everything(database);

        assertThatThrownBy(() -> upgrade(database))
                .asInstanceOf(InstanceOfAssertFactories.type(UpgradeRefusedException.class))
                .satisfies(refused -> assertThat(refused.refusal()).isInstanceOf(UpgradeRefusal.ForeignSchema.class))
                .satisfies(refused -> assertThat(refused.refusal().notOurs()).isTrue())
                .satisfies(refused -> assertThat(refused).hasMessageContaining(difference));
        UpgradeStatus status = new StatusReader(database.dataSource()).read();
        assertThat(status.shape()).isEqualTo(Shape.FOREIGN);
        assertThat(String.join("\n", status.differences())).contains(difference);
        assertThat(everything(database)).isEqualTo(before);
    }

    @Test
    void theWebsitesShapeWithAColumnOfAnotherTypeIsRefused() {
        TestDatabase database =
                upgradedByTheWebsite("").run("ALTER TABLE services ALTER COLUMN \"durationMinutes\" TYPE text");
        String before = everything(database);

        assertThatThrownBy(() -> upgrade(database))
                .hasMessageContaining("services.durationMinutes is text, not integer");
        assertThat(everything(database)).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() {
        TestDatabase database = TestDatabase.empty()
                .run("CREATE TABLE orders (id integer PRIMARY KEY); CREATE SCHEMA shop; CREATE TABLE shop.item (id"
                        + " int)");
        String before = everything(database);

        assertThatThrownBy(() -> upgrade(database)).hasMessageContaining("public.orders");
        assertThat(everything(database)).isEqualTo(before);
    }

    @Test
    void aColumnThatAnotherToolDroppedAfterwardsIsNamed() throws Exception {
        TestDatabase database = TestDatabase.legacy();
        upgrade(database);
        database.run("ALTER TABLE reservations DROP COLUMN \"timeSlotEnd\"");

        assertThatThrownBy(() -> upgrade(database)).hasMessageContaining("column reservations.timeSlotEnd");
    }
}
