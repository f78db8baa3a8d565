package clinic.frontdesk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.Catalog.NotSetUp;
import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.hours.OpeningHoursList;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that the website's people have added to its enums. */
@Execution(ExecutionMode.CONCURRENT)
class UnknownLabelsTest {

    private static final LocalDate DAY = LocalDate.of(2030, 6, 17);

    private final TestDatabase database = TestDatabase.legacy();

    @BeforeEach
    void added() throws Exception {
        database.run("ALTER TYPE \"ServiceType\" ADD VALUE 'LASER' BEFORE 'WRINKLE_BOTOX'")
                .run("ALTER TYPE \"ServiceType\" ADD VALUE '레이저 토닝'")
                .run("ALTER TYPE \"Gender\" ADD VALUE 'OTHER'")
                .run("ALTER TYPE \"TreatmentType\" ADD VALUE 'CONSULT'")
                .run("ALTER TYPE \"ReservationStatus\" ADD VALUE 'ON_HOLD'")
                .run(Databases.insert("laser", "2030-06-17", "09:00", "LASER")
                        + Databases.insert("toning", "2030-06-17", "10:00", "레이저 토닝")
                        + Databases.insert("gender", "2030-06-17", "11:00", "WRINKLE_BOTOX")
                        + Databases.insert("consult", "2030-06-17", "14:00", "WRINKLE_BOTOX")
                        + Databases.insert("hold", "2030-06-17", "15:00", "WRINKLE_BOTOX")
                        + Databases.insert("known", "2030-06-17", "16:00", "SKIN_CARE"))
                .run("UPDATE reservations SET gender = 'OTHER' WHERE id = 'gender';"
                        + "UPDATE reservations SET \"treatmentType\" = 'CONSULT' WHERE id = 'consult';"
                        + "UPDATE reservations SET status = 'ON_HOLD' WHERE id = 'hold';"
                        + "UPDATE reservations SET status = 'PENDING' WHERE id = 'laser'");
        UpgradeReport report = Databases.upgrade(database);
        assertThat(report.verification().different()).isZero();
        assertThat(report.extras())
                .contains(
                        "enum value ServiceType.LASER",
                        "enum value ServiceType.레이저 토닝",
                        "enum value Gender.OTHER",
                        "enum value TreatmentType.CONSULT",
                        "enum value ReservationStatus.ON_HOLD");
    }

    @Test
    void theWeekShowsEveryRowWithItsText() {
        Week week = new WeekRepository(database.dsl()).load(DAY);

        Map<String, WeekCard> cards = week.days().getFirst().cards().stream()
                .collect(Collectors.toMap(WeekCard::reservationId, card -> card));
        assertThat(cards.keySet()).containsExactlyInAnyOrder("laser", "toning", "gender", "consult", "hold", "known");
        assertThat(Objects.requireNonNull(cards.get("laser")).serviceName()).isEqualTo("LASER");
        assertThat(Objects.requireNonNull(cards.get("laser")).status()).isEqualTo(DisplayStatus.UNCONFIRMED);
        assertThat(Objects.requireNonNull(cards.get("toning")).serviceName()).isEqualTo("레이저 토닝");
        assertThat(Objects.requireNonNull(cards.get("hold")).status()).isEqualTo(DisplayStatus.OTHER);
        assertThat(Objects.requireNonNull(cards.get("hold")).otherStatus()).isEqualTo("ON_HOLD");
        assertThat(Objects.requireNonNull(cards.get("known")).otherStatus()).isNull();
    }

    @Test
    void thePanelShowsTheTexts() {
        DatabaseBookings bookings = new DatabaseBookings(database.dsl());

        assertThat(details(bookings, "gender").gender()).isEqualTo(new Gender("OTHER"));
        assertThat(details(bookings, "consult").otherTreatment()).isEqualTo("CONSULT");
        assertThat(details(bookings, "consult").firstVisit()).isFalse();
        assertThat(details(bookings, "known").otherTreatment()).isNull();
        assertThat(details(bookings, "laser").serviceName()).isEqualTo("LASER");
        assertThat(details(bookings, "hold").status()).isEqualTo(new Status("ON_HOLD"));
        assertThat(details(bookings, "known").pastVisits())
                .extracting(visit -> visit.status().label())
                .contains("ON_HOLD", "PENDING");
    }

