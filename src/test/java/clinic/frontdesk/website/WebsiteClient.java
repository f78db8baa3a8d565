package clinic.frontdesk.website;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Behaves like the website's database client: it names each of its columns in every statement, reads enums strictly,
 * uses server-side prepared statements, writes timestamps in UTC, and expects every statement to succeed. It records
 * what it wrote, so that tests can detect lost writes.
 */
final class WebsiteClient {

    /** The builds of the website. */
    enum Generation {
        /** Knows only the old columns, and moves a reservation by {@code preferredTime} alone. */
        LEGACY,
        /** Also knows the six new columns, and writes both. */
        UPGRADED
    }

    /** A reservation as this client last wrote it, old columns and new; null for columns that it never wrote. */
    record Written(
            LocalDate date,
            String time,
            String status,
            String service,
            LocalDateTime updatedAt,
            @Nullable String slotStart) {

        Written at(LocalDate newDate, String newTime, LocalDateTime now) {
            return new Written(newDate, newTime, status, service, now, slotStart == null ? null : newTime);
        }

        Written in(String newStatus, LocalDateTime now) {
            return new Written(date, time, newStatus, service, now, slotStart);
        }
    }

    private static final int WORKERS = 2;
    private static final long PAUSE_NANOS = 4_000_000;

    private static final Map<String, Set<String>> ENUMS = Map.of(
            "gender", Set.of("MALE", "FEMALE"),
            "treatmentType", Set.of("FIRST_VISIT", "FOLLOW_UP"),
            "status", Set.of("PENDING", "CONFIRMED", "CANCELLED", "COMPLETED", "NO_SHOW", "REJECTED"),
            "service",
                    Set.of(
                            "WRINKLE_BOTOX",
                            "VOLUME_LIFTING",
                            "SKIN_CARE",
                            "REMOVAL_PROCEDURE",
                            "BODY_CARE",
                            "OTHER_CONSULTATION"),
            "period", Set.of("MORNING", "AFTERNOON"));

    private static final List<String> OLD_COLUMNS = List.of(
            "id",
            "patientName",
            "phone",
            "email",
            "birthDate",
            "gender",
            "treatmentType",
            "preferredDate",
            "preferredTime",
            "status",
            "notes",
            "adminNotes",
            "createdAt",
            "updatedAt",
            "statusChangedAt",
            "statusChangedBy",
            "service");

    private static final List<String> NEW_COLUMNS =
            List.of("serviceId", "serviceName", "estimatedDuration", "period", "timeSlotStart", "timeSlotEnd");

    private static final List<String> SERVICES =
            List.of("WRINKLE_BOTOX", "WRINKLE_BOTOX", "WRINKLE_BOTOX", "SKIN_CARE", "BODY_CARE", "OTHER_CONSULTATION");

    private static final LocalDate MONDAY = LocalDate.of(2030, 6, 10);

    private final PGSimpleDataSource source;
    private final Generation generation;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch awaited = new CountDownLatch(0);
    private volatile boolean stopped;

    /** Starts working, on connections of its own. */
    WebsiteClient(PGSimpleDataSource source, Generation generation, long seed) {
        source.setApplicationName("website");
        source.setPrepareThreshold(1);
        this.source = source;
        this.generation = generation;
        for (int i = 0; i < WORKERS; i++) {
            Random random = new Random(seed * 31 + i);
            workers.execute(() -> work(random));
        }
    }

