package clinic.frontdesk.soak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The statements of a client of the old columns. */
final class OldStatements {

    private final Connection connection;

    OldStatements(Connection connection) {
        this.connection = connection;
    }

    void insert(String id, LocalDate day, int start) throws SQLException {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO "public"."reservations" ("id", "patientName", "phone", "birthDate", "gender", "treatmentType",
                "preferredDate", "preferredTime", "status", "service", "createdAt", "updatedAt", "statusChangedAt")
            VALUES (?, '이보라', '010-0000-0002', '1991-02-03', 'FEMALE', 'FOLLOW_UP', ?, ?, 'PENDING', 'WRINKLE_BOTOX',
                ?, ?, ?)
            RETURNING "id", "preferredDate", "preferredTime", "status", "service"\
            """)) {
            insert.setString(1, id);
            insert.setObject(2, day);
            insert.setString(3, written(start));
            for (int stamp = 4; stamp <= 6; stamp++) {
                insert.setObject(stamp, now);
            }
            insert.executeQuery().close();
        }
    }

    void move(String id, LocalDate day, int start) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE "public"."reservations" SET "preferredDate" = ?, "preferredTime" = ?, "updatedAt" = ? WHERE "id" = ?\
            """)) {
            update.setObject(1, day);
            update.setString(2, written(start));
            update.setObject(3, LocalDateTime.now(ZoneOffset.UTC));
            update.setString(4, id);
            one(update);
        }
    }

    void changeStatus(String id, String status) throws SQLException {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE "public"."reservations" SET "status" = ?::"public"."ReservationStatus", "statusChangedAt" = ?,
                "updatedAt" = ? WHERE "id" = ?\
            """)) {
            update.setString(1, status);
            update.setObject(2, now);
            update.setObject(3, now);
            update.setString(4, id);
            one(update);
        }
    }

    boolean exists(String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT \"id\" FROM \"public\".\"reservations\" WHERE \"id\" = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The number of other reservations that overlap a treatment starting at a minute of the day. */
    int touching(String id, LocalDate day, int start) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT count(*) FROM "public"."reservations"
            WHERE "preferredDate" = ? AND "status" IN ('PENDING', 'CONFIRMED') AND "id" <> ?
              AND "preferredTime" > ? AND "preferredTime" < ?\
            """)) {
            select.setObject(1, day);
            select.setString(2, id);
            select.setString(3, written(start - Soak.OCCUPIED));
            select.setString(4, written(start + Soak.OCCUPIED));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void one(PreparedStatement update) throws SQLException {
        if (update.executeUpdate() != 1) {
            throw new SQLException("The row is missing.", "02000");
        }
    }

    private static String written(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
