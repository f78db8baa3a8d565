package clinic.frontdesk.upgrade.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.backup.BackupException;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Task;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradePlan;
import clinic.frontdesk.upgrade.UpgradeStep;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.Shape;
import clinic.frontdesk.upgrade.ui.LaunchLine.Sign;
import clinic.frontdesk.upgrade.ui.LaunchStep.Mark;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.Launch;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.LaunchState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The view model of the launch window. */
class LaunchTest {

    static final BlockingSession PRISMA =
            new BlockingSession(4711, "website", "prisma", "10.0.0.7", "idle in transaction", 35);
    static final UpgradeRefusal BLOCKED = new UpgradeRefusal.BlockedBy(PRISMA);
    static final String BACKUP =
            "/home/desk/.local/share/frontdesk/backups/clinic-20261124-023512-8d1f0c6b52e94a7f.dump";
    static final Path PAGE =
            Path.of("/home/desk/.local/share/frontdesk/reports/clinic-20261124-023544-version-13.html");

    private final List<UpgradeReport> opened = new ArrayList<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong(1);
    private final RecordedServices outside = new RecordedServices();
    private Messages messages = Messages.of(Locale.ENGLISH);

    /** Records the calls; opens a browser or not. */
    static final class RecordedServices implements DesktopServices {
        final List<Path> shown = new ArrayList<>();
        final List<String> copied = new ArrayList<>();
        boolean browser = true;

        @Override
        public boolean show(Path page) {
            shown.add(page);
            return browser;
        }

        @Override
        public void copy(String text) {
            copied.add(text);
        }
    }

    private LaunchViewModel launching(Locale locale, Launch launch, BackgroundTasks tasks) {
        messages = Messages.of(locale);
        return new LaunchViewModel(
                launch,
                tasks,
                Runnable::run,
                new LaunchActions(opened::add, left::incrementAndGet, outside),
                clock::get);
    }

    static UpgradeReport report(
            boolean changed,
            int flagged,
            List<String> appeared,
            UpgradeReport.OldValues oldValues,
            UpgradeReport.Verification verification) {
        return new UpgradeReport(
                Shape.LEGACY,
                0,
                13,
                changed,
                1,
                10,
                1284,
                List.of(),
                flagged,
                List.of(),
                List.of(),
                appeared,
                changed ? new UpgradeReport.Backup(BACKUP, "pg_dump", "pg_dump 18.0", 1306) : null,
                oldValues,
                verification,
                Map.of());
    }

    static UpgradeReport upgraded(int flagged) {
        return report(
                true,
                flagged,
                List.of(),
                new UpgradeReport.OldValues(1284, 0, 0, List.of()),
                new UpgradeReport.Verification(1284, 0, List.of()));
    }

    private static UpgradeReport reported(String... appeared) {
        return report(
                false,
                0,
                List.of(appeared),
                UpgradeReport.OldValues.NONE,
                new UpgradeReport.Verification(0, 0, List.of()));
    }

    static final UpgradePlan PLAN = new UpgradePlan(
            Shape.LEGACY,
            0,
            true,
            List.of("table services", "table clinic_time_slots"),
            List.of(),
            1284,
            1284,
            List.of(new Unparsed("r-1", "오후 2시", "not-a-time")),
            3,
            List.of("r-2", "r-3", "r-4"),
            List.of(),
            List.of(),
            null);

    /** A launch with a plan. */
    record PlannedLaunch(Launch launch) implements Launch {
        @Override
        public UpgradeReport run(UpgradeListener listener, boolean askedAgain) throws UpgradeRefusedException {
            return launch.run(listener, askedAgain);
        }

        @Override
        public Optional<UpgradePlan> plan() {
            return Optional.of(PLAN);
        }
    }

    private static Launch refusing(UpgradeRefusal refusal) {
        return (listener, again) -> {
            throw new UpgradeRefusedException(refusal);
        };
    }

    private List<String> texts(LaunchViewModel model) {
        return model.linesProperty().get().stream()
                .map(line -> messages.text(line.text()))
                .toList();
    }

