package clinic.frontdesk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekRepository;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A clinic's tables with columns that the desk does not know, and with its own in another order. */
@Execution(ExecutionMode.CONCURRENT)
class ExtraColumnsTest {

    private static final LocalDate DAY = LocalDate.of(2030, 6, 17);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String[] BOOK = {
        "book",
        "--service",
        "WRINKLE_BOTOX",
        "--date",
        DAY.toString(),
        "--time",
        "11:00",
        "--name",
        "박새봄",
        "--phone",
        "010-1234-5678",
        "--birth",
        "1990-01-01",
        "--gender",
        "F",
        "--json"
    };

    /** What another tool did to the legacy table, before the desk came and after. */
    enum Table {
        ONE_AFTER("ALTER TABLE reservations ADD COLUMN source text DEFAULT 'web'", ""),
        ONE_ADDED_LATER("", "ALTER TABLE reservations ADD COLUMN \"couponCode\" varchar(20) NOT NULL DEFAULT 'none'"),
        SEVERAL_BEFORE(recreated("channel integer DEFAULT 7, tags text[] NOT NULL DEFAULT '{a,b}',", "", false), ""),
        SOME_BETWEEN(
                recreated("", "memo jsonb DEFAULT '{\"a\": 1}', \"isVip\" boolean NOT NULL DEFAULT false,", false), ""),
        GENERATED(
                "ALTER TABLE reservations ADD COLUMN \"nameUpper\" text GENERATED ALWAYS AS (upper(\"patientName\"))"
                        + " STORED, ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY",
                ""),
        DROPPED(
                "ALTER TABLE reservations ADD COLUMN gone text; ALTER TABLE reservations DROP COLUMN gone;"
                        + " ALTER TABLE reservations ADD COLUMN later date",
                "ALTER TABLE reservations ADD COLUMN x integer; ALTER TABLE reservations DROP COLUMN x"),
        OTHER_ORDER(recreated("", "", true), ""),
        ALL_TABLES(
                "ALTER TABLE service_reservation_limits ADD COLUMN note text",
                "ALTER TABLE services ADD COLUMN color text DEFAULT 'red';"
                        + " ALTER TABLE clinic_time_slots ADD COLUMN room integer DEFAULT 3;"
                        + " ALTER TABLE reservations ADD COLUMN room integer DEFAULT 3");

        private final String before;
        private final String after;

        Table(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** Creates the legacy table again, with further columns first and between its own, in its order or the reverse. */
    private static String recreated(String first, String between, boolean reversed) {
        List<String> columns = new ArrayList<>(List.of(
                "id text NOT NULL",
                "\"patientName\" text NOT NULL",
                "phone text NOT NULL",
                "email text",
                "\"birthDate\" timestamp(3) NOT NULL",
                "gender \"Gender\" NOT NULL",
                "\"treatmentType\" \"TreatmentType\" NOT NULL",
                "\"preferredDate\" date NOT NULL",
                "\"preferredTime\" text NOT NULL",
                "status \"ReservationStatus\" NOT NULL DEFAULT 'PENDING'",
                "notes text",
                "\"adminNotes\" text",
                "\"createdAt\" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP",
                "\"updatedAt\" timestamp(3) NOT NULL",
                "\"statusChangedAt\" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP",
                "\"statusChangedBy\" text",
                "service \"ServiceType\" NOT NULL"));
        List<String> ordered = reversed ? columns.reversed() : columns;
        return "DROP TABLE reservations; CREATE TABLE reservations (" + first
                + String.join(", ", ordered.subList(0, 7)) + ", " + between
                + String.join(", ", ordered.subList(7, ordered.size()))
                + ", CONSTRAINT reservations_pkey PRIMARY KEY (id));"
                + " CREATE INDEX \"reservations_preferredDate_service_status_idx\""
                + " ON reservations (\"preferredDate\", service, status);"
                + " CREATE INDEX reservations_status_idx ON reservations (status)";
    }

    @ParameterizedTest
    @EnumSource
    void everythingWorksAsWithoutThem(Table table) throws Exception {
        TestDatabase database = TestDatabase.legacy()
                .run(table.before)
                .run(Databases.insert("a", "2030-06-17", "09:30", "WRINKLE_BOTOX")
                        + Databases.insert("b", "2030-06-17", "14:00", "VOLUME_LIFTING")
                        + Databases.insert("c", "2030-06-17", "15:00", "WRINKLE_BOTOX")
                        + Databases.insert("d", "2030-06-17", "오후 네 시", "SKIN_CARE"));

        UpgradeReport report = Databases.upgrade(database);
        database.run(table.after);

        assertThat(report.verification().different()).isZero();
        assertThat(report.oldValues().unexplained()).isZero();
        Answer booked = command(database, BOOK);
        assertThat(booked.err()).isEmpty();
        assertThat(booked.exit()).isZero();
        String id = JSON.readTree(booked.out()).get("id").asText();
        assertThat(command(database, "cancel", "--reservation", id).exit()).isZero();
        database.run(Databases.insert("e", "2030-06-17", "11:00", "WRINKLE_BOTOX"));
        Answer taken = command(database, "confirm", "--reservation", id, "--json");
        assertThat(taken.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(JSON.readTree(taken.out()).get("refused").asText()).isEqualTo("full");
        assertThat(JSON.readTree(taken.out()).get("nearest").isEmpty()).isFalse();
        assertThat(command(database, "move", "--reservation", "a", "--date", DAY.toString(), "--time", "16:00")
                        .exit())
                .isZero();

        DatabaseBookings bookings = new DatabaseBookings(database.dsl());
        assertThat(List.of("a", "b", "c", "d", "e", id))
                .allSatisfy(each -> assertThat(bookings.details(each)).hasValueSatisfying(details -> {
                    assertThat(details.id()).isEqualTo(each);
                    assertThat(details.phone()).isEqualTo("010-1234-5678");
                    assertThat(details.date()).isEqualTo(DAY);
                    assertThat(details.start() == null).isEqualTo(each.equals("d"));
                }));
        assertThat(new WeekRepository(database.dsl())
                        .load(DAY)
                        .days()
                        .getFirst()
                        .cards())
                .extracting(WeekCard::reservationId)
                .containsExactly("e", "b", "c", "a");
        assertThat(new InboxRepository(database.dsl())
                        .queue().stream().filter(InboxItem::flagged).toList())
                .extracting(item -> item.id())
                .contains("d");
    }

    private static Answer command(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--clinic", CommandLines.address(database)));
        all.addAll(List.of(arguments));
        return CommandLines.run(all.toArray(String[]::new));
    }
}
