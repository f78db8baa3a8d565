package clinic.frontdesk.bench;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.ui.SampleWeeks;
import clinic.frontdesk.week.ui.WeekView;
import clinic.frontdesk.week.ui.WeekViewModel;
import com.calendarfx.model.Calendar;
import com.calendarfx.model.CalendarSource;
import com.calendarfx.model.Entry;
import com.calendarfx.view.DetailedWeekView;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/**
 * The first show of a week and the switch to another one, beside the week of CalendarFX with the same reservations: set the
 * date, compute styles, lay out; the data is in memory on both sides.
 */
final class WeekBenchmark {

    private static final double WIDTH = 854;
    private static final double HEIGHT = 694;
    private static final int WARM_UP = 200;
    private static final int SWITCHES = 100;
    private static final int DAYS_A_WEEK = 5;

    private final PrintStream out;

    WeekBenchmark(PrintStream out) {
        this.out = out;
    }

    void run() throws Exception {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        started.get(1, TimeUnit.MINUTES);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Fonts.load();
                measure();
                done.complete(true);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.get(30, TimeUnit.MINUTES);
        Platform.exit();
    }

    private void measure() {
        // A desk that shows its first week has shown a window before.
        firstShow(() ->
                new HBox(new Button("a"), new Label("b"), new ListView<>(FXCollections.observableArrayList("c"))));
        Week first = SampleWeeks.full(400 / DAYS_A_WEEK);
        out.printf(Locale.ROOT, "first show of 400: desk %.1f ms", firstShow(() -> desk(first)));
        out.printf(Locale.ROOT, ", CalendarFX %.1f ms%n", firstShow(() -> calendarFx(first, first)));
        out.printf(Locale.ROOT, "again, with the classes loaded: desk %.1f ms", firstShow(() -> desk(first)));
        out.printf(Locale.ROOT, ", CalendarFX %.1f ms%n", firstShow(() -> calendarFx(first, first)));
        for (int reservations : new int[] {60, 240, 1000}) {
            Week one = SampleWeeks.full(reservations / DAYS_A_WEEK);
            Week other = other(one);
            Durations desk = deskSwitches(one, other);
            Durations theirs = calendarFxSwitches(one, other);
            out.printf(Locale.ROOT, "switch at %d: desk %s%n", reservations, desk.text());
            out.printf(
                    Locale.ROOT,
                    "switch at %d: CalendarFX %s; %.1f times the desk's%n",
                    reservations,
                    theirs.text(),
                    theirs.milliseconds(0.5) / desk.milliseconds(0.5));
        }
    }

    private interface View {
        Parent create();
    }

    private static double firstShow(View view) {
        long start = System.nanoTime();
        Parent root = view.create();
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Theme.LIGHT.applyTo(scene);
        layOut(root);
        return (System.nanoTime() - start) / 1e6;
    }

    private static Parent desk(Week week) {
        WeekViewModel model = new WeekViewModel(monday -> week, new InPlaceTasks(), Clock.systemUTC());
        model.show(SampleWeeks.MONDAY);
        return new WeekView(model, Messages.of(Locale.KOREAN), new Actions()).root();
    }

    private static DetailedWeekView calendarFx(Week one, Week other) {
        CalendarSource source = new CalendarSource("clinic");
        source.getCalendars().setAll(calendar(one, 0), calendar(other, 1));
        DetailedWeekView view = new DetailedWeekView();
        view.getCalendarSources().setAll(source);
        view.setRequestedTime(LocalTime.of(9, 0));
        view.setDate(SampleWeeks.MONDAY);
        return view;
    }

    private static Calendar<WeekCard> calendar(Week week, int weeksLater) {
        Calendar<WeekCard> calendar = new Calendar<>("week " + weeksLater);
        for (WeekDay day : week.days()) {
            for (WeekCard card : day.cards()) {
                Entry<WeekCard> entry = new Entry<>(card.patientName() + " " + card.serviceName());
                entry.setInterval(
                        card.date().plusWeeks(weeksLater),
                        LocalTime.MIN.plusMinutes(card.start()),
                        card.date().plusWeeks(weeksLater),
                        LocalTime.MIN.plusMinutes(card.end()));
                calendar.addEntry(entry);
            }
        }
        return calendar;
    }

    private static Durations deskSwitches(Week one, Week other) {
        AtomicReference<Week> next = new AtomicReference<>(one);
        WeekViewModel model = new WeekViewModel(monday -> next.get(), new InPlaceTasks(), Clock.systemUTC());
        model.show(SampleWeeks.MONDAY);
        Parent root = new WeekView(model, Messages.of(Locale.KOREAN), new Actions()).root();
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Theme.LIGHT.applyTo(scene);
        layOut(root);
        return switches(root, even -> {
            next.set(even ? one : other);
            model.reload();
        });
    }

    private static Durations calendarFxSwitches(Week one, Week other) {
        DetailedWeekView view = calendarFx(one, other);
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        Theme.LIGHT.applyTo(scene);
        layOut(view);
        return switches(view, even -> view.setDate(even ? SampleWeeks.MONDAY : SampleWeeks.MONDAY.plusWeeks(1)));
    }

    private interface Switch {
        void to(boolean even);
    }

    private static Durations switches(Parent root, Switch week) {
        Durations durations = new Durations();
        for (int i = 0; i < WARM_UP + SWITCHES; i++) {
            long start = System.nanoTime();
            week.to(i % 2 == 1);
            layOut(root);
            if (i >= WARM_UP) {
                durations.add(System.nanoTime() - start);
            }
        }
        return durations;
    }

    private static void layOut(Parent root) {
        root.applyCss();
        root.layout();
    }

    /** As many reservations at the same times, of other people and in another order of status. */
    private static Week other(Week week) {
        Random random = new Random(7);
        List<WeekDay> days = week.days().stream()
                .map(day -> {
                    List<DisplayStatus> statuses = new ArrayList<>(
                            day.cards().stream().map(WeekCard::status).toList());
                    Collections.shuffle(statuses, random);
                    List<WeekCard> cards = new ArrayList<>();
                    for (WeekCard card : day.cards()) {
                        cards.add(SampleWeeks.another(card, statuses.get(cards.size())));
                    }
                    return new WeekDay(day.plan(), day.closures(), cards, day.cancelled(), day.fullness());
                })
                .toList();
        return new Week(
                week.monday(),
                week.now(),
                days,
                week.services(),
                week.unconfirmed(),
                week.attention(),
                week.versions());
    }
}
