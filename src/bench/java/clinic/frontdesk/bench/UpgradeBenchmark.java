package clinic.frontdesk.bench;

import clinic.frontdesk.database.EmbeddedServer;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.UpgradeStep;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The desk's upgrade of a clinic under load, compared with the clinic's own script, which makes the same change in one
 * transaction, and with as many inserts without an upgrade. All run on the desk's embedded server with its usual settings, on copies of one
 * database, while a legacy writer inserts a reservation every 20 ms.
 */
final class UpgradeBenchmark {

    private static final String UPGRADER = "upgrader";

    /** Two clinics; one time in a thousand cannot be read. */
    private enum Clinic {
        /** Past reservations mostly completed, coming ones far over the capacity of the first openings. */
        TWO_HUNDRED_A_DAY(200, """
            CASE WHEN day >= current_date THEN CASE WHEN g % 10 = 0 THEN 'CANCELLED' ELSE 'CONFIRMED' END
                 WHEN g % 12 = 0 THEN 'CANCELLED' WHEN g % 12 = 1 THEN 'NO_SHOW' ELSE 'COMPLETED' END\
            """),
        ALL_CONFIRMED(500, "'CONFIRMED'");

        private final int perDay;
        private final String status;

        Clinic(int perDay, String status) {
            this.perDay = perDay;
            this.status = status;
        }

        /** The statement that makes its reservations: the last thirtieth of the days is yet to come. */
        String rows(int number) {
            int days = Math.max(1, number / perDay);
            return ROWS.replace("{rows}", Integer.toString(number))
                    .replace("{days}", Integer.toString(days))
                    .replace("{past}", Integer.toString(days - days / 30))
                    .replace("{status}", status);
        }
    }

    private static final String ROWS = """
        INSERT INTO public.reservations (id, "patientName", phone, email, "birthDate", gender, "treatmentType",
            "preferredDate", "preferredTime", status, service, notes, "createdAt", "statusChangedAt", "updatedAt")
        SELECT gen_random_uuid()::text, '김가람', '010-0000-' || lpad((g % 10000)::text, 4, '0'),
               'p' || g || '@example.org', timestamp '1960-01-01' + make_interval(days => g % 16000), 'FEMALE',
               'FOLLOW_UP', day, CASE WHEN g % 1000 = 7 THEN '오후 2시'
                                      ELSE lpad((9 + g % 9)::text, 2, '0') || ':' || lpad((g / 9 % 6 * 10)::text, 2, '0')
                                 END,
               ({status})::"ReservationStatus",
               (ARRAY ['WRINKLE_BOTOX', 'WRINKLE_BOTOX', 'WRINKLE_BOTOX', 'VOLUME_LIFTING', 'SKIN_CARE',
                       'REMOVAL_PROCEDURE', 'BODY_CARE', 'OTHER_CONSULTATION'])[1 + g / 7 % 8]::"ServiceType",
               CASE WHEN g % 5 = 0 THEN '지난번과 같은 부위로 부탁드립니다.' END, day - 7, day - 7, day - 7
        FROM (SELECT g, current_date - {past} + ((g - 1)::bigint * {days} / {rows})::integer AS day
              FROM generate_series(1, {rows}) AS g) AS made
        """;

    /** The clinic's own script, with times parsed as strictly as the desk's. */
    private static final String ONE_TRANSACTION = """
        BEGIN;
        CREATE TYPE "Period" AS ENUM ('MORNING', 'AFTERNOON');
        CREATE TYPE "DayOfWeek" AS ENUM
            ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');
        CREATE TABLE services (id text PRIMARY KEY, code varchar(50) NOT NULL, name varchar(100) NOT NULL,
            "durationMinutes" integer NOT NULL, "bufferMinutes" integer NOT NULL DEFAULT 10);
        CREATE UNIQUE INDEX services_code_key ON services (code);
        INSERT INTO services VALUES ('botox', 'WRINKLE_BOTOX', '주름 보톡스', 30, 10);
        ALTER TABLE reservations ADD COLUMN "serviceId" text, ADD COLUMN "serviceName" varchar(100),
            ADD COLUMN "estimatedDuration" integer, ADD COLUMN period "Period", ADD COLUMN "timeSlotStart" varchar(5),
            ADD COLUMN "timeSlotEnd" varchar(5);
        CREATE INDEX "reservations_serviceId_idx" ON reservations ("serviceId");
        CREATE INDEX reservations_period_idx ON reservations (period);
        CREATE INDEX "reservations_preferredDate_period_idx" ON reservations ("preferredDate", period);
        ALTER TABLE reservations ADD CONSTRAINT "reservations_serviceId_fkey" FOREIGN KEY ("serviceId")
            REFERENCES services (id) ON DELETE SET NULL ON UPDATE CASCADE;
        UPDATE reservations AS r
        SET period = CASE WHEN read.minute < 720 THEN 'MORNING' ELSE 'AFTERNOON' END::"Period",
            "timeSlotStart" = to_char(time '00:00' + make_interval(mins => read.minute), 'HH24:MI'),
            "timeSlotEnd" = to_char(time '00:00' + make_interval(mins => read.minute + s."durationMinutes"), 'HH24:MI'),
            "serviceId" = s.id, "serviceName" = s.name, "estimatedDuration" = s."durationMinutes"
        FROM (SELECT id, service::text AS code, CASE WHEN "preferredTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
                     THEN left("preferredTime", 2)::integer * 60 + right("preferredTime", 2)::integer END AS minute
              FROM reservations) AS read
        LEFT JOIN services AS s ON s.code = read.code
        WHERE read.id = r.id;
        COMMIT;
        """;