    /** A text of the model in the language of the launch. */
    private String said(ObservableValue<Text> text) {
        return messages.text(text.getValue());
    }

    private String details(LaunchViewModel model) {
        return lines(model.detailsProperty().get());
    }

    private String lines(List<Text> texts) {
        return texts.stream().map(messages::text).collect(Collectors.joining("\n"));
    }

    @Test
    void aDatabaseThatNeedsNoUpgradeOpensAtOnce() {
        LaunchViewModel model = launching(Locale.KOREAN, (listener, again) -> reported(), new InPlaceTasks());

        model.start();

        assertThat(opened).hasSize(1);
    }

    @Test
    void theResultIsShownBeforeTheWeekOpens() {
        LaunchViewModel model = launching(Locale.ENGLISH, (listener, again) -> upgraded(7), new InPlaceTasks());

        model.start();

        assertThat(opened).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.DONE);
        assertThat(model.signProperty().get()).isEqualTo(Sign.GOOD);
        assertThat(texts(model))
                .containsExactly(
                        "1,284 reservations filled in",
                        "New values: 1,284 checked one by one, all correct",
                        "Old values: 1,284 compared with the backup, all unchanged",
                        "Backup of 1,306 rows, read back and verified",
                        "7 reservations need review");
        assertThat(model.linesProperty().get().get(3).file()).isEqualTo(BACKUP);
        model.proceed();
        assertThat(opened).hasSize(1);
    }

    @Test
    void differencesFoundByACheckAreShown() {
        UpgradeReport troubled = report(
                true,
                0,
                List.of(),
                new UpgradeReport.OldValues(1284, 5, 1, List.of("r-9: phone")),
                new UpgradeReport.Verification(1284, 2, List.of("r-3: period", "r-4: timeSlotEnd")));
        LaunchViewModel model = launching(Locale.ENGLISH, (listener, again) -> troubled, new InPlaceTasks());

        model.start();

        assertThat(model.signProperty().get()).isEqualTo(Sign.WRONG);
        assertThat(said(model.titleProperty())).isEqualTo("Upgraded, but a check found differences");
        assertThat(texts(model))
                .contains(
                        "New values: 2 of 1,284 are incorrect",
                        "Old values: 1 of 1,284 changed, and no other program is known to have written them");
        assertThat(details(model)).isEqualTo("r-3: period\nr-4: timeSlotEnd\nr-9: phone");
        model.copy(lines(model.account()));
        assertThat(outside.copied.getFirst()).contains("found differences").endsWith("r-9: phone");
    }

    @Test
    void newObjectsAreNamedOnce() {
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                (listener, again) -> reported("table manual_time_closures", "enum value Period.EVENING"),
                new InPlaceTasks());

        model.start();

        assertThat(opened).isEmpty();
        assertThat(texts(model)).containsExactly("The table manual_time_closures", "The value Period.EVENING");
        model.proceed();
        assertThat(opened).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theReportIsOpenedAndItsPathShown(boolean browser) {
        outside.browser = browser;
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                (listener, again) -> {
                    listener.reported(PAGE);
                    return upgraded(0);
                },
                new InPlaceTasks());
        model.start();
        assertThat(model.reportedProperty().get()).isTrue();
        assertThat(model.shownPageProperty().get()).isEmpty();

        model.showPage();
        model.copyPage();

        assertThat(outside.shown).containsExactly(PAGE);
        assertThat(model.shownPageProperty().get()).isEqualTo(PAGE.toString());
        assertThat(said(model.hintProperty())).startsWith(browser ? "If no browser opened" : "No browser could be");
        assertThat(outside.copied).containsExactly(PAGE.toString());
        assertThat(model.page()).contains(PAGE);
    }

    @Test
    void withoutAFileThereIsNoReportToOpen() {
        LaunchViewModel model = launching(Locale.ENGLISH, (listener, again) -> upgraded(0), new InPlaceTasks());

        model.start();
        model.showPage();

        assertThat(model.reportedProperty().get()).isFalse();
        assertThat(outside.shown).isEmpty();
    }

    @Test
    void aRefusalNamesTheBlockingSessionAndTryingAgainContinues() {
        List<Boolean> asked = new ArrayList<>();
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                (listener, again) -> {
                    asked.add(again);
                    if (asked.size() == 1) {
                        throw new UpgradeRefusedException(BLOCKED);
                    } else if (asked.size() == 2) {
                        throw new UpgradeRefusedException(new UpgradeRefusal.RolledBack());
                    }
                    return upgraded(0);
                },
                new InPlaceTasks());

        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.STOPPED);
        assertThat(said(model.textProperty())).contains("“prisma” (login website) holds it");
        assertThat(details(model).lines())
                .containsExactly(
                        "Session: 4711",
                        "Login: website",
                        "Program: prisma",
                        "From: 10.0.0.7",
                        "State: idle in transaction",
                        "Transaction open for: 35 s");
        model.start();
        assertThat(said(model.retryTextProperty())).isEqualTo("Upgrade again");
        assertThat(model.detailsProperty().get()).isEmpty();
        model.start();

        assertThat(asked).containsExactly(false, false, true);
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.DONE);
    }

    @Test
    void anOutdatedSampleIsMadeAnewOnRequestAndTheLaunchGoesOn() {
        List<String> calls = new ArrayList<>();
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                new Launch() {
                    @Override
                    public UpgradeReport run(UpgradeListener listener, boolean askedAgain)
                            throws UpgradeRefusedException {
                        calls.add("run");
                        if (calls.size() == 1) {
                            throw new UpgradeRefusedException(
                                    new UpgradeRefusal.OutdatedSample("frontdesk sample --renew"));
                        }
                        return upgraded(0);
                    }

                    @Override
                    public void renewSample() {
                        calls.add("renew");
                    }
                },
                new InPlaceTasks());

        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.STOPPED);
        assertThat(model.signProperty().get()).isEqualTo(Sign.PLAIN);
        assertThat(said(model.textProperty()))
                .startsWith("This sample clinic was created by an older build of the desk.");
        assertThat(said(model.retryTextProperty())).isEqualTo("Recreate");
        model.start();

        assertThat(calls).containsExactly("run", "renew", "run");
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.DONE);
    }

    @Test
    void aSampleThatIsInUseIsNotDeletedAndTheQuestionComesAgain() {
        List<String> calls = new ArrayList<>();
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                new Launch() {
                    @Override
                    public UpgradeReport run(UpgradeListener listener, boolean askedAgain)
                            throws UpgradeRefusedException {
                        calls.add("run");
                        throw new UpgradeRefusedException(
                                new UpgradeRefusal.OutdatedSample("frontdesk sample --renew"));
                    }

                    @Override
                    public void renewSample() throws UpgradeRefusedException {
                        calls.add("renew");
                        throw new UpgradeRefusedException(new UpgradeRefusal.SampleInUse());
                    }
                },
                new InPlaceTasks());

        model.start();
        model.start();
        assertThat(said(model.textProperty())).startsWith("Another desk is using the sample clinic.");
        model.start();

        assertThat(calls).containsExactly("run", "renew", "run");
        assertThat(said(model.retryTextProperty())).isEqualTo("Recreate");
    }

    /** One refusal of each kind; a missing kind fails the test. */
    static Stream<UpgradeRefusal> refusals() {
        return Stream.concat(
                Stream.of(
                        BLOCKED,
                        new UpgradeRefusal.BlockedBy(null),
                        new UpgradeRefusal.ForeignSchema(List.of("the column x is missing", "the enum y is missing")),
                        new UpgradeRefusal.LockedByAnother(new BlockingSession(9, "desk", "", null, null, 0)),
                        new UpgradeRefusal.MissingRights("desk", "website", List.of("CREATE", "owner of reservations")),
                        new UpgradeRefusal.Standby(),
                        new UpgradeRefusal.TooOldServer("13.2"),
                        new UpgradeRefusal.ChangedMigration(List.of("V3__x.sql")),
                        new UpgradeRefusal.NewerSchema(20, 13, true),
                        new UpgradeRefusal.NewerSchema(20, 13, false),
                        new UpgradeRefusal.RolledBack(),
                        new UpgradeRefusal.Postponed(),
                        new UpgradeRefusal.DesksConnected(2),
                        new UpgradeRefusal.OutdatedSample("frontdesk sample --renew"),
                        new UpgradeRefusal.SampleInUse(),
                        new UpgradeRefusal.Obstructed(List.of("reservations_archive inherits from reservations")),
                        new UpgradeRefusal.TriggersFire(List.of("set_updated_at", "audit")),
                        new UpgradeRefusal.BuiltUpon(List.of("view public.today")),
                        new UpgradeRefusal.Cancelled()),
                Arrays.stream(BackupException.Reason.values())
                        .map(why -> new UpgradeRefusal.NoBackup(why, "It broke at " + why + ".")));
    }

    @ParameterizedTest
    @CsvSource({"ko", "en"})
    void everyKindOfRefusalIsShownWithItsDetails(String language) {
        assertThat(refusals().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(UpgradeRefusal.class.getPermittedSubclasses());
        assertThat(refusals()).allSatisfy(refusal -> {
            LaunchViewModel model = launching(Locale.of(language), refusing(refusal), new InPlaceTasks());
            model.start();
            assertThat(model.stateProperty().get()).isEqualTo(LaunchState.STOPPED);
            assertThat(said(model.titleProperty())).isNotBlank();
            assertThat(said(model.textProperty())).isNotBlank().doesNotContain("{", "null");
            assertThat(details(model)).doesNotContain("{", "null");
            assertThat(said(model.retryTextProperty())).isNotBlank();
            String all = said(model.textProperty()) + details(model);
            assertThat(known(refusal)).allSatisfy(name -> assertThat(all).contains(name));
        });
    }

    /** The names and numbers that a refusal holds. */
    private static List<String> known(UpgradeRefusal refusal) {
        return switch (refusal) {
            case UpgradeRefusal.ForeignSchema foreign -> foreign.differences();
            case UpgradeRefusal.BlockedBy blocked
            when blocked.session() != null ->
                List.of("4711", "website", "prisma", "10.0.0.7", "idle in transaction", "35");
            case UpgradeRefusal.BlockedBy gone -> List.of();
            case UpgradeRefusal.LockedByAnother locked -> List.of("9", "desk");
            // The window has a button for it.
            case UpgradeRefusal.OutdatedSample outdated -> List.of();
            case UpgradeRefusal.MissingRights noRight -> List.of("desk", "website", "CREATE", "owner of reservations");
            default -> refusal.details();
        };
    }

    @ParameterizedTest
    @CsvSource({"ko", "en"})
    void differencesOfAForeignSchemaAreListedLineByLine(String language) {
        LaunchViewModel model = launching(
                Locale.of(language),
                refusing(new UpgradeRefusal.ForeignSchema(List.of("one", "two", "three"))),
                new InPlaceTasks());

        model.start();

        assertThat(said(model.textProperty())).contains("3").doesNotContain("one");
        assertThat(details(model).lines()).hasSize(3);
    }

    @Test
    void beforeTheFirstChangeItCanBePostponedAndShowsItsPlan() {
        LaterTasks tasks = new LaterTasks();
        List<Boolean> begun = new ArrayList<>();
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                new PlannedLaunch((listener, again) -> {
                    listener.step(UpgradeStep.BACK_UP);
                    begun.add(listener.mayBegin());
                    if (!listener.mayBegin()) {
                        throw new UpgradeRefusedException(new UpgradeRefusal.Postponed());
                    }
                    return upgraded(0);
                }),
                tasks);
        model.start();
        assertThat(model.postponableProperty().get()).isTrue();

        model.postpone();
        assertThat(model.postponingProperty().get()).isTrue();
        assertThat(said(model.textProperty())).isEqualTo("Stopping at the next safe point.");
        tasks.runAll();

        assertThat(begun).containsExactly(false);
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.STOPPED);
        assertThat(model.postponableProperty().get()).isFalse();
        assertThat(said(model.titleProperty())).isEqualTo("The upgrade is postponed");
        assertThat(said(model.textProperty())).startsWith("This launch changed nothing.");
        assertThat(texts(model))
                .containsExactly(
                        "First, a backup of 1,284 reservations, read back to verify it",
                        "1,284 reservations would be filled in, and 2 objects added to the database",
                        "1 time cannot be read; it stays as written and is marked",
                        "3 reservations overlap others; they stay and are marked",
                        "No old value changes, the website keeps working, and the upgrade can be rolled back");
        assertThat(said(model.retryTextProperty())).isEqualTo("Upgrade now");

        model.start();
        tasks.runAll();
        assertThat(begun).containsExactly(false, true);
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.DONE);
    }

    @Test
    void onceItChangesTheDatabaseItCannotBePostponed() {
        LaterTasks tasks = new LaterTasks();
        List<Boolean> asked = new ArrayList<>();
        List<LaunchViewModel> models = new ArrayList<>();
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                (listener, again) -> {
                    listener.step(UpgradeStep.EXPAND);
                    models.getFirst().postpone();
                    asked.add(listener.mayBegin());
                    asked.add(models.getFirst().postponableProperty().get());
                    return upgraded(0);
                },
                tasks);
        models.add(model);
        model.start();
        tasks.runAll();

        assertThat(asked).containsExactly(true, false);
    }

    @Test
    void theFillCanBeStoppedAndContinued() {
        LaterTasks tasks = new LaterTasks();
        List<Boolean> asked = new ArrayList<>();
        List<LaunchViewModel> models = new ArrayList<>();
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                (listener, again) -> {
                    listener.step(UpgradeStep.EXPAND);
                    asked.add(models.getFirst().stoppableProperty().get());
                    listener.step(UpgradeStep.FILL);
                    asked.add(models.getFirst().stoppableProperty().get());
                    asked.add(listener.mayContinue());
                    if (asked.size() == 3) {
                        models.getFirst().postpone();
                        assertThat(said(models.getFirst().textProperty()))
                                .isEqualTo("Stopping at the next safe point.");
                    }
                    if (!listener.mayContinue()) {
                        throw new UpgradeRefusedException(new UpgradeRefusal.Cancelled());
                    }
                    return upgraded(0);
                },
                tasks);
        models.add(model);
        model.start();
        tasks.runAll();

        assertThat(asked).containsExactly(false, true, true);
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.STOPPED);
        assertThat(model.stoppableProperty().get()).isFalse();
        assertThat(List.of(said(model.titleProperty()), said(model.textProperty()), said(model.retryTextProperty())))
                .containsExactly(
                        "The upgrade is stopped",
                        "Completed steps are kept. “Continue”, or the next launch, continues from here.",
                        "Continue");

        model.start();
        tasks.runAll();
        assertThat(model.stateProperty().get()).isEqualTo(LaunchState.DONE);
    }

    @Test
    void stepsAreMarkedDoneUnderWayAndToCome() {
        LaunchViewModel model = working(Locale.ENGLISH, listener -> listener.step(UpgradeStep.FILL));

        assertThat(model.stepsProperty().get())
                .extracting(LaunchStep::mark)
                .containsExactly(Mark.DONE, Mark.DONE, Mark.DONE, Mark.UNDER_WAY, Mark.TO_COME, Mark.TO_COME);
        assertThat(messages.text(model.stepsProperty().get().get(3).spoken()))
                .isEqualTo("Under way: Fill in the reservations");
        assertThat(said(model.hintProperty())).startsWith("You may close this window");
    }

    @Test
    void progressIsShownInNumbers() {
        LaunchViewModel model = working(Locale.ENGLISH, listener -> {
            listener.step(UpgradeStep.FILL);
            listener.filled(321, 1284);
        });

        assertThat(model.progressProperty().get()).isEqualTo(0.25);
        assertThat(said(model.countProperty())).isEqualTo("321 of 1,284 reservations");
        assertThat(said(model.leftProperty())).isEmpty();
    }

    @Test
    void theTimeLeftIsEstimatedFromTheMeasuredRate() {
        List<String> said = new ArrayList<>();
        LaunchViewModel model = working(Locale.ENGLISH, listener -> listener.step(UpgradeStep.FILL));
        UpgradeListener listener = listeners.getFirst();
        // 5,000 rows a second of a million: 200 seconds.
        for (int tenths = 0; tenths <= 2000; tenths++) {
            listener.filled(tenths * 500L, 1_000_000);
            String now = said(model.leftProperty());
            if (said.isEmpty() || !said.getLast().equals(now)) {
                said.add(now);
            }
            clock.addAndGet(100_000_000);
        }

        assertThat(said)
                .containsExactly(
                        "",
                        "About 3 minutes left in this step",
                        "About 2 minutes left in this step",
                        "About a minute left in this step",
                        "Less than a minute left in this step");
    }

    @Test
    void theScreenIsUpdatedAtMostTwentyTimesASecond() {
        AtomicInteger told = new AtomicInteger();
        LaunchViewModel model = new LaunchViewModel(
                (listener, again) -> {
                    listener.step(UpgradeStep.FILL);
                    told.set(0);
                    for (int millis = 0; millis < 10_000; millis++) {
                        listener.filled(millis, 10_000);
                        clock.addAndGet(1_000_000);
                    }
                    return upgraded(0);
                },
                new InPlaceTasks(),
                change -> {
                    told.incrementAndGet();
                    change.run();
                },
                new LaunchActions(opened::add, left::incrementAndGet, outside),
                clock::get);

        model.start();

        assertThat(told.get()).isEqualTo(200);
    }

    @Test
    void waitingForAnotherDeskIsShown() {
        LaunchViewModel model = working(Locale.ENGLISH, UpgradeListener::waitsForAnother);

        assertThat(said(model.textProperty())).startsWith("Another desk is upgrading the database.");
        assertThat(model.postponableProperty().get()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ko", "en"})
    void aFailureDiffersFromAnUnreachableServer(String language) {
        LaunchViewModel away = launching(
                Locale.of(language),
                (listener, again) -> {
                    throw new DataAccessException("cut", new SQLException("cut", "08006", new IOException("cut")));
                },
                new InPlaceTasks());
        LaunchViewModel broken = launching(
                Locale.of(language),
                (listener, again) -> {
                    throw new IllegalStateException("a name in here");
                },
                new InPlaceTasks());

        away.start();
        broken.start();

        assertThat(said(away.titleProperty())).isNotEqualTo(said(broken.titleProperty()));
        assertThat(details(broken)).contains("IllegalStateException").doesNotContain("name in here");
        broken.leave();
        assertThat(left).hasValue(1);
    }

    private final List<UpgradeListener> listeners = new ArrayList<>();

    /** A launch that has reported this and continues. */
    private LaunchViewModel working(Locale locale, Consumer<UpgradeListener> told) {
        LaunchViewModel model = launching(
                locale,
                (listener, again) -> {
                    listeners.add(listener);
                    told.accept(listener);
                    return upgraded(0);
                },
                new Stuck());
        model.start();
        return model;
    }

    /** Runs the work and never answers: the launch stays where its listener was called. */
    static final class Stuck implements BackgroundTasks {
        @Override
        public <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
            try {
                work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return Task.ENDED;
        }
    }

    /** Work waits until the test runs it. */
    private static final class LaterTasks implements BackgroundTasks {
        private final List<Runnable> waiting = new ArrayList<>();

        @Override
        public <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
            waiting.add(() -> new InPlaceTasks().run(work, done, failed));
            return Task.ENDED;
        }

        void runAll() {
            while (!waiting.isEmpty()) {
                waiting.removeFirst().run();
            }
        }
    }
}
