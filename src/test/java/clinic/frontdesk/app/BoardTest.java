package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.arrival.Arrivals;
import clinic.frontdesk.arrival.VisitStep;
import clinic.frontdesk.board.BoardLine;
import clinic.frontdesk.board.BoardState;
import clinic.frontdesk.board.DatabaseBoard;
import clinic.frontdesk.board.NameDisplay;
import clinic.frontdesk.board.NameDisplays;
import clinic.frontdesk.board.NameStyle;
import clinic.frontdesk.board.ui.BoardView;
import clinic.frontdesk.board.ui.BoardViewModel;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.FaultyNetwork;
import clinic.frontdesk.history.History;
import clinic.frontdesk.live.ChangeFeed;
import clinic.frontdesk.live.LiveUpdates;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.OwnWrites;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board beside two desks that write, over a network that may break. */
class BoardTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime TEN = MONDAY.atTime(10, 0);
    private static final ChangeFeed.Pace HEARING = new ChangeFeed.Pace(
            Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(200));

    private final TestDatabase data = TestDatabase.upgraded();
    private final FaultyNetwork network = new FaultyNetwork(data.port());
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(
            TestDatabase.at(network.port(), data.name()).url()));
    private final BoardViewModel model = new BoardViewModel(new DatabaseBoard(database.dsl()), tasks, System::nanoTime);
    private final Arrivals desk = new Arrivals(data.dsl(), new History(), new OwnWrites());
    private final Arrivals otherDesk = new Arrivals(data.dsl(), new History(), new OwnWrites());

    @SuppressWarnings("NullAway.Init") // before each test
    private LiveUpdates live;

    @SuppressWarnings("NullAway.Init") // before each test
    private BoardView view;

    @BeforeEach
    void open() throws Exception {
        at("10:00");
        reservation("a", "김철수", "10:00");
        reservation("b", "Anna Kim", "10:30");
        reservation("c", "남궁민수", "11:00");
        live = Screens.onScreen(() -> {
            LiveUpdates updates = new LiveUpdates(tasks::onScreen, database, HEARING, MONDAY, MONDAY);
            updates.listen(model);
            updates.connectedProperty().subscribe(model::connected);
            view = new BoardView(model, Messages.of(Locale.KOREAN));
            model.reload();
            return updates;
        });
    }

    @AfterEach
    void close() throws Exception {
        Screens.onScreen(() -> {
            live.close();
            view.close();
            return true;
        });
        tasks.close();
        database.close();
        network.close();
    }

    private void at(String time) {
        data.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 " + time
                + "' AT TIME ZONE 'Asia/Seoul'");
    }

    private void reservation(String id, String name, String time) {
        data.run(Databases.insert(id, MONDAY.toString(), time, "SKIN_CARE").replace("김하나", name));
    }

    @Test
    void whatTwoDesksRecordIsOnTheBoardWithMaskedNamesOnly() throws Exception {
        await(model.boardProperty(), board -> board != null && board.next().size() == 3);
        desk.record("a", VisitStep.ARRIVED);
        otherDesk.record("a", VisitStep.IN_TREATMENT);
        otherDesk.record("b", VisitStep.ARRIVED);
        await(
                model.boardProperty(),
                board -> board != null
                        && board.waiting().size() == 1
                        && board.inTreatment().size() == 1);

        BoardState board = Screens.onScreen(() -> model.boardProperty().get());
        assertThat(board)
                .isEqualTo(new BoardState(
                        TEN,
                        List.of(new BoardLine("김*수", TEN, TEN.plusMinutes(30))),
                        List.of(new BoardLine(
                                "A*** K**",
                                TEN.plusMinutes(30),
                                board.waiting().getFirst().expected())),
                        List.of(new BoardLine("남**수", TEN.plusHours(1), null))));
        assertThat(board.waiting().getFirst().expected()).isAfterOrEqualTo(TEN.plusMinutes(30));
        assertThat(texts())
                .contains("김*수", "A*** K**", "남**수", "11월 30일 월요일", "10:00", "10:30까지")
                .noneMatch(text -> text.contains("철수") || text.contains("Anna") || text.contains("1234"));

        new NameDisplays(data.dsl()).write(new NameDisplay(NameStyle.INITIALS, 0));
        await(
                model.boardProperty(),
                now -> now != null && now.next().getFirst().name().equals("ㄴㄱㅁㅅ"));
        otherDesk.record("a", VisitStep.DONE);
        await(model.boardProperty(), now -> now != null && now.inTreatment().isEmpty());
    }

    @Test
    void aLostServerIsSaidWithTheTimeOfTheLastReadingAndTheBoardComesBack() throws Exception {
        await(model.problemProperty(), Text::isEmpty);
        network.cut();
        await(model.problemProperty(), text -> text.equals(Text.of("board.not-current", "10:00")));
        assertThat(texts()).anyMatch(text -> text.contains("10:00 기준 화면"));
        at("10:05");
        desk.record("a", VisitStep.ARRIVED);
        network.repair();

        await(model.boardProperty(), board -> board != null && board.waiting().size() == 1);
        await(model.problemProperty(), Text::isEmpty);
    }

    @Test
    void aBoardBeforeAnyDeskSaysWhatToDoAndNothingIsWritten() throws Exception {
        TestDatabase empty = TestDatabase.empty();
        assertThat(new DatabaseBoard(empty.dsl()).read()).isEmpty();
        assertThatThrownBy(() -> data.dsl().transaction(inside -> {
                    inside.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                    new NameDisplays(inside.dsl()).write(NameDisplay.DEFAULT);
                }))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theBoardIsDrawn() throws Exception {
        for (int i = 0; i < 9; i++) {
            reservation("w" + i, "박보라" + i, "11:30");
            desk.record("w" + i, VisitStep.ARRIVED);
        }
        for (int i = 0; i < 14; i++) {
            reservation("n" + i, "김가람", "1" + (4 + i % 4) + ":00");
        }
        desk.record("a", VisitStep.IN_TREATMENT);
        Screens.onScreen(() -> {
            model.reload();
            return true;
        });
        await(
                model.boardProperty(),
                board -> board != null
                        && board.waiting().size() == 9
                        && board.inTreatment().size() == 1);
        Screens.onScreen(() -> {
            assertThat(Screens.picture("board-light-ko", view, Theme.LIGHT, 1920, 1080))
                    .isNotNull();
            model.connected(false);
            assertThat(Screens.picture("board-lost-dark-ko", view, Theme.DARK, 1920, 1080))
                    .isNotNull();
            return true;
        });
        assertThat(texts()).contains("외 4분", "외 7분");
    }

    private List<String> texts() throws Exception {
        return Screens.onScreen(() -> {
            List<String> found = new ArrayList<>();
            collect(view, found);
            return found;
        });
    }

    private static void collect(Node node, List<String> found) {
        if (node instanceof Labeled labeled) {
            found.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static <T extends @Nullable Object> void await(ObservableValue<T> value, Predicate<T> wanted)
            throws Exception {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        Screens.onScreen(() -> value.subscribe(now -> {
            if (wanted.test(now)) {
                reached.complete(true);
            }
        }));
        assertThat(reached.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
