package clinic.frontdesk.sample;

import clinic.frontdesk.schedule.ClockTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The sample clinic: a database of the legacy shape with invented reservations for some weeks around a day. The same
 * day gives the same clinic.
 */
public final class SampleClinic {

    private static final String SCHEMA = "/sql/V1__legacy_reservations.sql";
    private static final String DESK_TABLES = "/sql/V2__desk_tables.sql";
    private static final String HOLIDAYS = "/sql/V3__public_holidays.sql";
    private static final int WEEKS_BACK = 3;
    private static final int WEEKS_AHEAD = 4;
    private static final List<String> SERVICES = List.of(
            "WRINKLE_BOTOX",
            "WRINKLE_BOTOX",
            "WRINKLE_BOTOX",
            "WRINKLE_BOTOX",
            "WRINKLE_BOTOX",
            "VOLUME_LIFTING",
            "SKIN_CARE",
            "SKIN_CARE",
            "REMOVAL_PROCEDURE",
            "BODY_CARE",
            "OTHER_CONSULTATION");
    private static final List<String> NOTES = List.of("지난번과 같은 부위로 부탁드립니다.", "주차 문의", "마취 크림 알레르기 있음", "점심시간에 맞춰 주세요.");

    /** Unreadable times as people typed them, by the day meant, in days from today. */
    private static final Map<Integer, String> UNREADABLE =
            Map.of(1, "오후 2시", 2, "25:00", 4, "", 7, "14시30분", 8, "2pm", 11, "미정");

    /** The reservations of the acceptance table. */
    private static final List<String> ACCEPTANCE_TIMES = List.of("09:30", "14:00", "15:00", "16:00");

    private final LocalDate today;
    private final Set<LocalDate> holidays;
    private final Random random;
    private final SamplePatients patients;
    private int number;

    private SampleClinic(LocalDate today, Set<LocalDate> holidays) {
        this.today = today;
        this.holidays = holidays;
        this.random = new Random(today.toEpochDay());
        this.patients = new SamplePatients(random);
    }

    private record SampleReservation(
            String id,
            SamplePatients.Patient patient,
            boolean firstVisit,
            LocalDate date,
            String time,
            String status,
            String service,
            String notes,
            LocalDateTime created) {}

