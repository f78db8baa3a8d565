package clinic.frontdesk.bench;

import clinic.frontdesk.arrival.Arrivals;
import clinic.frontdesk.arrival.VisitOutcome;
import clinic.frontdesk.arrival.VisitStep;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.history.History;
import clinic.frontdesk.live.ChangeFeed;
import clinic.frontdesk.live.LiveUpdates;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekRepository;
import clinic.frontdesk.week.ui.WeekView;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Measures the time from a booking, or an arrival, on one desk to the pulse that lays out and paints its card on another desk, which
 * shows that week in full. Both desks have their own connections to one server and share this machine. For comparison
 * it computes, without measuring, how long a change stays invisible on the website, whose pages poll every 30 s and are
 * answered from a cache of 5 minutes.
 */
final class LiveRefreshBenchmark {

    /** The first measurements, left out as warm-up. */
    private static final int FIRST = 30;

    private static final int SAMPLES = 300;
    private static final long LEAST_PAUSE_MILLISECONDS = 60;
    private static final long MORE_PAUSE_MILLISECONDS = 120;
    private static final double POLL_SECONDS = 30;
    private static final double CACHE_SECONDS = 300;
    private static final int COMPUTED = 10_000;
    private static final double NANOS = 1e9;

    /** What is expected of a card, and the time of the pulse that showed it. */
    private record Awaited(String id, Predicate<Optional<WeekCard>> wanted, CompletableFuture<Long> painted) {

        Awaited(String id, boolean there) {
            this(id, card -> card.isPresent() == there, new CompletableFuture<>());
        }

        Awaited(String id, DisplayStatus status) {
            this(id, card -> card.map(WeekCard::status).equals(Optional.of(status)), new CompletableFuture<>());
        }

        long nanos() throws Exception {
            return painted.get(1, TimeUnit.MINUTES);
        }
    }

    private final PrintStream out;
    private final int rows;
    private final Random random = new Random(17);
    private final AtomicReference<@Nullable Awaited> awaited = new AtomicReference<>();

    LiveRefreshBenchmark(PrintStream out, int rows) {
        this.out = out;
        this.rows = rows;
    }

