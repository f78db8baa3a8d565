package clinic.frontdesk.tray;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.live.ChangeFeed;
import clinic.frontdesk.live.ChangeFeed.Pace;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TrayTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final TrayItem ITEM = new TrayItem("a", "환자 a", "주름 보톡스", MONDAY, "10:00");

    private TestDatabase database;
    private DeskBookings bookings;
    private Tray tray;
    private Tray otherDesk;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'")
                .run(Databases.insert("a", "2026-11-30", "10:00", "WRINKLE_BOTOX"))
                .run(Databases.insert("b", "2026-12-01", "14:00", "WRINKLE_BOTOX"));
        bookings = new DatabaseBookings(database.dsl());
        tray = new DatabaseTray(database.dsl());
        otherDesk = new DatabaseTray(database.dsl());
    }

    @Test
    void whatOneDeskParksEveryDeskHasInHandAndItKeepsItsPlace() {
        assertThat(tray.park("b")).isTrue();
        assertThat(otherDesk.park("a")).isTrue();
        assertThat(otherDesk.park("b")).isFalse();

        assertThat(otherDesk.items()).extracting(TrayItem::reservationId).containsExactly("b", "a");
        assertThat(otherDesk.items()).last().isEqualTo(name(ITEM));
        assertThat(Databases.rows(database, "SELECT reservation_id, holds FROM frontdesk.occupancy ORDER BY 1"))
                .containsExactly("a|t", "b|t");
    }

    @Test
    void itLeavesTheTrayWhenItIsPutDownOrTakenOut() {
        tray.park("a");
        tray.park("b");
        bookings.move("a", MONDAY, 900);
        assertThat(otherDesk.items()).extracting(TrayItem::reservationId).containsExactly("b");
        assertThat(otherDesk.release("b")).isTrue();
        assertThat(otherDesk.release("b")).isFalse();
        assertThat(tray.items()).isEmpty();
    }

    @Test
    void aRefusedMoveLeavesItInHand() {
        tray.park("a");
        bookings.move("a", MONDAY.plusDays(1), 840);
        assertThat(tray.items()).extracting(TrayItem::reservationId).containsExactly("a");
    }

    @Test
    void whatIsGoneCancelledOrDoneLeavesTheTrayForGood() {
        tray.park("a");
        tray.park("b");
        bookings.changeStatus("a", Status.CANCELLED);
        database.run("DELETE FROM reservations WHERE id = 'b'");

        assertThat(tray.items()).isEmpty();
        bookings.changeStatus("a", Status.CONFIRMED);
        assertThat(tray.items()).isEmpty();
        assertThat(tray.park("none")).isFalse();
    }

    @Test
    void parkingIsUndoneAndDoneAgainInWords() {
        History history = new History();
        Tray undoable = new UndoableTray(tray, history);
        undoable.park("a");
        assertThat(history.nextUndo().map(Messages.of(Locale.KOREAN)::text))
                .contains(name(ITEM).patientName() + " 보관함에 넣음");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(tray.items()).isEmpty();
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(tray.items()).hasSize(1);
        undoable.release("a");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        tray.release("a");
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
    }

    @Test
    void everyDeskIsToldOfTheTrayWhateverDaysItWatches() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Pace notified =
                new Pace(Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(200));
        ChangeFeed.Listener listener = new ChangeFeed.Listener() {
            @Override
            public void changed(DayVersions versions, boolean rules) {}

            @Override
            public void trayChanged() {
                told.add("tray");
            }

            @Override
            public void lost() {}

            @Override
            public void reconnected() {}
        };
        LocalDate far = MONDAY.plusYears(1);
        try (ChangeFeed feed = new ChangeFeed(database.dataSource(), notified, far, far, listener)) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("tray");
            tray.park("a");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("tray");
            feed.watch(far.plusDays(1), far.plusDays(7));
            tray.release("a");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("tray");
        }
    }

    @Test
    void aChangeOfWhatIsInTheTrayIsToldByPolling() throws InterruptedException {
        tray.park("a");
        List<Long> before = List.of(state());
        bookings.changeStatus("b", Status.CANCELLED);
        assertThat(List.of(state())).isEqualTo(before);
        bookings.changeStatus("a", Status.CONFIRMED);
        bookings.resize(bookings.snapshot("a").orElseThrow(), 60);
        assertThat(List.of(state())).isNotEqualTo(before);
    }

    private long state() {
        return DayVersions.read(database.dsl(), MONDAY, MONDAY).tray();
    }

    /** The item with the name that the test's database gives its patient. */
    private TrayItem name(TrayItem item) {
        String name = Databases.rows(database, "SELECT \"patientName\" FROM reservations WHERE id = 'a'")
                .getFirst();
        return new TrayItem(item.reservationId(), name, item.serviceName(), item.date(), item.time());
    }
}
