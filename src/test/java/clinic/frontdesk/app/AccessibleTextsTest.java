package clinic.frontdesk.app;

import static clinic.frontdesk.tables.frontdesk.Tables.PUBLIC_HOLIDAY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.catalog.ui.Entry;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.WebsiteEnum;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.reservation.ui.BookingField;
import clinic.frontdesk.sample.SampleClinic;
import clinic.frontdesk.shell.ErrorView;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.AccessibleNames;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.ui.LaunchActions;
import clinic.frontdesk.upgrade.ui.LaunchView;
import clinic.frontdesk.upgrade.ui.LaunchViewModel;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.LaunchState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A screen reader can name each control of each panel and dialog, in Korean and in English. The desk is the one that
 * {@link DeskSession} connects, on the sample clinic.
 */
class AccessibleTextsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final TestDatabase data = TestDatabase.empty();
    private final List<ErrorReport> errors = new CopyOnWriteArrayList<>();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, errors::add));
    private final AtomicReference<@Nullable Scene> shown = new AtomicReference<>();

    /** The controls without a usable name, by what was open. */
    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    private final List<Action> overlays = new ArrayList<>();

    private List<String> names = List.of();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ClinicDatabase database;

    @BeforeEach
    void createTheSampleClinic() throws Exception {
        SampleClinic.createIfNew(data.dataSource(), MONDAY);
        database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
    }

    @AfterEach
    void close() throws Exception {
        tasks.finish(Duration.ofSeconds(20));
        tasks.close();
        database.close();
        assertThat(errors).as("unexpected errors").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyControlHasAName(String language) throws Exception {
        Locale locale = Locale.of(language);
        UpgradeReport report = launch(locale);
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 08:30'::timestamp AT TIME ZONE 'Asia/Seoul'");
        names = namesOfTheClinic();
        DeskSession desk = Screens.onScreen(() -> {
            DeskSession opened = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, report, this::show);
            opened.offerReport(folder.resolve("report.html"), new NoDesktop());
            opened.setAppearance(locale, Theme.LIGHT);
            opened.open();
            opened.week().model().show(MONDAY);
            return opened;
        });
        try {
            until(() -> desk.week().model().weekProperty().get() != null);
            Messages messages = Messages.of(locale);
            assertThat(walk(locale, "the week"))
                    .contains(messages.text("status.attention") + ", "
                            + onScreenGet(() -> desk.desk().attentionProperty().get()))
                    .anyMatch(name -> name.startsWith(locale.equals(Locale.KOREAN) ? "11월 30일 월" : "Mon, Nov 30"));
            assertThat(panelsOf(desk, locale))
                    .as("actions that open a panel")
                    .contains(Action.BOOK, Action.SERVICES, Action.INBOX);
            assertThat(overlays)
                    .as("actions that open something over the window")
                    .contains(Action.SEARCH, Action.HELP);
            walkBooking(desk, locale);
            walkReservations(desk, locale);
            walkServices(desk, locale);
            walkErrorWindow(locale);
            assertThat(problems).isEmpty();

            // The same walk finds a button that a new panel adds with a picture only.
            onScreen(() -> desk.panels().open(new UnnamedPanel()));
            walk(locale, "a new panel");
            assertThat(problems).containsOnlyKeys("a new panel");
            assertThat(problems.get("a new panel"))
                    .singleElement()
                    .asString()
                    .endsWith("Button#unnamed: no accessible text");
        } finally {
            onScreen(desk::close);
        }
    }

    /** Runs each action of the menu, and returns those that opened a panel. */
    private List<Action> panelsOf(DeskSession desk, Locale locale) throws Exception {
        List<Action> opening = new ArrayList<>();
        for (Action action : Action.values()) {
            if (action.menu() == Action.Menu.KEYS || action == Action.LANGUAGE || action == Action.REPORT) {
                continue;
            }
            onScreen(() -> {
                desk.panels().close();
                desk.week().model().endMove();
                desk.actions().run(action);
            });
            until(() -> !desk.week().model().loadingProperty().get());
            if (Screens.onScreen(() -> desk.overlay().isOpen())) {
                overlays.add(action);
                walk(locale, "over the window after " + action);
                onScreen(() -> desk.overlay().close());
            }
            if (Screens.onScreen(() -> desk.panels().anyOpenProperty().get())) {
                if (action == Action.INBOX) {
                    until(() -> desk.inbox().model().loadedProperty().get());
                    assertThat(desk.inbox().model().items()).anyMatch(InboxItem::unconfirmed);
                    assertThat(desk.inbox().model().items()).anyMatch(InboxItem::flagged);
                }
                opening.add(action);
                List<String> spoken = walk(locale, "after " + action);
                if (action == Action.INBOX) {
                    assertThat(spoken)
                            .as("a web request")
                            .anySatisfy(name -> assertThat(name)
                                    .endsWith(", " + Messages.of(locale).text("status.unconfirmed")));
                }
            }
        }
        return opening;
    }

    private void walkBooking(DeskSession desk, Locale locale) throws Exception {
        var form = desk.booking().model();
        onScreen(() -> desk.actions().run(Action.BOOK));
        until(() -> !form.service().offered().isEmpty());
        onScreen(() -> form.service().take(form.service().offered().getFirst()));
        until(() -> !form.starts().pages().shown().isEmpty());
        onScreen(() -> {
            form.focused(BookingField.NAME);
            form.submit();
        });
        until(() -> !form.problems().isEmpty());
        walk(locale, "the booking form with a problem");
        onScreen(() -> form.course().onProperty().set(true));
        until(() -> !form.course().rows().isEmpty());
        walk(locale, "a course");
        onScreen(() -> {
            form.course().onProperty().set(false);
            form.starts().phraseProperty().set("12/1 03:00");
        });
        until(() -> !form.squeezeIn().obstacleProperty().get().isEmpty());
        walk(locale, "a squeeze-in");
    }

    private void walkReservations(DeskSession desk, Locale locale) throws Exception {
        var panel = desk.reservation().model();
        for (String status : WebsiteEnum.RESERVATION_STATUS.labels()) {
            String id = data.dsl()
                    .select(RESERVATIONS.ID)
                    .from(RESERVATIONS)
                    .where(RESERVATIONS.STATUS.eq(status))
                    .orderBy(RESERVATIONS.PREFERREDDATE.desc(), RESERVATIONS.ID)
                    .limit(1)
                    .fetchOne(RESERVATIONS.ID);
            if (id == null) {
                continue;
            }
            onScreen(() -> desk.week().model().chooseCard(id));
            until(() -> panel.detailsProperty().get() != null
                    && panel.detailsProperty().get().id().equals(id));
            walk(locale, "a reservation " + status);
            onScreen(panel::cancel);
            walk(locale, "whether to cancel one " + status);
            onScreen(panel::keep);
        }
    }

    private void walkServices(DeskSession desk, Locale locale) throws Exception {
        var editor = desk.services().model();
        onScreen(() -> desk.actions().run(Action.SERVICES));
        until(() -> !editor.entries().isEmpty());
        assertThat(editor.entries()).hasAtLeastOneElementOfType(Entry.Waiting.class);
        for (Entry entry : List.copyOf(editor.entries())) {
            onScreen(() -> editor.select(entry.code()));
            walk(locale, "the service " + entry.code());
        }
        String code = onScreenGet(() -> {
            editor.selectFirst();
            editor.nameProperty().set("");
            editor.durationProperty().set("45");
            return editor.selectedProperty().get().orElseThrow().code();
        });
        walk(locale, "a service with a problem");
        data.dsl()
                .update(SERVICES)
                .set(SERVICES.DURATIONMINUTES, 50)
                .where(SERVICES.CODE.eq(code))
                .execute();
        onScreen(editor::load);
        until(() -> !editor.theirsProperty().get().isEmpty());
        Messages messages = Messages.of(locale);
        assertThat(walk(locale, "a service that another client changed"))
                .contains(messages.text("service.duration") + ", " + messages.text("service.take-theirs"));
        onScreen(editor::revert);
    }

    private void walkErrorWindow(Locale locale) throws Exception {
        Scene desk = shown.get();
        onScreen(() -> show(new ErrorView(
                        ErrorReport.of(new IllegalStateException("a defect")),
                        Messages.of(locale),
                        new NoDesktop(),
                        () -> {})
                .root()));
        walk(locale, "the error window");
        shown.set(desk);
    }

    /** The launch of the program: postponed, tried again, and with its report. */
    private UpgradeReport launch(Locale locale) throws Exception {
        List<UpgradeReport> opened = new CopyOnWriteArrayList<>();
        LaunchViewModel model = onScreenGet(() -> new LaunchViewModel(
                DeskProgram.launch(() -> database, UpgradeSettings.STANDARD.withFiles(folder)),
                tasks,
                tasks::onScreen,
                new LaunchActions(opened::add, () -> {}, new NoDesktop()),
                System::nanoTime));
        onScreen(() -> {
            show(new LaunchView(model, Messages.of(locale)).root());
            model.start();
            model.postpone();
        });
        walk(locale, "the launch under way");
        until(() -> model.stateProperty().get() == LaunchState.STOPPED
                && !model.linesProperty().get().isEmpty());
        walk(locale, "the launch postponed");
        onScreen(model::start);
        until(() -> model.stateProperty().get() != LaunchState.WORKING);
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.DONE);
        onScreen(model::showPage);
        walk(locale, "the launch done");
        onScreen(model::proceed);
        return opened.getFirst();
    }

    private void show(Parent root) {
        Theme.LIGHT.applyTo(root);
        // Opening the desk shows its root again.
        if (root.getScene() == null) {
            shown.set(new Scene(root, 1366, 768));
        }
    }

    /** Walks what is shown, and returns the names of its controls. */
    private List<String> walk(Locale locale, String what) throws Exception {
        AccessibleNames walk = new AccessibleNames(Messages.of(locale), names);
        List<String> spoken = onScreenGet(() -> {
            Parent root = root();
            root.applyCss();
            root.layout();
            List<String> found = walk.problems(root);
            if (!found.isEmpty()) {
                problems.put(what, found);
            }
            return AccessibleNames.controls(root).stream()
                    .map(AccessibleNames::name)
                    .toList();
        });
        assertThat(spoken).as("controls of " + what).isNotEmpty();
        return spoken;
    }

    private Parent root() {
        return Objects.requireNonNull(shown.get()).getRoot();
    }

    /** The names of services, patients and holidays, and requests and times as typed: the clinic's data, which is not translated. */
    private List<String> namesOfTheClinic() {
        return Stream.of(
                        Stream.of(LegacyService.values()).map(LegacyService::clinicName),
                        data.dsl().select(SERVICES.NAME).from(SERVICES).fetch(SERVICES.NAME).stream(),
                        data
                                .dsl()
                                .selectDistinct(PUBLIC_HOLIDAY.NAME)
                                .from(PUBLIC_HOLIDAY)
                                .fetch(PUBLIC_HOLIDAY.NAME)
                                .stream(),
                        data
                                .dsl()
                                .selectDistinct(RESERVATIONS.PATIENTNAME)
                                .from(RESERVATIONS)
                                .fetch(RESERVATIONS.PATIENTNAME)
                                .stream(),
                        data
                                .dsl()
                                .selectDistinct(RESERVATIONS.NOTES)
                                .from(RESERVATIONS)
                                .where(RESERVATIONS.NOTES.isNotNull())
                                .fetch(RESERVATIONS.NOTES)
                                .stream(),
                        data
                                .dsl()
                                .selectDistinct(RESERVATIONS.PREFERREDTIME)
                                .from(RESERVATIONS)
                                .fetch(RESERVATIONS.PREFERREDTIME)
                                .stream())
                .flatMap(names -> names)
                .toList();
    }

    private static void onScreen(Runnable work) throws Exception {
        Screens.onScreen(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T onScreenGet(Callable<T> work) throws Exception {
        return Screens.onScreen(work);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Screens.onScreen(condition));
    }

    /** A desktop without a browser. */
    private static final class NoDesktop implements DesktopServices {
        @Override
        public boolean show(Path page) {
            return false;
        }

        @Override
        public void copy(String text) {}
    }

    /** A panel with a button that has a picture only. */
    private static final class UnnamedPanel implements PanelFactory {
        @Override
        public Panel create(Messages messages) {
            Node picture = new Region();
            Button unnamed = new Button("", picture);
            unnamed.setId("unnamed");
            Parent root = new VBox(new Button(messages.text(Action.HELP.key())), unnamed);
            return new Panel() {
                @Override
                public Parent root() {
                    return root;
                }

                @Override
                public void opened() {}

                @Override
                public void close() {}
            };
        }
    }
}