    void run() throws Exception {
        try (BenchClinic clinic = BenchClinic.of(rows);
                ClinicDatabase writing = clinic.another();
                FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}))) {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(true));
            started.get(1, TimeUnit.MINUTES);
            WeekViewModel week =
                    new WeekViewModel(new WeekRepository(clinic.database().dsl()), tasks, Clock.systemUTC());
            LiveUpdates live = onScreen(tasks, () -> open(week, tasks, clinic.database()));
            try {
                measure(new DatabaseBookings(writing.dsl()), week);
                measureArrivals(new Arrivals(writing.dsl(), new History(), WriteListener.NONE), week);
            } finally {
                onScreen(tasks, () -> {
                    live.close();
                    return true;
                });
            }
        } finally {
            Platform.exit();
        }
    }

    private LiveUpdates open(WeekViewModel week, FxBackgroundTasks tasks, ClinicDatabase database) {
        Fonts.load();
        week.show(BenchClinic.FULL_WEEK);
        Scene scene = new Scene(new WeekView(week, Messages.of(Locale.KOREAN), new Actions()).root(), 1000, 740);
        Theme.LIGHT.applyTo(scene);
        scene.addPostLayoutPulseListener(() -> {
            Awaited card = awaited.get();
            if (card != null && card.wanted().test(week.card(card.id()))) {
                awaited.set(null);
                card.painted().complete(System.nanoTime());
            }
        });
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        LiveUpdates updates = new LiveUpdates(
                tasks::onScreen,
                database,
                ChangeFeed.Pace.STANDARD,
                BenchClinic.FULL_WEEK.minusWeeks(1),
                BenchClinic.FULL_WEEK.plusWeeks(2));
        updates.listen(week);
        return updates;
    }

    private void measure(DeskBookings bookings, WeekViewModel week) throws Exception {
        Durations fromCommit = new Durations();
        Durations fromCall = new Durations();
        int cards = 0;
        for (int i = 0; i < FIRST + SAMPLES; i++) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(LEAST_PAUSE_MILLISECONDS + random.nextLong(MORE_PAUSE_MILLISECONDS)));
            Awaited card = new Awaited(UUID.randomUUID().toString(), true);
            NewReservation booked = new NewReservation(
                    card.id(),
                    "한여름",
                    "010-0000-0000",
                    LocalDate.of(1990, 1, 2),
                    Gender.FEMALE,
                    false,
                    BenchClinic.SERVICE,
                    BenchClinic.FULL_WEEK.plusDays(i % 5),
                    BenchClinic.STARTS[i / 5 % BenchClinic.STARTS.length],
                    null);
            awaited.set(card);
            long called = System.nanoTime();
            BookingOutcome outcome = bookings.book(booked);
            long committed = System.nanoTime();
            if (!(outcome instanceof BookingOutcome.Accepted)) {
                throw new IllegalStateException("not booked: " + outcome);
            }
            long painted = card.nanos();
            if (i >= FIRST) {
                fromCommit.add(painted - committed);
                fromCall.add(painted - called);
            }
            cards = week.weekProperty().get() == null
                    ? 0
                    : week.weekProperty().get().days().stream()
                            .mapToInt(day -> day.cards().size())
                            .sum();
            // Frees the slot and removes the card.
            Awaited removed = new Awaited(card.id(), false);
            awaited.set(removed);
            bookings.changeStatus(card.id(), Status.CANCELLED);
            removed.nanos();
        }
        Durations website = website();
        out.printf(Locale.ROOT, "Live refresh, %,d reservations, %d cards in the shown week%n", rows, cards);
        out.println("  commit answered on one desk to paint on another: " + fromCommit.text());
        out.println("  the same, from before the booking was called:    " + fromCall.text());
        out.printf(
                Locale.ROOT,
                "  the website, computed and not measured, poll %.0f s and cache %.0f s: p50 %.0f s, p99 %.0f s,"
                        + " longest %.0f s (p99 %,.0f times as long)%n",
                POLL_SECONDS,
                CACHE_SECONDS,
                website.milliseconds(0.5) / 1000,
                website.milliseconds(0.99) / 1000,
                website.milliseconds(1) / 1000,
                website.milliseconds(0.99) / fromCall.milliseconds(0.99));
    }

    /** From an arrival key on one desk to the card in its colour on the other. */
    private void measureArrivals(Arrivals arrivals, WeekViewModel week) throws Exception {
        String id = Objects.requireNonNull(week.weekProperty().get())
                .days()
                .getFirst()
                .cards()
                .getFirst()
                .reservationId();
        DisplayStatus expected = week.card(id).orElseThrow().status();
        Durations fromCommit = new Durations();
        Durations fromCall = new Durations();
        for (int i = 0; i < FIRST + SAMPLES; i++) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(LEAST_PAUSE_MILLISECONDS + random.nextLong(MORE_PAUSE_MILLISECONDS)));
            boolean arrives = i % 2 == 0;
            Awaited card = new Awaited(id, arrives ? DisplayStatus.ARRIVED : expected);
            awaited.set(card);
            long called = System.nanoTime();
            VisitOutcome outcome = arrivals.record(id, arrives ? VisitStep.ARRIVED : VisitStep.BACK);
            long committed = System.nanoTime();
            if (!(outcome instanceof VisitOutcome.Recorded)) {
                throw new IllegalStateException("not recorded: " + outcome);
            }
            long painted = card.nanos();
            if (i >= FIRST) {
                fromCommit.add(painted - committed);
                fromCall.add(painted - called);
            }
        }
        out.println("  arrival recorded on one desk to paint on another: " + fromCommit.text());
        out.println("  the same, from the key:                           " + fromCall.text());
    }

    /** A page polls every 30 s; the first poll after the cached answer has expired reads the database. */
    private Durations website() {
        Durations unseen = new Durations();
        for (int i = 0; i < COMPUTED; i++) {
            double phase = random.nextDouble() * POLL_SECONDS;
            double commit = random.nextDouble() * 10 * CACHE_SECONDS;
            double read = Double.NEGATIVE_INFINITY;
            double poll = phase - CACHE_SECONDS;
            while (read < commit) {
                // Compared with a tolerance of half a poll, as sums of seconds are not exact.
                if (poll - read >= CACHE_SECONDS - POLL_SECONDS / 2) {
                    read = poll;
                }
                poll += POLL_SECONDS;
            }
            unseen.add(Math.round((read - commit) * NANOS));
        }
        return unseen;
    }

    private static <T> T onScreen(FxBackgroundTasks tasks, Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        tasks.onScreen(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(1, TimeUnit.MINUTES);
    }
}
