package clinic.frontdesk.app;

import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.catalog.ui.ServiceEditorView;
import clinic.frontdesk.catalog.ui.ServiceEditorViewModel;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailure;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.inbox.ui.InboxView;
import clinic.frontdesk.inbox.ui.InboxViewModel;
import clinic.frontdesk.live.ChangeFeed;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.UndoableBookings;
import clinic.frontdesk.reservation.ui.BookingFormView;
import clinic.frontdesk.reservation.ui.BookingFormViewModel;
import clinic.frontdesk.reservation.ui.ReservationPanelView;
import clinic.frontdesk.reservation.ui.ReservationPanelViewModel;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.shell.DeskActions;
import clinic.frontdesk.shell.DeskView;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.UpgradeReport;
import clinic.frontdesk.week.WeekRepository;
import clinic.frontdesk.week.ui.LiveWeek;
import clinic.frontdesk.week.ui.WeekView;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of an open desk, put together: the week, its panels, and what happens between them. Models live as long as
 * the session; a change of language makes the views anew.
 */
final class DeskSession {

    private static final Logger LOG = LoggerFactory.getLogger(DeskSession.class);

    private static final ZoneId CLINIC = ZoneId.of("Asia/Seoul");

    /** How often a week that could not be read is tried again, and what is due is done. */
    private static final Duration BEAT = Duration.seconds(5);

    /** The red line of now is drawn anew as often. */
    private static final int BEATS_A_MINUTE = 12;

    private static final int DAYS_TO_MOVE = 28;

    private final FxBackgroundTasks tasks;
    private final Bookings bookings;
    private final ClinicDatabase database;
    private final UpgradeReport report;
    private final Consumer<Parent> show;
    private final WeekViewModel week;
    private final Timeline beat;
    private final History history = new History();
    private final Maintenance upkeep;

    private Locale locale = Locale.KOREAN;
    private Theme theme = Theme.LIGHT;
    private @Nullable Parts parts;
    private @Nullable Path page;
    private @Nullable DesktopServices outside;
    private @Nullable LiveWeek live;
    private int beats;
    private boolean keepingUp;

    /** What is made anew with the language. */
    record Parts(
            DeskView desk,
            WeekView weekView,
            BookingFormViewModel booking,
            BookingFormView bookingView,
            ReservationPanelViewModel reservation,
            ReservationPanelView reservationView,
            ServiceEditorViewModel services,
            ServiceEditorView servicesView,
            InboxViewModel waiting,
            InboxView waitingView) {}

    /**
     * @param show takes the content of the window, at first and whenever it is made anew
     */
    DeskSession(ClinicDatabase database, FxBackgroundTasks tasks, UpgradeReport report, Consumer<Parent> show) {
        this.database = database;
        this.tasks = tasks;
        this.report = report;
        this.show = show;
        this.bookings = new UndoableBookings(new DatabaseBookings(database.dsl()), history);
        this.upkeep = new Maintenance(database.dsl());
        this.week = new WeekViewModel(new WeekRepository(database.dsl()), tasks, Clock.system(CLINIC));
        this.beat = new Timeline(new KeyFrame(BEAT, event -> beat()));
        beat.setCycleCount(Timeline.INDEFINITE);
    }

    /** Offers the page of what the launch did; before it opens. */
    void offerReport(Path file, DesktopServices browser) {
        page = file;
        outside = browser;
    }

    /** Shows today's week, and keeps it current from then on. */
    void open() {
        build();
        week.show(LocalDate.now(Clock.system(CLINIC)));
        live = new LiveWeek(week, tasks::onScreen, database.direct(), ChangeFeed.Pace.STANDARD);
        beat.play();
    }

    void close() {
        beat.stop();
        if (live != null) {
            live.close();
        }
    }

    /** Changes language and theme together, as the tour does. */
    void dress(Locale wanted, Theme worn) {
        locale = wanted;
        theme = worn;
        build();
    }

    WeekViewModel week() {
        return week;
    }

    Parts parts() {
        return Objects.requireNonNull(parts, "the session is not open");
    }

    private void build() {
        Messages reservationTexts = Messages.of(locale);
        BookingFormViewModel booking = new BookingFormViewModel(
                bookings, new JooqServiceChoices(database.dsl()), tasks, week::todayDate, reservationTexts);
        ReservationPanelViewModel reservation =
                new ReservationPanelViewModel(bookings, tasks, week::todayDate, reservationTexts);
        InboxViewModel waiting = new InboxViewModel(new InboxRepository(database.dsl()), tasks, reservationTexts);
        ServiceEditorViewModel services =
                new ServiceEditorViewModel(new ServiceRepository(database.dsl()), tasks, Clock.system(CLINIC));
        DeskViewModel model = new DeskViewModel(week, locale);
        model.upgradeProperty()
                .set(Messages.of(locale)
                        .text(
                                report.changed() ? "desk.upgraded-now" : "desk.schema",
                                report.version(),
                                report.reservationsFilled()));
        model.reportedProperty().set(page != null);
        WeekView weekView = new WeekView(week, locale);
        DeskView desk = new DeskView(
                model,
                weekView,
                new DeskActions(
                        this::openBooking,
                        this::openServices,
                        this::openWaiting,
                        () -> restore(history::undo, "undo.undone", model),
                        () -> restore(history::redo, "undo.redone", model),
                        this::otherTheme,
                        this::otherLanguage,
                        () -> showReport(model)),
                locale);
        Parts made = new Parts(
                desk,
                weekView,
                booking,
                new BookingFormView(booking, reservationTexts),
                reservation,
                new ReservationPanelView(reservation, reservationTexts),
                services,
                new ServiceEditorView(services, Messages.of(locale)),
                waiting,
                new InboxView(waiting, reservationTexts));
        parts = made;
        connect(made);
        theme.applyTo(desk.root());
        show.accept(desk.root());
        weekView.focus();
    }

