package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.FaultyNetwork;
import clinic.frontdesk.live.ChangeFeed;
import clinic.frontdesk.live.LiveUpdates;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.MonthRepository;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.WeekRepository;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shown week is updated when others change it, also over a faulty network. */
class LiveDeskTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final ChangeFeed.Pace HEARING = new ChangeFeed.Pace(
            Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(200));

    private final TestDatabase data = TestDatabase.upgraded();
    private final FaultyNetwork network = new FaultyNetwork(data.port());
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(
            TestDatabase.at(network.port(), data.name()).url()));
    private final WeekFeature feature = new WeekFeature(
            new WeekRepository(database.dsl()),
            new MonthRepository(database.dsl()),
            new WeekWindow.NoBookings(),
            new OwnWrites(),
            tasks,
            Clock.systemUTC(),
            new Actions());
    private final WeekViewModel week = feature.model();
    private final DeskViewModel desk = new DeskViewModel();

    @SuppressWarnings("NullAway.Init") // before each test
    private LiveUpdates live;

    @BeforeEach
    void open() throws Exception {
        live = Screens.onScreen(() -> {
            week.show(MONDAY);
            LiveUpdates updates =
                    new LiveUpdates(tasks::onScreen, database, HEARING, feature.firstWatched(), feature.lastWatched());
            feature.follow(updates, new Subscriptions());
            feature.describe(desk, updates.connectedProperty(), new Subscriptions());
            return updates;
        });
    }

    @AfterEach
    void close() throws Exception {
        Screens.onScreen(() -> {
            live.close();
            return true;
        });
        tasks.close();
        database.close();
        network.close();
    }

    @Test
    void changesByOthersInTheShownWeekAreShown() throws Exception {
        website("a", MONDAY);
        await(week.weekProperty(), shown -> week.card("a").isPresent());
        data.run("DELETE FROM reservations");
        await(week.weekProperty(), shown -> shown != null && week.card("a").isEmpty());
        data.run("DELETE FROM clinic_time_slots");
        await(
                week.weekProperty(),
                shown -> shown != null && shown.days().getFirst().closed());
    }

    @Test
    void anotherWeekIsWatchedOnceItIsShown() throws Exception {
        for (LocalDate day : new LocalDate[] {MONDAY.plusWeeks(1), MONDAY.plusWeeks(30), MONDAY}) {
            Screens.onScreen(() -> {
                week.show(day);
                return true;
            });
            website("on " + day, day);
            await(week.weekProperty(), shown -> week.card("on " + day).isPresent());
        }
    }

    @Test
    void anUnreachableDatabaseIsReportedAndTheWeekCatchesUpLater() throws Exception {
        await(week.weekProperty(), shown -> shown != null);
        await(desk.bannerProperty(), Text::isEmpty);

        network.cut();
        await(desk.bannerProperty(), text -> text.key().equals("desk.database-away-since"));
        website("meanwhile", MONDAY);
        network.repair();

        await(week.weekProperty(), shown -> week.card("meanwhile").isPresent());
        await(desk.bannerProperty(), Text::isEmpty);
        assertThat(live.connectedProperty().get()).isTrue();
    }

    private void website(String id, LocalDate day) {
        data.run(Databases.insert(id, day.toString(), "10:00", "SKIN_CARE"));
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
