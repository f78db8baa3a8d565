package clinic.frontdesk.sample;

import clinic.frontdesk.schedule.ClockTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;

/**
 * A week of an upgraded sample clinic as a busy clinic has it: four patients at once, about forty-five a day, written by
 * the website. The same week gives the same reservations.
 */
public final class BusyWeek {

    private static final int AT_ONCE = 4;
    private static final int BUFFER = 10;
    private static final List<Kind> KINDS = List.of(
            new Kind("WRINKLE_BOTOX", "주름 보톡스", 20),
            new Kind("SKIN_CARE", "피부 관리", 30),
            new Kind("OTHER_CONSULTATION", "기타 상담", 10),
            new Kind("BODY_CARE", "바디 케어", 20),
            new Kind("REMOVAL_PROCEDURE", "제거 시술", 10),
            new Kind("VOLUME_LIFTING", "볼륨 리프팅", 40));

    private static final String INSERT = """
        INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", "preferredDate",
            "preferredTime", status, service, "createdAt", "updatedAt", "statusChangedAt", "serviceName",
            "estimatedDuration")
        VALUES (?, ?, ?, ?, ?::public."Gender", ?::public."TreatmentType", ?, ?, ?::public."ReservationStatus",
            ?::public."ServiceType", ?, ?, ?, ?, ?)\
        """;

    private final LocalDate monday;
    private final Random random;
    private final SamplePatients patients;
    private int number;

    private BusyWeek(LocalDate monday) {
        this.monday = monday;
        this.random = new Random(monday.toEpochDay());
        this.patients = new SamplePatients(random);
    }

    private record Kind(String type, String name, int minutes) {}

    /** Fills the week that begins on a Monday, and lets every opening have that many patients at once. */
    public static void fill(DataSource source, LocalDate monday) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            statement.execute("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = " + AT_ONCE);
            BusyWeek week = new BusyWeek(monday);
            for (int day = 0; day < 5; day++) {
                week.fill(insert, monday.plusDays(day));
            }
        }
    }

    private void fill(PreparedStatement insert, LocalDate date) throws SQLException {
        for (int lane = 0; lane < AT_ONCE; lane++) {
            for (int[] half : new int[][] {{9 * 60, 12 * 60}, {14 * 60, 18 * 60}}) {
                int minute = half[0] + 10 * random.nextInt(2);
                while (true) {
                    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
                    if (minute + kind.minutes() > half[1]) {
                        break;
                    }
                    add(insert, date, minute, kind);
                    minute += kind.minutes() + BUFFER + (random.nextInt(5) == 0 ? 10 : 0);
                }
            }
        }
        insert.executeBatch();
    }

    private void add(PreparedStatement insert, LocalDate date, int minute, Kind kind) throws SQLException {
        number++;
        SamplePatients.Patient patient = patients.next();
        LocalDateTime created =
                monday.minusDays(3L + random.nextInt(10)).atTime(random.nextInt(13), random.nextInt(60));
        insert.setString(1, String.format(Locale.ROOT, "busy-%s-%04d", monday, number));
        insert.setString(2, patient.name());
        insert.setString(3, patient.phone());
        insert.setObject(4, patient.birth().atStartOfDay());
        insert.setString(5, patient.gender());
        insert.setString(6, random.nextInt(7) == 0 ? "FIRST_VISIT" : "FOLLOW_UP");
        insert.setObject(7, date);
        insert.setString(8, ClockTime.format(minute));
        insert.setString(9, random.nextInt(9) == 0 ? "PENDING" : "CONFIRMED");
        insert.setString(10, kind.type());
        insert.setObject(11, created);
        insert.setObject(12, created);
        insert.setObject(13, created);
        insert.setString(14, kind.name());
        insert.setInt(15, kind.minutes());
        insert.addBatch();
    }
}
