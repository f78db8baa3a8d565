package clinic.frontdesk.commands;

import static clinic.frontdesk.commands.CommandLines.address;
import static clinic.frontdesk.commands.CommandLines.run;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.WebsiteClosures;
import clinic.frontdesk.commands.CommandLines.Answer;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.upgrade.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class CloseAndOpenCommandTest {

    private static final String DAY = "2030-06-10";

    private final TestDatabase database =
            TestDatabase.upgraded().run(Databases.insert("a", DAY, "10:00", "WRINKLE_BOTOX"));

    @Test
    void aClosureIsListedAppliedAndRemoved() throws Exception {
        Answer closed =
                command("close", "--date", DAY, "--from", "10:15", "--until", "11:00", "--reason", "점검", "--json");

        assertThat(closed.err()).isEmpty();
        assertThat(closed.exit()).isEqualTo(ExitCode.DONE);
        JsonNode document = new ObjectMapper().readTree(closed.out());
        assertThat(document.get("reservations"))
                .isEqualTo(new ObjectMapper().readTree("[{\"id\": \"a\", \"start\": \"10:00\", \"end\": \"10:30\"}]"));
        assertThat(document.get("websiteRows").isNull()).isTrue();
        String id = document.get("closure").asText();
        assertThat(book("10:45").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(book("10:45").out()).startsWith("Refused: closed.");

        Answer opened = command("open", "--closure", id);

        assertThat(opened.exit()).isEqualTo(ExitCode.DONE);
        assertThat(opened.out().strip()).isEqualTo("Opened again: " + id + " (" + DAY + ")");
        assertThat(book("10:45").exit()).isEqualTo(ExitCode.DONE);
        assertThat(command("open", "--closure", id).exit()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aPeriodOfOneServiceIsClosed() {
        Answer closed = command(
                "close", "--date", DAY, "--period", "afternoon", "--service", "WRINKLE_BOTOX", "--reason", "장비");

        assertThat(closed.out()).contains("(" + DAY + " 12:00–24:00)", "No reservation lies there.");
        assertThat(command("slots", "--service", "WRINKLE_BOTOX", "--from", DAY).out())
                .contains("11:30–12:00")
                .doesNotContain("14:00");
    }

    @Test
    void aWholeDayIsClosed() {
        assertThat(command("close", "--date", DAY, "--reason", "휴진").out())
                .contains("Reservations there, which stay: 1", "  10:00–10:30  a");
        assertThat(command("slots", "--service", "WRINKLE_BOTOX", "--from", DAY).out())
                .contains("No start is offered then.");
    }

    @ParameterizedTest
    @CsvSource({
        "--from 10:00,--until",
        "--from 10:00 --until 10:00,--until",
        "--from 9:00 --until 10:00,--from",
        "--period MORNING --until 10:00,--period",
        "--service NONE,--service"
    })
    void badInputIsNamedByItsOption(String arguments, String option) {
        Answer answer = command(
                Stream.concat(Stream.of("close", "--date", DAY, "--reason", "점검"), Stream.of(arguments.split(" ", -1)))
                        .toArray(String[]::new));

        assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err()).startsWith("Option " + option + ":");
        assertThat(command("close", "--date", DAY, "--reason", " ").err()).startsWith("Option --reason:");
    }

    @Test
    void aHolidayIsClosedUntilItIsOpened() throws Exception {
        String holiday = "2030-06-12";
        assertThat(book(holiday, "10:45").out()).startsWith("Refused: closed.");
        assertThat(command("holidays", "--year", "2030").out().lines())
                .hasSize(21)
                .contains("2030-06-06  현충일", "2030-06-12  지방선거일");

        Answer opened = command("open", "--date", holiday, "--json");

        assertThat(opened.err()).isEmpty();
        assertThat(new ObjectMapper().readTree(opened.out()))
                .isEqualTo(new ObjectMapper().readTree("{\"date\": \"2030-06-12\", \"holiday\": \"지방선거일\"}"));
        assertThat(book(holiday, "10:45").exit()).isEqualTo(ExitCode.DONE);
        assertThat(command("open", "--date", holiday).out().strip()).isEqualTo("Opened: 2030-06-12 (지방선거일)");
        assertThat(command("holidays", "--year", "2030").out()).contains("2030-06-12  지방선거일  (opened)");
        JsonNode listed = new ObjectMapper()
                .readTree(command("holidays", "--year", "2030", "--json").out());
        assertThat(listed.findParent("opened"))
                .isEqualTo(
                        new ObjectMapper().readTree("{\"date\": \"2030-01-01\", \"name\": \"신정\", \"opened\": false}"));
        assertThat(listed.findValuesAsText("opened"))
                .filteredOn(was -> was.equals("true"))
                .hasSize(1);
    }

    @Test
    void aHolidayOrAnotherDateHasHoursOfItsOwn() throws Exception {
        Answer opened = command("open", "--date", "2030-06-12", "--from", "10:00", "--until", "14:00");

        assertThat(opened.err()).isEmpty();
        assertThat(opened.out().strip()).isEqualTo("Open: 2030-06-12 10:00–14:00 (지방선거일)");
        assertThat(book("2030-06-12", "13:00").exit()).isEqualTo(ExitCode.DONE);
        assertThat(book("2030-06-12", "15:00").out()).startsWith("Refused: outside-hours.");
        Answer other = command("open", "--date", DAY, "--from", "11:00", "--until", "15:00", "--json");
        assertThat(new ObjectMapper().readTree(other.out())).isEqualTo(new ObjectMapper().readTree("""
            {"date": "%s", "holiday": null, "start": "11:00", "end": "15:00",
             "reservations": [{"id": "a", "start": "10:00", "end": "10:30"}]}
            """.formatted(DAY)));
    }

    @Test
    void withoutAYearTheHolidaysAreThoseOfTheClinicsYear() throws Exception {
        command("holidays");
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2027-01-01 00:30' AT TIME ZONE zone");

        assertThat(command("holidays").out()).startsWith("2027-01-01  신정");
    }

    @ParameterizedTest
    @CsvSource({
        "open --date 2030-06-11,Option --date: 2030-06-11 is no public holiday.",
        "open --closure 9,Option --closure: there is no closure 9.",
        "holidays --year 2061,Option --year: 2061 is not from 2024 to 2060.",
        "open,Error: Missing required argument (specify one of these)",
        "open --date 2030-06-11 --from 10:00,Option --from: --from and --until go together.",
        "open --date 2030-06-11 --until 10:00,Option --until: --from and --until go together.",
        "open --date 2030-06-11 --from 11:00 --until 10:00,Option --until: 10:00 is not after 11:00.",
        "open --closure 9 --from 10:00 --until 11:00,Option --from: it goes with --date.",
        "open --closure 1 --date 2030-06-12,'Error: --closure=ID, --date=DATE are mutually exclusive'"
    })
    void aFailureToOpenOrListIsReportedInOneSentence(String arguments, String sentence) {
        Answer answer = command(arguments.split(" ", -1));

        assertThat(answer.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(answer.err()).startsWith(sentence).hasLineCount(1);
        assertThat(answer.out()).isEmpty();
    }

    private Answer book(String time) {
        return book(DAY, time);
    }

    private Answer book(String day, String time) {
        return command(
                "book",
                "--service",
                "WRINKLE_BOTOX",
                "--date",
                day,
                "--time",
                time,
                "--name",
                "김철수",
                "--phone",
                "010-1234-5678",
                "--birth",
                "1990-01-01",
                "--gender",
                "M");
    }

    private Answer command(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--clinic", address(database)))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"--from 10:00 --until 11:00", "--period morning", "--period afternoon --service WRINKLE_BOTOX", "''"})
    void closingAgainMakesOneClosure(String part) {
        String[] close = Stream.concat(
                        Stream.of("close", "--date", DAY, "--reason", "휴진"),
                        Stream.of(part.split(" ")).filter(word -> !word.isEmpty()))
                .toArray(String[]::new);
        String first = command(close).out().lines().findFirst().orElseThrow();

        Answer again = command(close);

        assertThat(again.exit()).isEqualTo(ExitCode.DONE);
        assertThat(again.out()).startsWith(first.replace("Closed: ", "Closed already: "));
        assertThat(Databases.rows(database, "SELECT count(*) FROM frontdesk.closure"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER theirs BEFORE INSERT ON public.manual_time_closures FOR EACH ROW EXECUTE FUNCTION no()",
                "CREATE CONSTRAINT TRIGGER theirs AFTER INSERT ON public.manual_time_closures"
                        + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION no()",
                "ALTER TABLE public.manual_time_closures ADD CHECK (reason = 'theirs')",
                "ALTER TABLE public.manual_time_closures ADD branch text NOT NULL"
            })
    void aClosureStandsWhereTheWebsiteDoesNotTakeItAndThatIsSaid(String obstacle) {
        assertThat(command("slots", "--service", "WRINKLE_BOTOX", "--from", DAY).exit())
                .isZero();
        database.run(WebsiteClosures.table("varchar(20)")
                + "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RAISE EXCEPTION ''no'' USING ERRCODE = ''ZZ123''; END';" + obstacle);

        Answer closed = command("close", "--date", DAY, "--reason", "휴진");

        assertThat(closed.exit()).as(closed.err()).isEqualTo(ExitCode.DONE);
        assertThat(closed.out()).contains("Closed: ", "The website's table of closures did not take it");
        assertThat(Databases.rows(database, "SELECT count(*) FROM frontdesk.closure"))
                .containsExactly("1");
        assertThat(Databases.rows(database, "SELECT count(*) FROM public.manual_time_closures"))
                .containsExactly("0");
        assertThat(book("10:45").exit()).isEqualTo(ExitCode.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "noon, , noon",
        "10:61, , 10:61",
        "10:00, x, 10:00 – x",
        "10:00, 10:00, 10:00 – 10:00",
        "11:00, 10:00, 11:00 – 10:00"
    })
    void aClosureOfTheWebsiteThatCannotBeReadIsSaid(String start, String end, String written) {
        command("closures");
        database.run(WebsiteClosures.table("varchar(20)")
                + WebsiteClosures.close("odd", DAY, start, end)
                + WebsiteClosures.close("right", DAY, "15:00", "16:00")
                + WebsiteClosures.close("past", "2020-01-06", "noon", null));

        String line = "The website's closure odd of " + DAY + " (" + written + ") cannot be read and closes nothing.";
        assertThat(command("closures", "--from", DAY).out())
                .containsOnlyOnce("cannot be read and closes")
                .contains(line);
        assertThat(command("status").out())
                .containsOnlyOnce("cannot be read and closes")
                .contains(line);
        assertThat(book("15:00").exit()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aTableOfClosuresThatCannotBeReadIsSaid() {
        command("closures");
        database.run(WebsiteClosures.table("varchar(20)")
                + "ALTER TABLE manual_time_closures ALTER is_active DROP DEFAULT,"
                + " ALTER is_active DROP NOT NULL, ALTER is_active TYPE text;"
                + WebsiteClosures.close("a", DAY, "15:00", null)
                + "UPDATE manual_time_closures SET is_active = 'maybe'");

        // The next launch refuses the table; a desk that is open tells in its inbox.
        assertThat(new DayPlanRepository(database.dsl()).unreadableClosures(LocalDate.parse(DAY)))
                .containsExactly(new UnreadableClosure(null, null, "22P02"));
    }
}
