package clinic.frontdesk.catalog.ui;

import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Theme;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The editor, used by keyboard only, on a real database. */
@ExtendWith(ApplicationExtension.class)
class ServiceEditorKeysTest {

    private final TestDatabase database = TestDatabase.upgraded();
    private final AtomicInteger escaped = new AtomicInteger();

    private final ServiceEditorViewModel editor = new ServiceEditorViewModel(
            new ServiceRepository(database.dsl()), new InPlaceTasks(), ServiceEditorViewModelTest.CLOCK);

    @Start
    void open(Stage stage) {
        Fonts.load();
        ServiceEditorView view = new ServiceEditorView(editor, Messages.of(Locale.KOREAN));
        StackPane desk = new StackPane(view.root());
        desk.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                escaped.incrementAndGet();
            }
        });
        Scene scene = new Scene(desk, 360, 720);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        editor.load();
        view.opened();
    }

    @Test
    void aDurationIsChangedByTypingAndEnter(FxRobot robot) {
        robot.write("40").type(KeyCode.ENTER);

        assertThat(stored("WRINKLE_BOTOX")).isEqualTo("40 10");
    }

    @Test
    void ctrlSSavesFromAnyField(FxRobot robot) {
        robot.write("40").type(KeyCode.TAB).write("5").push(KeyCode.CONTROL, KeyCode.S);

        assertThat(stored("WRINKLE_BOTOX")).isEqualTo("40 5");
    }

    @Test
    void escapeRevertsFirstAndOnlyThenReachesTheDesk(FxRobot robot) {
        robot.write("40").type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#duration").queryAs(TextField.class).getText()).isEqualTo("30");
        assertThat(escaped).hasValue(0);

        robot.type(KeyCode.ESCAPE);
        assertThat(escaped).hasValue(1);
    }

    @Test
    void anotherServiceIsChosenAndSetUpFromTheList(FxRobot robot) {
        robot.interact(() -> robot.lookup("#list").query().requestFocus());
        robot.type(KeyCode.DOWN, 2).type(KeyCode.ENTER).write("60").type(KeyCode.ENTER);

        assertThat(stored("SKIN_CARE")).isEqualTo("60 10");
        assertThat(editor.selectedProperty().get().map(Entry::code)).contains("SKIN_CARE");
    }

    @Test
    void aConflictIsResolvedByKeyboard(FxRobot robot) {
        robot.write("40");
        database.run("UPDATE services SET \"durationMinutes\" = 45");

        // Not saved: "take theirs" is focused, and "keep mine" is next.
        robot.type(KeyCode.ENTER);
        assertThat(stored("WRINKLE_BOTOX")).isEqualTo("45 10");
        robot.type(KeyCode.TAB).type(KeyCode.SPACE).type(KeyCode.ENTER);

        assertThat(stored("WRINKLE_BOTOX")).isEqualTo("40 10");
    }

    private String stored(String code) {
        return database.dsl()
                .selectFrom(SERVICES)
                .where(SERVICES.CODE.eq(code))
                .fetchSingle(row -> row.getDurationminutes() + " " + row.getBufferminutes());
    }
}
