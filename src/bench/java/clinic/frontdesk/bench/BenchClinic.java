package clinic.frontdesk.bench;

import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An upgraded clinic with a given number of invented reservations, on the desk's embedded server with its usual
 * settings; deleted on closing. On every weekday six of seven places are taken at 09:00, 10:00, 11:00, 14:00, 15:00,
 * 16:00 and 17:00, for 30 minutes and a buffer of 10. There are no holidays; the number of weekdays follows from the
 * number of reservations.
 */
final class BenchClinic implements AutoCloseable {

    /** The service of all reservations. */
    static final String SERVICE = "frontdesk-wrinkle-botox";

    /** The starts with a free place on every weekday, in minutes of the day. */
    static final int[] STARTS = {540, 600, 660, 840, 900, 960, 1020};

    /** The Monday of the fourth newest week, all of whose days are filled. */
    static final LocalDate FULL_WEEK = LocalDate.of(2031, 6, 2);

    private static final LocalDate LAST_DAY = FULL_WEEK.plusWeeks(4).with(DayOfWeek.FRIDAY);

    /**
     * Inserted without triggers, together with their places: with triggers a million rows would take an hour. Days go
     * back from the last one, five per week.
     */
    private static final String ROWS = """
        SET frontdesk.writer = 'fill';
        UPDATE frontdesk.clinic SET fixed_now = timestamp '{week} 08:00' AT TIME ZONE 'Asia/Seoul';
        UPDATE public.clinic_time_slots SET "maxConcurrent" = 7;
        DELETE FROM frontdesk.public_holiday;
        CREATE TEMPORARY TABLE made AS
            SELECT md5('bench ' || g) AS id, g, date '{last}' - (g / 42 / 5 * 7 + g / 42 % 5) AS day,
                   (ARRAY [540, 600, 660, 840, 900, 960, 1020])[1 + g % 7] AS minute
            FROM generate_series(0, {rows} - 1) AS g;
        INSERT INTO public.reservations (id, "patientName", phone, email, "birthDate", gender, "treatmentType",
            "preferredDate", "preferredTime", status, service, notes, "createdAt", "statusChangedAt", "updatedAt",
            "serviceId", "serviceName", "estimatedDuration", period, "timeSlotStart", "timeSlotEnd")
        SELECT id, (ARRAY ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임'])[1 + g % 10]
                   || (ARRAY ['가람', '나리', '다솔', '로운', '보라', '새봄', '여름', '은별', '하율'])[1 + g / 10 % 9],
               '010-' || lpad((g / 10000 % 10000)::text, 4, '0') || '-' || lpad((g % 10000)::text, 4, '0'),
               'p' || g || '@example.org', timestamp '1960-01-01' + make_interval(days => g % 16000),
               (CASE g % 3 WHEN 0 THEN 'MALE' ELSE 'FEMALE' END)::"Gender", 'FOLLOW_UP', day,
               frontdesk.write_time(minute),
               (CASE WHEN day >= date '{week}' THEN CASE g % 5 WHEN 0 THEN 'PENDING' ELSE 'CONFIRMED' END
                     WHEN g % 20 = 0 THEN 'NO_SHOW' ELSE 'COMPLETED' END)::"ReservationStatus", 'WRINKLE_BOTOX',
               CASE WHEN g % 5 = 0 THEN '지난번과 같은 부위로 부탁드립니다.' END, day - 7, day - 7, day - 7,
               '{service}', '주름 보톡스', 30, frontdesk.period_of(minute)::public."Period", frontdesk.write_time(minute),
               frontdesk.write_time(minute + 30)
        FROM made;
        INSERT INTO frontdesk.occupancy (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id,
            holds)
        SELECT id, day, minute, 30, 10, '{service}', day >= date '{week}' FROM made;
        INSERT INTO frontdesk.day_lock (day, version) SELECT DISTINCT day, 1 FROM made ON CONFLICT DO NOTHING;
        DROP TABLE made;
        RESET frontdesk.writer;
        """;

    private final Path folder;
    private final ClinicDatabase database;

    private BenchClinic(Path folder, ClinicDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /** Creates a clinic; takes seconds per hundred thousand reservations. */
    static BenchClinic of(int rows) throws Exception {
        Path folder = Files.createTempDirectory("frontdesk-bench-");
        BenchClinic clinic = new BenchClinic(
                folder, ClinicDatabase.open(new ClinicAddress.Embedded(folder.resolve("server"), false)));
        new Upgrade(
                        clinic.database.direct(),
                        UpgradeSettings.STANDARD.withFiles(folder.resolve("files")),
                        UpgradeListener.NONE)
                .run();
        clinic.run(ROWS.replace("{rows}", Integer.toString(rows))
                .replace("{last}", LAST_DAY.toString())
                .replace("{week}", FULL_WEEK.toString())
                .replace("{service}", SERVICE));
        clinic.run("VACUUM (FREEZE, ANALYZE)");
        clinic.run("CHECKPOINT");
        return clinic;
    }

    /** Opens the database with a pool of its own. */
    ClinicDatabase database() {
        return database;
    }

    /** Opens another desk's connections to the same server. */
    ClinicDatabase another() {
        return ClinicDatabase.open(new ClinicAddress.Embedded(serverFolder(), false));
    }

    /** The folder of the running server. */
    Path serverFolder() {
        return folder.resolve("server");
    }

    /** Runs statements, separated by semicolons, as the server's superuser. */
    void run(String sql) throws SQLException {
        try (Connection connection = database.direct().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        delete(folder);
    }

    /** Deletes a folder recursively. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
