package clinic.frontdesk.output;

import clinic.frontdesk.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/** Clinics of the documents' tests. All people are invented. */
public final class DocumentClinics {

    /** A Monday. */
    public static final String DAY = "2030-06-17";

    /** A name that no typeface has all signs of, with a family of emoji and a letter that has to be composed. */
    public static final String EMOJI_NAME =
            "김\uD83D\uDE00하\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67나 \u1100\u1161";

    public static final String LONG_NAME = "안드레아 마리아 델 카르멘 ".repeat(8).strip();

    private static final String[] NAMES = {"김가람", "이나리", "박다솔", "최로운", "정보라", "강새봄", "조여름", "윤은별", "장하율"};

    private static final int[] STARTS = {540, 570, 600, 630, 660, 690, 840, 870, 900, 930, 960, 990, 1020, 1050};

    private DocumentClinics() {}

    /** The name of a patient of {@link #busy}. */
    public static String name(int number) {
        return NAMES[number % NAMES.length] + number;
    }

    /**
     * A clinic with room for five at once, and this many reservations on {@link #DAY}: every fourth has a request, every
     * sixth a memo.
     */
    public static TestDatabase busy(int reservations) {
        TestDatabase database = TestDatabase.upgraded();
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 5;"
                + "UPDATE public.services SET \"bufferMinutes\" = 0;"
                + "INSERT INTO frontdesk.letterhead (name, phone, address)"
                + " VALUES ('한빛의원', '02-123-4567', '서울시 중구 세종대로 1, 3층')");
        for (int number = 0; number < reservations; number++) {
            int start = STARTS[number % STARTS.length];
            insert(
                    database,
                    "r" + number,
                    name(number),
                    String.format(Locale.ROOT, "010-%04d-%04d", 1000 + number, 7000 + number),
                    DAY,
                    String.format(Locale.ROOT, "%02d:%02d", start / 60, start % 60),
                    number % 7 == 0 ? "PENDING" : "CONFIRMED");
            database.run("UPDATE public.reservations SET "
                    + (number % 4 == 0 ? "notes = '지난번과 같은 부위로 부탁드립니다.'" : "notes = NULL")
                    + (number % 6 == 0 ? ", \"adminNotes\" = '마취 크림 20분 전, 주차 안내'" : "")
                    + " WHERE id = 'r" + number + "'");
        }
        return database;
    }

    /** A row as the website writes it. */
    public static void insert(
            TestDatabase database, String id, String name, String phone, String day, String time, String status) {
        database.inSession(session -> {
            try (PreparedStatement insert = session.prepareStatement("INSERT INTO public.reservations (id,"
                    + " \"patientName\", phone, \"birthDate\", gender, \"treatmentType\", \"preferredDate\","
                    + " \"preferredTime\", status, service, \"createdAt\", \"statusChangedAt\", \"updatedAt\")"
                    + " VALUES (?, ?, ?, '1990-01-02', 'FEMALE', 'FOLLOW_UP', ?::date, ?, ?::\"ReservationStatus\","
                    + " 'WRINKLE_BOTOX', '2030-06-01 01:02:03.456', '2030-06-01 01:02:03.456',"
                    + " '2030-06-01 16:02:03.456')")) {
                String[] values = {id, name, phone, day, time, status};
                for (int i = 0; i < values.length; i++) {
                    insert.setString(i + 1, values[i]);
                }
                return insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