    /**
     * Creates the clinic if the database has no table; leaves any other database unchanged.
     *
     * @return whether it was created
     */
    public static boolean createIfNew(DataSource source, LocalDate today) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (!isEmpty(statement)) {
                return false;
            }
            Set<LocalDate> holidays = holidays(connection);
            statement.execute(script(SCHEMA));
            insert(connection, new SampleClinic(today, holidays).rows());
            connection.commit();
            return true;
        }
    }

    /** Whether a database has no table of the website or of the desk. */
    static boolean isEmpty(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return isEmpty(statement);
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        return 0
                == number(
                        statement,
                        "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname IN ('public', 'frontdesk')");
    }

    /**
     * Whether a database contains a sample clinic of any build, recognized by the reservations of the acceptance table.
     */
    static boolean standsIn(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return number(
                                    statement,
                                    "SELECT count(*) FROM pg_catalog.pg_tables"
                                            + " WHERE schemaname = 'public' AND tablename = 'reservations'")
                            == 1
                    && number(
                                    statement,
                                    "SELECT count(*) FROM public.reservations WHERE id IN ("
                                            + ACCEPTANCE_TIMES.stream()
                                                    .map(time -> "'" + acceptanceId(time) + "'")
                                                    .collect(Collectors.joining(", "))
                                            + ")")
                            == ACCEPTANCE_TIMES.size();
        }
    }

    private static String acceptanceId(String time) {
        return "sample-" + time.replace(":", "");
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    /**
     * The public holidays that the desk's schema will contain. Its script runs in the transaction and is rolled back.
     */
    private static Set<LocalDate> holidays(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Set<LocalDate> holidays = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS frontdesk");
            statement.execute(script(SCHEMA));
            statement.execute(script(DESK_TABLES));
            statement.execute(script(HOLIDAYS));
            try (ResultSet days = statement.executeQuery("SELECT day FROM frontdesk.public_holiday")) {
                while (days.next()) {
                    holidays.add(days.getObject(1, LocalDate.class));
                }
            }
        }
        connection.rollback(before);
        return holidays;
    }

    private boolean open(LocalDate date) {
        return date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !holidays.contains(date);
    }

    private LocalDate openDayFrom(LocalDate date) {
        return open(date) ? date : openDayFrom(date.plusDays(1));
    }

    private List<SampleReservation> rows() {
        List<SampleReservation> rows = new ArrayList<>();
        LocalDate acceptance = openDayFrom(today.minusDays(9));
        for (String time : ACCEPTANCE_TIMES) {
            rows.add(row(acceptanceId(time), acceptance, time, "WRINKLE_BOTOX"));
        }
        LocalDate first = today.minusWeeks(WEEKS_BACK);
        LocalDate last = today.plusWeeks(WEEKS_AHEAD);
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (open(date) && !date.equals(acceptance)) {
                fill(rows, date);
            }
        }
        UNREADABLE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        wish -> rows.add(row(null, openDayFrom(today.plusDays(wish.getKey())), wish.getValue(), null)));
        // A double booking by the website, whose cache was out of date.
        for (int days : new int[] {1, 3, 9}) {
            LocalDate date = openDayFrom(today.plusDays(days));
            rows.stream()
                    .filter(row -> row.date().equals(date)
                            && row.time().startsWith("1")
                            && row.status().equals("CONFIRMED"))
                    .findFirst()
                    .ifPresent(taken -> rows.add(row(null, date, taken.time(), null)));
        }
        return rows;
    }

    private void fill(List<SampleReservation> rows, LocalDate date) {
        double chance =
                date.isBefore(today) ? 0.85 : Math.max(0.3, 0.9 - 0.02 * (date.toEpochDay() - today.toEpochDay()));
        for (int[] half : new int[][] {{9 * 60, 12 * 60}, {14 * 60, 18 * 60}}) {
            int minute = half[0] + (random.nextInt(4) == 0 ? 30 : 0);
            while (minute + 30 <= half[1]) {
                if (random.nextDouble() < chance) {
                    rows.add(row(null, date, ClockTime.format(minute), null));
                    minute += 60;
                } else {
                    minute += 30;
                }
            }
        }
    }

    private SampleReservation row(@Nullable String id, LocalDate date, String time, @Nullable String service) {
        number++;
        SamplePatients.Patient patient = patients.next();
        LocalDateTime created = date.minusDays(2L + random.nextInt(12)).atTime(random.nextInt(13), random.nextInt(60));
        return new SampleReservation(
                Objects.requireNonNullElse(id, String.format(Locale.ROOT, "sample-%04d", number)),
                patient,
                random.nextInt(6) == 0,
                date,
                time,
                id == null ? status(date) : "CONFIRMED",
                Objects.requireNonNullElse(service, SERVICES.get(random.nextInt(SERVICES.size()))),
                random.nextInt(7) == 0 ? NOTES.get(random.nextInt(NOTES.size())) : "",
                created.isAfter(today.atTime(8, 0))
                        ? today.minusDays(1).atTime(9, 0).plusSeconds(number)
                        : created);
    }

    private String status(LocalDate date) {
        int draw = random.nextInt(100);
        if (date.isBefore(today)) {
            return draw < 88 ? "COMPLETED" : draw < 94 ? "NO_SHOW" : "CANCELLED";
        }
        return draw < 80 ? "CONFIRMED" : draw < 97 ? "PENDING" : "CANCELLED";
    }

    private static void insert(Connection connection, List<SampleReservation> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, notes, "createdAt", "updatedAt", "statusChangedAt", service)
            VALUES (?, ?, ?, ?, ?::public."Gender", ?::public."TreatmentType", ?, ?,
                ?::public."ReservationStatus", nullif(?, ''), ?, ?, ?, ?::public."ServiceType")\
            """)) {
            for (SampleReservation row : rows) {
                insert.setString(1, row.id());
                insert.setString(2, row.patient().name());
                insert.setString(3, row.patient().phone());
                insert.setObject(4, row.patient().birth().atStartOfDay());
                insert.setString(5, row.patient().gender());
                insert.setString(6, row.firstVisit() ? "FIRST_VISIT" : "FOLLOW_UP");
                insert.setObject(7, row.date());
                insert.setString(8, row.time());
                insert.setString(9, row.status());
                insert.setString(10, row.notes());
                insert.setObject(11, row.created());
                insert.setObject(12, row.created());
                insert.setObject(13, row.created());
                insert.setString(14, row.service());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String script(String name) {
        try (InputStream sql = SampleClinic.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
