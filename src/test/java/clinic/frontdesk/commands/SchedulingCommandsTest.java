package clinic.frontdesk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.upgrade.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The scheduling commands, as a person or another program uses them, on a Monday in 2030. */
@Execution(ExecutionMode.CONCURRENT)
class SchedulingCommandsTest {

    private static final String DAY = "2030-06-17";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase database = TestDatabase.upgraded();

    @Test
    void aFullSlotIsRefusedUnlessSqueezedInWithAReason() throws Exception {
        assertThat(book("10:00").exit()).isZero();
        Answer refused = book("10:00");
        assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(json(refused).get("refused").asText()).isEqualTo("full");
        assertThat(json(refused).get("nearest").get(0).get("start").asText()).isEqualTo("10:40");

        Answer squeezed = book("10:00", "--squeeze-in", "응급");
        assertThat(squeezed.exit()).isZero();
        assertThat(json(squeezed).get("sameTime").size()).isEqualTo(1);
        assertThat(json(squeezed).get("squeezedIn").asBoolean()).isTrue();
        assertThat(json(book("15:00", "--squeeze-in", "응급")).get("squeezedIn").asBoolean())
                .isFalse();
        assertThat(Databases.rows(database, "SELECT code, note FROM frontdesk.flag"))
                .containsExactly("squeeze-in|응급");
        assertThat(book("10:00", "--squeeze-in", " ").err()).contains("--squeeze-in");
    }

    /** As after a lost answer: whoever books again for another service is told of the first booking. */
    @Test
    void anotherServiceAtTheSameTimeIsBookedWithANoteOfTheFirst() throws Exception {
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 2;"
                + "INSERT INTO public.services (id, code, name, \"durationMinutes\", \"bufferMinutes\", \"updatedAt\")"
                + " VALUES ('care', 'SKIN_CARE', '피부 관리', 60, 0, now())");
        String first = json(book("10:00")).get("id").asText();