    /** In the browser, or where it is if none can be had. */
    private void showReport(DeskViewModel model) {
        if (page != null && outside != null && !outside.show(page)) {
            model.upgradeProperty().set(Messages.of(locale).text("desk.report-file", page));
        }
    }

    private void connect(Parts made) {
        week.setOnFreePlaceChosen((day, minute) -> {
            made.booking().open(day, minute);
            showBooking();
        });
        week.setOnCardChosen(this::openReservation);
        week.setOnMoveAsked(this::offerMove);
        week.setOnMove((id, day, minute) -> {
            openReservation(id);
            made.reservation().move(day, minute);
        });
        made.booking().setOnBooked((id, day) -> {
            week.show(day);
            week.chooseCard(id);
            made.weekView().focus();
        });
        made.bookingView().setOnClose(made.desk()::closePanel);
        made.reservation().setOnChanged(day -> week.show(day));
        made.reservation().setOnMoveAsked(id -> {
            week.askMove(id);
            made.weekView().focus();
        });
        made.reservationView().setOnClose(made.desk()::closePanel);
        made.services().setOnSaved(week::reload);
        made.waiting().setOnChosen(item -> {
            week.show(item.date());
            week.chooseCard(item.id());
        });
        made.waitingView().setOnClose(made.desk()::closePanel);
    }

    /** Opens the booking form with no place chosen. */
    void openBooking() {
        parts().booking().open();
        showBooking();
    }

    private void showBooking() {
        parts().desk().showPanel(parts().bookingView().root());
        parts().bookingView().focus();
    }

    private void openReservation(String id) {
        parts().reservation().show(id);
        parts().desk().showPanel(parts().reservationView().root());
    }

    /** Opens the service editor. */
    void openServices() {
        parts().services().load();
        parts().desk().showPanel(parts().servicesView().root());
        parts().servicesView().selectFirst();
    }

    /** Opens the list of what waits for a person. */
    void openWaiting() {
        parts().waiting().load();
        parts().desk().showPanel(parts().waitingView().root());
    }

    private void offerMove(String id) {
        LocalDate from = week.todayDate();
        tasks.run(
                () -> bookings.startsFor(id, from, DAYS_TO_MOVE),
                offered -> week.startMove(id, elsewhere(id, offered)),
                failure -> week.reload());
    }

    /** The starts that would move it at all. */
    private List<Slot> elsewhere(String id, List<Slot> offered) {
        return offered.stream()
                .filter(start -> week.card(id)
                        .filter(card -> card.date().equals(start.date()) && card.start() == start.start())
                        .isEmpty())
                .toList();
    }

    private void otherTheme() {
        theme = theme.other();
        theme.applyTo(parts().desk().root());
    }

    private void otherLanguage() {
        dress(locale.equals(Locale.KOREAN) ? Locale.ENGLISH : Locale.KOREAN, theme);
    }

    /** Undoes or does again; the database decides, and the line below says what became of it. */
    private void restore(Callable<UndoResult> way, String done, DeskViewModel model) {
        Messages texts = Messages.of(locale);
        tasks.run(
                way,
                restored -> {
                    model.noticeProperty()
                            .set(
                                    switch (restored) {
                                        case UndoResult.Done stands -> texts.text(done);
                                        case UndoResult.Nothing nothing -> texts.text("undo.nothing");
                                        case UndoResult.ChangedMeanwhile changed -> texts.text("undo.changed");
                                        case UndoResult.Refused refused ->
                                            refused.nearest().isEmpty()
                                                    ? texts.text("undo.refused-none")
                                                    : texts.text(
                                                            "undo.refused",
                                                            nearest(refused.nearest()
                                                                    .getFirst()));
                                    });
                    week.reload();
                    // What the panel says of it is from before.
                    ReservationDetails shown =
                            parts().reservation().detailsProperty().get();
                    if (shown != null) {
                        parts().reservation().show(shown.id());
                    }
                },
                failure -> week.reload());
    }

    private static String nearest(Slot start) {
        return "%s %02d:%02d".formatted(start.date(), start.start() / 60, start.start() % 60);
    }

    /** What falls due without anybody asking. Where it fails the next beat tries again; nobody waits for it. */
    private void keepUp() {
        tasks.run(upkeep::run, done -> keepingUp = false, failure -> {
            keepingUp = false;
            // A database that is away is said by the week; anything else would go unnoticed.
            if (DatabaseFailures.classify(failure) instanceof DatabaseFailure.Unknown) {
                LOG.warn("What is due could not be done ({})", DatabaseFailures.state(failure));
            }
        });
    }

    /** Tries again to read a week that could not be read, and reads it each minute for the red line. */
    private void beat() {
        beats++;
        if (!keepingUp) {
            keepingUp = true;
            keepUp();
        }
        if (week.problemProperty().get() != null || beats >= BEATS_A_MINUTE) {
            beats = 0;
            week.refresh();
        }
    }
}