    private record Side(Durations inserts, double seconds) {}

    private final PrintStream out;
    private final int rows;

    UpgradeBenchmark(PrintStream out, int rows) {
        this.out = out;
        this.rows = rows;
    }

    void run() throws Exception {
        out.printf(Locale.ROOT, "Upgrade of %,d reservations under a writer of 50 inserts a second%n", rows);
        for (Clinic clinic : Clinic.values()) {
            run(clinic);
        }
    }

    private void run(Clinic clinic) throws Exception {
        out.printf(
                Locale.ROOT, "%n== %s%n", clinic.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        Path folder = Files.createTempDirectory("frontdesk-bench-");
        try (EmbeddedServer server = EmbeddedServer.open(folder.resolve("server"))) {
            execute(source(server, "clinic", "bench"), "CREATE DATABASE made TEMPLATE template0");
            execute(source(server, "made", "bench"), Files.readString(Path.of("sql", "V1__legacy_reservations.sql")));
            execute(source(server, "made", "bench"), clinic.rows(rows));
            execute(source(server, "made", "bench"), "VACUUM ANALYZE");

            Side one = side(server, "one_transaction", (source, sampler, writer) -> execute(source, ONE_TRANSACTION));
            Side ours = side(server, "desk", (source, sampler, writer) -> desk(source, sampler, folder));
            int inserts = ours.inserts().count();
            Side none = side(server, "no_upgrade", (source, sampler, writer) -> writer.await(inserts));

            out.printf(
                    Locale.ROOT,
                    "Slowest insert: %.0f ms, without an upgrade %.0f ms (%.2f times), in one transaction %.0f ms%n",
                    ours.inserts().milliseconds(1),
                    none.inserts().milliseconds(1),
                    ours.inserts().milliseconds(1) / none.inserts().milliseconds(1),
                    one.inserts().milliseconds(1));
            out.printf(
                    Locale.ROOT,
                    "Total: %.1f s, beside %.1f s (%.2f times)%n",
                    ours.seconds(),
                    one.seconds(),
                    ours.seconds() / one.seconds());
        } finally {
            BenchClinic.delete(folder);
        }
    }

    private interface MeasuredChange {
        void make(PGSimpleDataSource source, LockSampler sampler, LegacyWriter writer) throws Exception;
    }

    private Side side(EmbeddedServer server, String name, MeasuredChange change) throws Exception {
        PGSimpleDataSource admin = source(server, "clinic", "bench");
        execute(admin, "CREATE DATABASE " + name + " TEMPLATE made");
        execute(source(server, name, "bench"), "VACUUM (FREEZE, ANALYZE) public.reservations");
        execute(admin, "CHECKPOINT");
        LegacyWriter writer = new LegacyWriter(source(server, name, "website"));
        LockSampler sampler = new LockSampler(source(server, name, "sampler"), UPGRADER);
        long began;
        double seconds;
        try {
            sampler.doing(name);
            began = System.nanoTime();
            change.make(source(server, name, UPGRADER), sampler, writer);
            seconds = (System.nanoTime() - began) / 1e9;
        } finally {
            writer.stop();
            sampler.stop();
        }
        out.printf(
                Locale.ROOT,
                "%n%s: %.1f s, inserts meanwhile: %s%n",
                name,
                seconds,
                writer.inserts().text());
        sampler.lines().forEach(out::println);
        execute(admin, "DROP DATABASE " + name + " (FORCE)");
        return new Side(writer.inserts(), seconds);
    }

    private void desk(PGSimpleDataSource source, LockSampler sampler, Path folder) throws Exception {
        UpgradeReport report = new Upgrade(
                        source, UpgradeSettings.STANDARD.withFiles(folder.resolve("files")), new UpgradeListener() {
                            @Override
                            public void step(UpgradeStep step) {
                                sampler.doing(step.name().toLowerCase(Locale.ROOT));
                            }

                            @Override
                            public void expanded(int version, int last) {
                                sampler.doing("expand, script " + (version + 1));
                            }
                        })
                .run();
        out.printf(
                Locale.ROOT,
                "%ndesk: %,d reservations filled, %d unread times, %d of %,d new values differ, %d of %,d old ones"
                        + " changed unexplained%n",
                report.reservationsFilled(),
                report.unparsed().size(),
                report.verification().different(),
                report.verification().checked(),
                report.oldValues().unexplained(),
                report.oldValues().compared());
        out.println("desk, milliseconds by step: " + report.milliseconds());
    }

    private static PGSimpleDataSource source(EmbeddedServer server, String database, String application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setDatabaseName(database);
        source.setUser(server.user());
        source.setPassword(server.password());
        source.setApplicationName(application);
        source.setPrepareThreshold(1);
        return source;
    }

    private static void execute(PGSimpleDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