    /** Waits for a number of further operations. */
    void await(int operations) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(operations);
        awaited = latch;
        if (!latch.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The website has stopped working; its errors: " + errors);
        }
    }

    /** Stops the client. */
    void stop() throws InterruptedException {
        stopped = true;
        workers.shutdown();
        if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The website does not end.");
        }
    }

    /** The errors of failed statements. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Its rows whose values in the database differ from what it wrote. */
    List<String> lost(DataSource asAdmin) throws SQLException {
        List<String> lost = new ArrayList<>();
        Map<String, Written> stored = new LinkedHashMap<>();
        try (Connection connection = asAdmin.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT id, \"preferredDate\", \"preferredTime\","
                                + " status::text, service::text, \"updatedAt\" FROM public.reservations");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                stored.put(
                        rows.getString(1),
                        new Written(
                                rows.getObject(2, LocalDate.class),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getObject(6, LocalDateTime.class),
                                null));
            }
        }
        written.forEach((id, own) -> {
            Written wanted = new Written(own.date(), own.time(), own.status(), own.service(), own.updatedAt(), null);
            if (!wanted.equals(stored.get(id))) {
                lost.add("wrote " + wanted + ", found " + stored.get(id));
            }
        });
        deleted.stream().filter(stored::containsKey).forEach(id -> lost.add("deleted, but found: " + id));
        return lost;
    }

    /** The rows as last written, by id. */
    Map<String, Written> written() {
        return Map.copyOf(written);
    }

    private void work(Random random) {
        List<String> own = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            while (!stopped) {
                one(connection, random, own);
                awaited.countDown();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException e) {
            errors.add("Could not connect: " + e.getMessage());
        }
    }

    private void one(Connection connection, Random random, List<String> own) throws SQLException {
        int draw = own.size() < 5 ? 0 : random.nextInt(20);
        String id = draw < 8 ? UUID.randomUUID().toString() : own.get(random.nextInt(own.size()));
        try {
            if (draw < 8) {
                insert(connection, random, id, draw % 2 == 0);
                own.add(id);
            } else if (draw < 12) {
                changeStatus(connection, id, draw % 2 == 0 ? "CONFIRMED" : "CANCELLED");
            } else if (draw < 15) {
                move(connection, random, id);
            } else if (draw < 16) {
                delete(connection, id);
                own.remove(id);
            } else if (draw < 19) {
                read(connection, random);
            } else {
                count(connection);
            }
        } catch (SQLException e) {
            errors.add(draw + ": " + e.getSQLState() + " " + e.getMessage());
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<String> columns() {
        return generation == Generation.LEGACY
                ? OLD_COLUMNS
                : Stream.concat(OLD_COLUMNS.stream(), NEW_COLUMNS.stream()).toList();
    }

    private static String listed(List<String> columns) {
        return columns.stream()
                .map(column -> "\"public\".\"reservations\".\"" + column + "\"")
                .collect(Collectors.joining(", "));
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(java.time.ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String time(Random random) {
        return random.nextInt(12) == 0 ? "오후 2시" : "%02d:%02d".formatted(9 + random.nextInt(9), random.nextInt(6) * 10);
    }

    private void insert(Connection connection, Random random, String id, boolean nested) throws SQLException {
        String written = time(random);
        // The upgraded build offers slots, and cannot write a time outside of them.
        Written row = new Written(
                MONDAY.plusDays(random.nextInt(60)),
                generation == Generation.LEGACY || written.contains(":") ? written : "09:00",
                "PENDING",
                SERVICES.get(random.nextInt(SERVICES.size())),
                now(),
                null);
        if (generation == Generation.UPGRADED) {
            row = new Written(row.date(), row.time(), row.status(), row.service(), row.updatedAt(), row.time());
        }
        connection.setAutoCommit(!nested);
        List<String> given = new ArrayList<>(List.of(
                "id",
                "patientName",
                "phone",
                "birthDate",
                "gender",
                "treatmentType",
                "preferredDate",
                "preferredTime",
                "status",
                "service",
                "createdAt",
                "updatedAt",
                "statusChangedAt"));
        if (generation == Generation.UPGRADED) {
            given.addAll(List.of("period", "timeSlotStart", "timeSlotEnd", "estimatedDuration"));
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO \"public\".\"reservations\" ("
                + given.stream().map(column -> "\"" + column + "\"").collect(Collectors.joining(","))
                + ") VALUES (" + given.stream().map(WebsiteClient::placeholder).collect(Collectors.joining(","))
                + ") RETURNING " + listed(columns()))) {
            insert.setString(1, id);
            insert.setString(2, "이보라");
            insert.setString(3, "010-0000-0001");
            insert.setObject(4, LocalDateTime.of(1991, 2, 3, 0, 0));
            insert.setString(5, "FEMALE");
            insert.setString(6, "FOLLOW_UP");
            insert.setObject(7, row.date());
            insert.setString(8, row.time());
            insert.setString(9, row.status());
            insert.setString(10, row.service());
            insert.setObject(11, row.updatedAt());
            insert.setObject(12, row.updatedAt());
            insert.setObject(13, row.updatedAt());
            if (generation == Generation.UPGRADED) {
                insert.setString(14, period(row.time()));
                insert.setString(15, row.time());
                insert.setString(16, end(row.time()));
                insert.setInt(17, 30);
            }
            try (ResultSet rows = insert.executeQuery()) {
                strictly(rows);
            }
            if (nested) {
                count(connection);
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
        this.written.put(id, row);
    }

    private static String placeholder(String column) {
        return switch (column) {
            case "gender" -> "?::\"public\".\"Gender\"";
            case "treatmentType" -> "?::\"public\".\"TreatmentType\"";
            case "status" -> "?::\"public\".\"ReservationStatus\"";
            case "service" -> "?::\"public\".\"ServiceType\"";
            case "period" -> "?::\"public\".\"Period\"";
            default -> "?";
        };
    }

    static String period(String time) {
        return time.compareTo("12:00") < 0 ? "MORNING" : "AFTERNOON";
    }

    static String end(String time) {
        int minute = Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3)) + 30;
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private void changeStatus(Connection connection, String id, String status) throws SQLException {
        LocalDateTime now = now();
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE \"public\".\"reservations\" SET \"status\" ="
                        + " ?::\"public\".\"ReservationStatus\", \"statusChangedAt\" = ?, \"statusChangedBy\" = ?,"
                        + " \"updatedAt\" = ? WHERE \"id\" = ? RETURNING " + listed(columns()))) {
            update.setString(1, status);
            update.setObject(2, now);
            update.setString(3, "admin");
            update.setObject(4, now);
            update.setString(5, id);
            try (ResultSet rows = update.executeQuery()) {
                strictly(rows);
            }
        }
        written.computeIfPresent(id, (key, row) -> row.in(status, now));
    }

    private void move(Connection connection, Random random, String id) throws SQLException {
        LocalDateTime now = now();
        LocalDate date = MONDAY.plusDays(random.nextInt(60));
        String time = "%02d:%02d".formatted(9 + random.nextInt(9), random.nextInt(6) * 10);
        boolean both = generation == Generation.UPGRADED;
        try (PreparedStatement update = connection.prepareStatement("UPDATE \"public\".\"reservations\" SET"
                + " \"preferredDate\" = ?, \"preferredTime\" = ?, \"updatedAt\" = ?"
                + (both ? ", \"period\" = ?::\"public\".\"Period\", \"timeSlotStart\" = ?, \"timeSlotEnd\" = ?" : "")
                + " WHERE \"id\" = ? RETURNING " + listed(columns()))) {
            update.setObject(1, date);
            update.setString(2, time);
            update.setObject(3, now);
            if (both) {
                update.setString(4, period(time));
                update.setString(5, time);
                update.setString(6, end(time));
            }
            update.setString(both ? 7 : 4, id);
            try (ResultSet rows = update.executeQuery()) {
                strictly(rows);
            }
        }
        written.computeIfPresent(id, (key, row) -> row.at(date, time, now));
    }

    private void delete(Connection connection, String id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM \"public\".\"reservations\" WHERE \"id\" = ?")) {
            delete.setString(1, id);
            if (delete.executeUpdate() != 1) {
                errors.add("A row to be deleted was missing.");
            }
        }
        written.remove(id);
        deleted.add(id);
    }

    private void read(Connection connection, Random random) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + listed(columns())
                + " FROM \"public\".\"reservations\" WHERE \"preferredDate\" BETWEEN ? AND ?"
                + " ORDER BY \"createdAt\" DESC")) {
            LocalDate day = MONDAY.plusDays(random.nextInt(60));
            select.setObject(1, day);
            select.setObject(2, day.plusDays(random.nextInt(7)));
            try (ResultSet rows = select.executeQuery()) {
                strictly(rows);
            }
        }
    }

    private static void count(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT \"preferredTime\", count(*) FROM"
                        + " \"public\".\"reservations\" WHERE \"status\" IN ('PENDING', 'CONFIRMED') GROUP BY 1");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                rows.getLong(2);
            }
        }
    }

    /** Reads enums as the website does: a single unknown value makes the whole query fail. */
    private void strictly(ResultSet rows) throws SQLException {
        while (rows.next()) {
            int column = 0;
            for (String name : columns()) {
                column++;
                @Nullable String value = rows.getString(column);
                Set<String> known = ENUMS.get(name);
                if (known != null && value != null && !known.contains(value)) {
                    errors.add("Unknown value " + value + " of " + name);
                }
            }
        }
    }
}