    private static ReservationDetails details(DatabaseBookings bookings, String id) {
        return bookings.details(id).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"laser", "toning", "gender", "consult", "hold"})
    void theRowsAreMovedConfirmedAndCancelledLikeOthers(String id) {
        DatabaseBookings bookings = new DatabaseBookings(database.dsl());

        assertThat(bookings.move(id, DAY.plusDays(1), 600)).isInstanceOf(BookingOutcome.Accepted.class);
        assertThat(bookings.changeStatus(id, Status.CONFIRMED)).isInstanceOf(BookingOutcome.Accepted.class);
        assertThat(bookings.changeStatus(id, Status.CANCELLED)).isInstanceOf(BookingOutcome.Accepted.class);

        assertThat(Databases.rows(
                        database,
                        "SELECT \"preferredDate\", \"timeSlotStart\", status FROM reservations WHERE id = '" + id
                                + "'"))
                .containsExactly("2030-06-18|10:00|CANCELLED");
    }

    @Test
    void theInboxAndTheServicesShowThem() {
        assertThat(new InboxRepository(database.dsl())
                        .queue().stream().filter(InboxItem::unconfirmed).toList())
                .extracting(item -> item.id() + " " + item.serviceName())
                .containsExactly("laser LASER");
        ServiceRepository services = new ServiceRepository(database.dsl());
        assertThat(services.list().notSetUp()).extracting(NotSetUp::code).contains("LASER", "레이저 토닝", "SKIN_CARE");

        services.setUp("레이저 토닝", "레이저 토닝", 20, 0, true, () -> false);

        assertThat(Databases.rows(
                        database,
                        "SELECT \"serviceName\" FROM reservations WHERE \"serviceId\" IS NOT NULL"
                                + " AND service::text = '레이저 토닝'"))
                .containsExactly("레이저 토닝");
        assertThat(command("book", "--service", "레이저 토닝", "--date", "2030-06-18", "--time", "09:00")
                        .exit())
                .isZero();
        assertThat(Databases.rows(database, "SELECT service FROM reservations WHERE \"preferredDate\" = '2030-06-18'"))
                .containsExactly("레이저 토닝");
    }

    @Test
    void openingsOfOtherPeriodsAndDaysAreKeptAndListed() throws Exception {
        database.run("ALTER TYPE \"Period\" ADD VALUE 'EVENING'")
                .run("ALTER TYPE \"DayOfWeek\" ADD VALUE 'HOLIDAY'")
                .run("INSERT INTO clinic_time_slots (id, \"dayOfWeek\", period, \"startTime\", \"endTime\","
                        + " \"updatedAt\") VALUES ('evening', 'MONDAY', 'EVENING', '19:00', '21:00', now()),"
                        + " ('holiday', 'HOLIDAY', 'MORNING', '09:00', '12:00', now())")
                .run("UPDATE reservations SET period = 'EVENING' WHERE id = 'known'");

        assertThat(new OpeningHoursList(database.dsl()).all())
                .filteredOn(
                        listed -> listed.id().equals("evening") || listed.id().equals("holiday"))
                .extracting(listed -> listed.hours().dayOfWeek() + " "
                        + listed.hours().period() + " " + listed.problem().codes())
                .containsExactly("MONDAY EVENING []", "HOLIDAY MORNING [day]");
        assertThat(command("openings").out()).contains("HOLIDAY 09:00–12:00").contains("does not know");
        assertThat(command("slots", "--service", "WRINKLE_BOTOX", "--from", DAY.toString())
                        .out())
                .contains("19:00", "20:30");
        assertThat(command("book", "--service", "WRINKLE_BOTOX", "--date", DAY.toString(), "--time", "19:00")
                        .exit())
                .isZero();
        assertThat(new WeekRepository(database.dsl()).load(DAY).days()).hasSize(7);
        assertThat(new ServiceRepository(database.dsl()).list().badOpenings())
                .extracting(bad -> bad.day() + " " + bad.problem())
                .containsExactly("HOLIDAY day");
    }

    private Answer command(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--clinic", CommandLines.address(database)));
        all.addAll(List.of(arguments));
        if (arguments[0].equals("book")) {
            all.addAll(List.of("--name", "박새봄", "--phone", "010-9999-0000", "--birth", "1990-01-01", "--gender", "F"));
        }
        return CommandLines.run(all.toArray(String[]::new));
    }
}
