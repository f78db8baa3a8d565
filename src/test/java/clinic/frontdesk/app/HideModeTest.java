package clinic.frontdesk.app;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.arrival.Arrivals;
import clinic.frontdesk.arrival.VisitStep;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.history.History;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.sample.SampleClinic;
import clinic.frontdesk.text.Privacy;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.ui.CalendarMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** While people are hidden, no node of the window says who they are, whatever is open; nothing is read for that. */
class HideModeTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final String MEMO = "리도카인 알레르기";

    private final TestDatabase data = TestDatabase.empty();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ClinicDatabase database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private DeskSession desk;

    @SuppressWarnings("NullAway.Init") // set when the desk opens
    private volatile Scene scene;

    private List<String> people = List.of();

    @BeforeEach
    void open() throws Exception {
        SampleClinic.createIfNew(data.dataSource(), MONDAY);
        database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
        var report =
                new Upgrade(database.direct(), UpgradeSettings.STANDARD.withFiles(folder), UpgradeListener.NONE).run();
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 08:30'::timestamp AT TIME ZONE 'Asia/Seoul'");
        data.run("UPDATE reservations SET \"adminNotes\" = '" + MEMO + "'");
        people = people();
        String first = Objects.requireNonNull(data.dsl()
                .select(RESERVATIONS.ID)
                .from(RESERVATIONS)
                .where(RESERVATIONS.PREFERREDDATE.eq(MONDAY))
                .and(RESERVATIONS.STATUS.cast(String.class).eq("CONFIRMED"))
                .orderBy(RESERVATIONS.ID)
                .limit(1)
                .fetchSingle(RESERVATIONS.ID));
        new Arrivals(database.dsl(), new History(), new OwnWrites()).record(first, VisitStep.ARRIVED);
        desk = Screens.onScreen(() -> {
            DeskSession opened = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, report, root -> {
                Theme.LIGHT.applyTo(root);
                if (root.getScene() == null) {
                    scene = new Scene(root, 1366, 768);
                }
            });
            opened.open();
            opened.week().model().show(MONDAY);
            opened.actions().run(Action.MEMOS);
            opened.moving().tray().park(first);
            opened.desk().noticeProperty().set(Text.of("move.copied", people.getFirst()));
            opened.notices().model().begin(MONDAY);
            return opened;
        });
        until(() -> desk.week().model().weekProperty().get() != null
                && !desk.moving().tray().items().isEmpty()
                && !desk.desk().undoProperty().get().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        Screens.onScreen(() -> {
            desk.close();
            return true;
        });
        tasks.finish(Duration.ofSeconds(20));
        tasks.close();
        database.close();
    }

    private List<String> people() {
        return data.dsl().select(RESERVATIONS.PATIENTNAME, RESERVATIONS.PHONE).from(RESERVATIONS).fetch().stream()
                .flatMap(row -> Stream.of(
                        row.value1(),
                        row.value2(),
                        row.value2().substring(row.value2().length() - 4)))
                .filter(Objects::nonNull)
                .filter(text -> text.strip().length() > 1)
                .distinct()
                .collect(Collectors.toCollection(java.util.ArrayList::new));
    }

    @Test
    void peopleAreHiddenWhateverIsOpenAndKeysActOnNothing() throws Exception {
        noPartOfTheWindowSaysWhoIsMeant();
        act(() -> {
            desk.week().model().modeProperty().set(CalendarMode.WEEK);
            desk.week().model().show(MONDAY);
        });
        until(() -> !desk.week().model().loadingProperty().get());
        timesAndServicesStay();
        keysActOnNothing();
    }

    private void noPartOfTheWindowSaysWhoIsMeant() throws Exception {
        for (CalendarMode mode : CalendarMode.values()) {
            act(() -> desk.week().model().modeProperty().set(mode));
            until(() -> !desk.week().model().loadingProperty().get());
            hiddenAndBack(mode.name());
        }
        act(() -> desk.week().model().modeProperty().set(CalendarMode.WEEK));
        Set<Action> opened = new TreeSet<>();
        for (Action action : Action.values()) {
            if (action.menu() == Action.Menu.KEYS
                    || Set.of(Action.LANGUAGE, Action.UNDO, Action.HIDE_PEOPLE, Action.SHOW_PEOPLE, Action.DONE)
                            .contains(action)) {
                continue;
            }
            act(() -> {
                desk.panels().close();
                desk.week().model().endMove();
                desk.actions().run(action);
            });
            if (action == Action.SEARCH) {
                act(() -> desk.search()
                        .model()
                        .textProperty()
                        .set(people.getFirst().substring(0, 1)));
                until(() -> !desk.search().model().hits().isEmpty());
            }
            if (action == Action.INBOX) {
                until(() -> desk.inbox().model().loadedProperty().get());
            }
            if (get(() ->
                    desk.panels().anyOpenProperty().get() || desk.overlay().isOpen())) {
                opened.add(action);
                hiddenAndBack(action.name());
            }
            act(() -> desk.overlay().close());
        }
        assertThat(opened).contains(Action.SEARCH, Action.BOOK, Action.INBOX, Action.NOTICE, Action.WAITLIST);
        String id = get(() -> desk.week()
                .model()
                .weekProperty()
                .get()
                .days()
                .getFirst()
                .cards()
                .getFirst()
                .reservationId());
        act(() -> desk.week().model().chooseCard(id));
        until(() -> desk.reservation().model().detailsProperty().get() != null);
        hiddenAndBack("a reservation");
        act(() -> desk.actions().run(Action.PATIENT));
        hiddenAndBack("a patient");
    }

    private void timesAndServicesStay() throws Exception {
        act(() -> desk.actions().run(Action.HIDE_PEOPLE));
        var card = get(() -> desk.week()
                .model()
                .weekProperty()
                .get()
                .days()
                .getFirst()
                .cards()
                .getFirst());
        assertThat(texts()).contains(card.serviceName(), Privacy.NOBODY).anyMatch(text -> text.contains("Shift+F12"));
        act(() -> {
            desk.actions().run(Action.SHOW_PEOPLE);
            desk.panels().close();
        });
    }

    private void keysActOnNothing() throws Exception {
        press(KeyCode.F12, false);
        assertThat(get(() -> desk.desk().hideAfterProperty().get())).isBetween(0, 5);
        LocalDate before = get(() -> desk.week().model().mondayProperty().get());
        press(KeyCode.N, false);
        press(KeyCode.DELETE, false);
        assertThat(get(() -> desk.panels().anyOpenProperty().get())).isFalse();
        assertThat(get(() -> scene.getRoot()
                        .lookup(".hide-bar")
                        .getPseudoClassStates()
                        .toString()))
                .contains("asked");
        press(KeyCode.PAGE_DOWN, false);
        assertThat(get(() -> desk.week().model().mondayProperty().get())).isEqualTo(before.plusWeeks(1));
        press(KeyCode.F12, true);
        assertThat(get(() -> scene.getRoot().lookup(".hide-bar") == null)).isTrue();
        press(KeyCode.N, false);
        assertThat(get(() -> desk.panels().anyOpenProperty().get())).isTrue();
    }

    private void press(KeyCode code, boolean shift) throws Exception {
        act(() -> {
            Node focused = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            Event.fireEvent(focused, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        });
    }

    /** Hides, finds nobody, and shows again. */
    private void hiddenAndBack(String what) throws Exception {
        assertThat(said()).as("people in sight before, " + what).isNotEmpty();
        act(() -> desk.actions().run(Action.HIDE_PEOPLE));
        assertThat(said()).as("people in sight, " + what).isEmpty();
        act(() -> desk.actions().run(Action.SHOW_PEOPLE));
        assertThat(said()).as("people in sight again, " + what).isNotEmpty();
    }

    /** The texts of the window that hold a name, a phone number or a memo. */
    private List<String> said() throws Exception {
        return texts().stream()
                .filter(text -> text.contains(MEMO) || people.stream().anyMatch(text::contains))
                .toList();
    }

    private Set<String> texts() throws Exception {
        return get(() -> {
            Parent root = scene.getRoot();
            for (int pass = 0; pass < 2; pass++) {
                root.applyCss();
                root.layout();
            }
            Set<String> found = new TreeSet<>();
            collect(root, found);
            return found;
        });
    }

    private static void collect(Node node, Set<String> found) {
        Stream.of(
                        node.getAccessibleText(),
                        node.getAccessibleHelp(),
                        node instanceof Labeled labeled ? labeled.getText() : null,
                        node instanceof javafx.scene.text.Text text ? text.getText() : null,
                        node instanceof TextInputControl input ? input.getText() : null,
                        node instanceof Control control && control.getTooltip() != null
                                ? control.getTooltip().getText()
                                : null)
                .filter(Objects::nonNull)
                .forEach(found::add);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static void act(Runnable work) throws Exception {
        Screens.onScreen(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T get(Callable<T> work) throws Exception {
        return Screens.onScreen(work);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Screens.onScreen(condition));
    }
}