        Answer again = patient("book", "--service", "SKIN_CARE", "--date", DAY, "--time", "10:00");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("Note: the same patient has 10:00–10:30 too (" + first + ").");
    }

    @Test
    void twoServicesAreFoundAndBookedInOneVisit() throws Exception {
        database.run("INSERT INTO public.services (id, code, name, \"durationMinutes\", \"bufferMinutes\","
                + " \"updatedAt\") VALUES ('care', 'SKIN_CARE', '피부 관리', 60, 0, now())");
        Answer found = command(
                "find",
                "--service",
                "WRINKLE_BOTOX",
                "--then",
                "SKIN_CARE",
                "--from",
                DAY,
                "--weekdays",
                "tue,FRIDAY",
                "--not-before",
                "09:30",
                "--period",
                "morning",
                "--count",
                "2",
                "--json");
        assertThat(found.exit()).isZero();
        List<String> visits = new ArrayList<>();
        json(found)
                .forEach(visit -> visits.add(
                        visit.get("date").asText() + " " + visit.get("start").asText() + " "
                                + visit.get("parts").get(1).get("service").asText() + " "
                                + visit.get("parts").get(1).get("start").asText()));
        assertThat(visits).containsExactly("2030-06-18 09:30 SKIN_CARE 10:10", "2030-06-18 10:00 SKIN_CARE 10:40");

        Answer booked = book("09:30", "--then", "SKIN_CARE");
        assertThat(booked.exit()).isZero();
        assertThat(json(booked).get("parts").get(1).get("start").asText()).isEqualTo("10:10");
        assertThat(book("09:00", "--then", "SKIN_CARE").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(Databases.rows(database, "SELECT count(*) FROM reservations"))
                .containsExactly("2");
    }

    @Test
    void aCourseIsPlacedOrReportedVisitByVisit() throws Exception {
        database.run(Databases.insert("a", "2030-07-01", "10:00", "WRINKLE_BOTOX"));
        Answer course = patient(
                "course",
                "--service",
                "WRINKLE_BOTOX",
                "--date",
                DAY,
                "--time",
                "10:00",
                "--visits",
                "3",
                "--every-weeks",
                "2",
                "--json");
        assertThat(course.exit()).isZero();
        JsonNode answer = json(course);
        assertThat(answer.get("placed").asInt()).isEqualTo(2);
        assertThat(answer.get("visits").get(1).get("date").asText()).isEqualTo("2030-07-01");
        assertThat(answer.get("visits").get(1).get("refused").asText()).isEqualTo("full");
        assertThat(answer.get("visits").get(1).get("nearest").size()).isEqualTo(5);
    }

    @Test
    void aReservationIsMovedAndCancelled() throws Exception {
        String id = json(book("10:00")).get("id").asText();
        book("11:00");
        assertThat(move(id, "11:00").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(move(id, "14:10").exit()).isZero();
        assertThat(move("never", "14:10").exit()).isEqualTo(ExitCode.BAD_INPUT);
        Answer cancelled = command("cancel", "--reservation", id, "--json");
        assertThat(cancelled.exit()).isZero();
        assertThat(json(cancelled).get("cancelled").asText()).isEqualTo(id);
        assertThat(Databases.rows(
                        database, "SELECT \"timeSlotStart\", status FROM reservations ORDER BY \"timeSlotStart\""))
                .containsExactly("11:00|CONFIRMED", "14:10|CANCELLED");
        assertThat(command("cancel", "--reservation", "never").err()).contains("--reservation");

        Answer moved = move(id, "15:00");
        assertThat(moved.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(moved.err()).startsWith("Option --reservation: it is cancelled");
        book("14:00");
        assertThat(command("confirm", "--reservation", id).exit()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void cancellingOnePartOfAVisitNamesTheOther() throws Exception {
        database.run("INSERT INTO public.services (id, code, name, \"durationMinutes\", \"bufferMinutes\","
                + " \"updatedAt\") VALUES ('care', 'SKIN_CARE', '피부 관리', 60, 0, now())");
        JsonNode booked = json(book("09:30", "--then", "SKIN_CARE"));
        String first = booked.get("parts").get(0).get("id").asText();
        String second = booked.get("parts").get(1).get("id").asText();
        assertThat(json(command("cancel", "--reservation", first, "--json"))
                        .get("stillBooked")
                        .get(0)
                        .asText())
                .isEqualTo(second);
    }

    @Test
    void closingAPeriodClosesAllItsOpeningsAndOpeningReportsRemainingClosures() throws Exception {
        database.run("UPDATE public.clinic_time_slots SET \"endTime\" = '13:00' WHERE id = 'frontdesk-monday-morning'");
        JsonNode closed = json(command("close", "--date", DAY, "--period", "morning", "--reason", "학회", "--json"));
        assertThat(closed.get("end").asText()).isEqualTo("13:00");
        command("close", "--date", DAY, "--from", "14:00", "--until", "15:00", "--reason", "점검");

        JsonNode closures = json(command("closures", "--from", DAY, "--json"));
        assertThat(closures.size()).isEqualTo(2);
        String closure = closures.get(0).get("closure").asText();
        JsonNode opened = json(command("open", "--closure", closure, "--json"));
        assertThat(opened.get("stillClosed").get(0).get("reason").asText()).isEqualTo("점검");
    }

    @Test
    void badInputNamesItsOptionInOneSentence() {
        assertThat(command("slots", "--service", "WRINKLE_BOTOX", "--from", "2026-02-30")
                        .err())
                .startsWith("Option --from: \"2026-02-30\" is not a day like 2026-11-30. See ");
        assertThat(command("find", "--service", "WRINKLE_BOTOX", "--count", "abc")
                        .err())
                .startsWith("Option --count: \"abc\" is not a whole number. See ");
        assertThat(command("find", "--service", "WRINKLE_BOTOX", "--period", "NOON")
                        .err())
                .startsWith("Option --period: \"NOON\" is not one of MORNING, AFTERNOON. See ");
    }

    @Test
    void aServiceIsChangedFromADayOnAndLimited() throws Exception {
        Answer planned = command(
                "change-service",
                "--service",
                "WRINKLE_BOTOX",
                "--from",
                DAY,
                "--duration",
                "60",
                "--limit",
                "120",
                "--json");
        assertThat(planned.exit()).isZero();
        JsonNode answer = json(planned);
        assertThat(answer.get("placesAWeek").get("before").asInt()).isEqualTo(50);
        // Two starts of an hour in the morning, three in the afternoon; the limit of 120 minutes a day applies later.
        assertThat(answer.get("placesAWeek").get("after").asInt()).isEqualTo(25);
        assertThat(answer.get("planned").get(0).get("duration").asInt()).isEqualTo(60);
        assertThat(answer.get("limit").asInt()).isEqualTo(120);
        book("09:00");
        book("14:00");
        assertThat(json(book("16:00")).get("refused").asText()).isEqualTo("daily-limit");

        assertThat(command("change-service", "--service", "WRINKLE_BOTOX", "--withdraw", DAY, "--no-limit")
                        .exit())
                .isZero();
        assertThat(book("16:00").exit()).isZero();
        assertThat(command("change-service", "--service", "WRINKLE_BOTOX", "--from", "2020-01-01", "--duration", "60")
                        .err())
                .contains("--from");
    }

    @Test
    void case13InvalidOpeningsAffectOnlyThemselvesAndAreListed() throws Exception {
        database.run("UPDATE public.clinic_time_slots SET \"startTime\" = '9:00' WHERE id = 'frontdesk-monday-morning';"
                + "UPDATE public.clinic_time_slots SET \"endTime\" = '08:00' WHERE id = 'frontdesk-tuesday-morning';"
                + "UPDATE public.clinic_time_slots SET \"slotInterval\" = 0 WHERE id = 'frontdesk-wednesday-morning';"
                + "UPDATE public.clinic_time_slots SET \"slotInterval\" = -30, \"effectiveUntil\" = 'infinity'"
                + " WHERE id = 'frontdesk-thursday-morning'");
        JsonNode rows = json(command("openings", "--json"));
        assertThat(rows.size()).isEqualTo(10);
        List<String> problems = new ArrayList<>();
        rows.forEach(row ->
                row.get("problems").forEach(code -> problems.add(row.get("id").asText() + " " + code.asText())));
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "frontdesk-monday-morning time",
                        "frontdesk-tuesday-morning order",
                        "frontdesk-wednesday-morning interval",
                        "frontdesk-thursday-morning interval");

        // Eight starts in each of these afternoons, and all of Friday.
        assertThat(json(command("slots", "--service", "WRINKLE_BOTOX", "--from", DAY, "--days", "7", "--json"))
                        .size())
                .isEqualTo(4 * 8 + 14);
        assertThat(book("09:00").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(book("14:00").exit()).isZero();
    }

    private Answer book(String time, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("book", "--service", "WRINKLE_BOTOX", "--date", DAY, "--time", time, "--json"));
        arguments.addAll(List.of(more));
        return patient(arguments.toArray(String[]::new));
    }

    @Test
    void aReservationIsCopiedAndGetsAnotherLengthAndService() throws Exception {
        database.run("INSERT INTO public.services (id, code, name, \"durationMinutes\", \"bufferMinutes\","
                + " \"updatedAt\") VALUES ('care', 'SKIN_CARE', '피부 관리', 60, 0, now())");
        String id = json(book("10:00")).get("id").asText();

        Answer refused = command("copy", "--reservation", id, "--date", DAY, "--time", "10:10", "--json");
        assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
        Answer copied = command("copy", "--reservation", id, "--date", DAY, "--time", "11:00", "--json");
        assertThat(copied.exit()).isZero();
        assertThat(json(copied).get("id").asText()).isNotEqualTo(id);

        assertThat(change(id, "--minutes", "60").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(change(id, "--minutes", "45").exit()).isZero();
        assertThat(change(id, "--minutes", "7").exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(change(id, "--minutes", "45", "--service", "SKIN_CARE").exit())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(change("never", "--minutes", "45").exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(change(id, "--service", "SKIN_CARE").exit()).isZero();
        assertThat(Databases.rows(
                        database,
                        "SELECT \"serviceId\", \"estimatedDuration\" FROM reservations WHERE id = '" + id + "'"))
                .containsExactly("care|60");
    }

    private Answer change(String id, String... options) {
        List<String> arguments = new ArrayList<>(List.of("change-reservation", "--reservation", id, "--json"));
        arguments.addAll(List.of(options));
        return command(arguments.toArray(String[]::new));
    }

    private Answer move(String id, String time) {
        return command("move", "--reservation", id, "--date", DAY, "--time", time, "--json");
    }

    private Answer patient(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--name", "김하나", "--phone", "010-1234-5678", "--birth", "1990-01-02", "--gender", "F"));
        return command(all.toArray(String[]::new));
    }

    private Answer command(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--clinic", CommandLines.address(database)));
        all.addAll(List.of(arguments));
        return CommandLines.run(all.toArray(String[]::new));
    }

    private static JsonNode json(Answer answer) throws Exception {
        return JSON.readTree(answer.out());
    }
}
