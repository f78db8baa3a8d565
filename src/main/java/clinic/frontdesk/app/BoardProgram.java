package clinic.frontdesk.app;

import clinic.frontdesk.board.DatabaseBoard;
import clinic.frontdesk.board.ui.BoardView;
import clinic.frontdesk.board.ui.BoardViewModel;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.live.ChangeFeed;
import clinic.frontdesk.live.LiveUpdates;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Subscriptions;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The board on the wall, a program of its own. It writes nothing to the database. */
final class BoardProgram {

    private static final Duration TICK = Duration.seconds(5);

    private final ClinicDatabase database;
    private final DeskSettings settings;
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));
    private final Subscriptions subscriptions = new Subscriptions();

    BoardProgram(ClinicDatabase database, DeskSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Shows the board until it is closed.
     *
     * @param display the number of the display, from 1; 0 for the one chosen last, or else the last one
     */
    void show(int display) {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> open(display, closed));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tasks.close();
            Platform.exit();
        }
    }

    private void open(int wanted, CountDownLatch closed) {
        Fonts.load();
        Messages messages = Messages.of(settings.look().language());
        BoardViewModel model = connect();
        BoardView view = new BoardView(model, messages);
        Scene scene = new Scene(view);
        settings.look().theme().applyTo(scene);
        scene.setCursor(Cursor.NONE);
        Stage stage = new Stage();
        stage.setTitle(messages.text("board.title"));
        stage.setScene(scene);
        Rectangle2D screen = screen(wanted).getBounds();
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setWidth(screen.getWidth());
        stage.setHeight(screen.getHeight());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        scene.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setOnHidden(event -> {
            subscriptions.close();
            view.close();
            closed.countDown();
        });
        stage.setFullScreen(true);
        stage.show();
    }

    private Screen screen(int wanted) {
        List<Screen> screens = Screen.getScreens();
        int number = wanted > 0 ? wanted : settings.boardDisplay();
        if (wanted > 0) {
            settings.rememberBoardDisplay(wanted);
        }
        return number >= 1 && number <= screens.size() ? screens.get(number - 1) : screens.getLast();
    }

    /** Reads the board at once, at every change, and every few seconds what is no longer fresh. */
    private BoardViewModel connect() {
        BoardViewModel model = new BoardViewModel(new DatabaseBoard(database.dsl()), tasks, System::nanoTime);
        LocalDate first = LocalDate.now(java.time.ZoneId.systemDefault());
        LiveUpdates updates = new LiveUpdates(tasks::onScreen, database, ChangeFeed.Pace.STANDARD, first, first);
        model.setOnDay(day -> updates.watch(day, day));
        subscriptions.add(updates.listen(model));
        subscriptions.onValue(updates.connectedProperty(), model::connected);
        subscriptions.add(updates::close);
        Timeline ticks = new Timeline(new KeyFrame(TICK, event -> model.tick()));
        ticks.setCycleCount(Animation.INDEFINITE);
        ticks.play();
        subscriptions.add(ticks::stop);
        model.reload();
        return model;
    }
}
