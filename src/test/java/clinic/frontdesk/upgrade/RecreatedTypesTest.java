package clinic.frontdesk.upgrade;

import static clinic.frontdesk.upgrade.Databases.insert;
import static clinic.frontdesk.upgrade.Databases.rows;
import static clinic.frontdesk.upgrade.Databases.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.database.WebsiteEnum;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekRepository;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The website's migration tool recreates an enum: a new type, every column changed to it, the old one dropped. */
@Execution(ExecutionMode.CONCURRENT)
class RecreatedTypesTest {

    private static final LocalDate DAY = LocalDate.of(2030, 6, 17);

    /** The statements of Prisma's migration for a changed enum, on every column of that type. */
    private static String recreation(TestDatabase database, WebsiteEnum type) {
        String name = type.typeName();
        String labels = type.labels().stream().map(label -> "'" + label + "'").collect(Collectors.joining(", "));
        StringBuilder sql =
                new StringBuilder("BEGIN; CREATE TYPE public.\"" + name + "_new\" AS ENUM (" + labels + ", 'ADDED');");
        StringBuilder defaults = new StringBuilder();
        for (String column : rows(
                database,
                "SELECT a.attrelid::regclass::text, quote_ident(a.attname), pg_get_expr(d.adbin, d.adrelid)"
                        + " FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid"
                        + " LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                        + " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped"
                        + " AND a.atttypid = 'public.\"" + name + "\"'::regtype")) {
            String[] parts = column.split("\\|", 3);
            String altered = "ALTER TABLE " + parts[0] + " ALTER COLUMN " + parts[1];
            if (!parts[2].equals("-")) {
                sql.append(altered).append(" DROP DEFAULT;");
                defaults.append(altered).append(" SET DEFAULT 'PENDING';");
            }
            sql.append(altered)
                    .append(" TYPE public.\"")
                    .append(name)
                    .append("_new\" USING (")
                    .append(parts[1])
                    .append("::text::public.\"")
                    .append(name)
                    .append("_new\");");
        }
        return sql + "ALTER TYPE public.\"" + name + "\" RENAME TO \"" + name + "_old\";"
                + "ALTER TYPE public.\"" + name + "_new\" RENAME TO \"" + name + "\";"
                + "DROP TYPE public.\"" + name + "_old\";" + defaults + "COMMIT";
    }

    @ParameterizedTest
    @EnumSource
    void theDeskWorksAfterARecreation(WebsiteEnum type) throws Exception {
        TestDatabase database = TestDatabase.legacy()
                .run(insert("a", "2030-06-17", "09:00", "WRINKLE_BOTOX")
                        + insert("b", "2030-06-17", "14:00", "SKIN_CARE"));
        upgrade(database);
        DatabaseBookings before = new DatabaseBookings(database.dsl());
        assertThat(before.book(wanted("before", 960))).isInstanceOf(BookingOutcome.Accepted.class);

        database.run(recreation(database, type));

        DatabaseBookings bookings = new DatabaseBookings(database.dsl());
        assertThat(bookings.book(wanted("after", 660))).isInstanceOf(BookingOutcome.Accepted.class);
        assertThat(bookings.book(wanted("refused", 660))).isInstanceOf(BookingOutcome.Refused.class);
        assertThat(bookings.move("a", DAY, 600)).isInstanceOf(BookingOutcome.Accepted.class);
        assertThat(bookings.changeStatus("before", Status.CANCELLED)).isInstanceOf(BookingOutcome.Accepted.class);
        database.run(insert("c", "2030-06-17", "15:00", "WRINKLE_BOTOX")
                + "UPDATE reservations SET \"preferredTime\" = '17:00' WHERE id = 'b'");
        assertThat(rows(database, "SELECT id, \"timeSlotStart\", period, status FROM reservations ORDER BY id"))
                .containsExactly(
                        "a|10:00|MORNING|CONFIRMED",
                        "after|11:00|MORNING|CONFIRMED",
                        "b|17:00|AFTERNOON|CONFIRMED",
                        "before|16:00|AFTERNOON|CANCELLED",
                        "c|15:00|AFTERNOON|CONFIRMED");
        assertThat(new WeekRepository(database.dsl())
                        .load(DAY)
                        .days()
                        .getFirst()
                        .cards())
                .extracting(WeekCard::reservationId)
                .containsExactly("a", "after", "c", "b");
        assertThat(new InboxRepository(database.dsl())
                        .queue().stream().filter(InboxItem::flagged).toList())
                .isEmpty();
        assertThat(new ServiceRepository(database.dsl()).setUp("SKIN_CARE", "피부", 20, 0, true, () -> false))
                .isNotNull();
        assertThat(upgrade(database).appeared()).contains("enum value " + type.typeName() + ".ADDED");
    }

    private static NewReservation wanted(String id, int start) {
        return new NewReservation(
                id,
                "박새봄",
                "010-7777-0000",
                LocalDate.of(1990, 1, 1),
                Gender.FEMALE,
                false,
                "frontdesk-wrinkle-botox",
                DAY,
                start,
                null);
    }
}
