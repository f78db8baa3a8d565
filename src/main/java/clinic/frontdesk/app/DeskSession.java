package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.live.ChangeFeed;
import clinic.frontdesk.live.LiveUpdates;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.DeskMoves;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.reservation.Memos;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Reviews;
import clinic.frontdesk.reservation.UndoableBookings;
import clinic.frontdesk.reservation.ui.MemoViewModel;
import clinic.frontdesk.reservation.ui.ServiceChangeViewModel;
import clinic.frontdesk.shell.DeskView;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.shell.HelpSheet;
import clinic.frontdesk.shell.Overlay;
import clinic.frontdesk.shell.Panels;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Privacy;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.FocusKeeper;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.week.MonthRepository;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * An open desk: creates the features and connects them. Models live as long as the session; a change of language
 * recreates the views.
 */
final class DeskSession {

    private final FxBackgroundTasks tasks;
    private final ClinicDatabase database;
    private final Consumer<Parent> show;
    private final Actions actions = new Actions();
    private final DeskViewModel desk = new DeskViewModel();
    private final Subscriptions subscriptions = new Subscriptions();
    private final FirstWeek weeks;
    private final WeekFeature week;
    private final BookingFeature booking;
    private final ReservationFeature reservation;
    private final ServicesFeature services;
    private final InboxFeature inbox;
    private final PatientFeature patients;
    private final SearchFeature search;
    private final HelpSheet help = new HelpSheet(actions);
    private final MoveFeature moving;
    private final NextVisitFeature nextVisit;
    private final ArrivalFeature arrivals;
    private final NoticeFeature notices;
    private final ClosingFeature closing;
    private final WaitlistFeature waiting;
    private final WalkInFeature walkIns;
    private final CallsFeature calls;
    private final PaperFeature paper;
    private final Heartbeat heartbeat;
    private final LastActNotice lastAct;

    private final Privacy privacy = new Privacy();
    private Locale locale = Locale.KOREAN;
    private Theme theme = Theme.LIGHT;
    private DeskView view;
    private final Panels panels;
    private @Nullable LiveUpdates live;
    private DesktopServices desktop = DesktopServices.NONE;

    /**
     * @param clock the clinic's clock
     * @param show receives the root node of the window, initially and whenever it is recreated
     */
    DeskSession(
            ClinicDatabase database,
            Clock clock,
            FxBackgroundTasks tasks,
            UpgradeReport report,
            Consumer<Parent> show) {
        this.database = database;
        this.tasks = tasks;
        this.show = show;
        History history = new History();
        OwnWrites own = new OwnWrites();
        DeskBookings bookings = new UndoableBookings(new DatabaseBookings(database.dsl()), history, own);
        weeks = new FirstWeek(new WeekRepository(database.dsl()));
        week = new WeekFeature(weeks, new MonthRepository(database.dsl()), bookings, own, tasks, clock, actions);
        patients = new PatientFeature(database, history, tasks, clock, actions);
        booking = new BookingFeature(database, bookings, patients.search(), tasks, week.model(), actions);
        nextVisit = new NextVisitFeature(database, bookings, patients.search(), tasks);
        waiting = new WaitlistFeature(database, history, own, patients.search(), tasks, clock, actions);
        moving = new MoveFeature(database, bookings, history, week.model(), tasks, actions, week::focus);
        services = new ServicesFeature(database, history, tasks, clock);
        Reviews reviews = new Reviews(database.dsl(), bookings, history, own);
        CallFiles callFiles = new CallFiles(database, () -> locale, () -> desktop);
        calls = new CallsFeature(database, history, reviews, callFiles, tasks, week.model()::todayDate, actions);
        reservation = new ReservationFeature(bookings, reviews, tasks, week.model()::todayDate, actions);
        reservation.model().useMemo(new MemoViewModel(new Memos(database.dsl(), history), tasks));
        reservation
                .model()
                .useServiceChange(new ServiceChangeViewModel(
                        new DeskMoves(database.dsl(), bookings), new JooqServiceChoices(database.dsl()), tasks));
        closing = new ClosingFeature(database, bookings, history, callFiles, tasks, week.model(), actions);
        arrivals = new ArrivalFeature(database, history, own, tasks, clock, week, actions);
        walkIns = new WalkInFeature(database, bookings, history, patients.search(), tasks, clock, actions);
        notices = new NoticeFeature(database, history, tasks, week.model(), actions);
        inbox = new InboxFeature(database, bookings, reviews, history, tasks, week.model()::todayDate, actions);
        search = new SearchFeature(patients.search(), tasks, week.model()::todayDate, actions);
        new ReviewFeature(new InboxRepository(database.dsl()), week.model(), desk, tasks, actions);
        paper = new PaperFeature(new DeskOutput(database, () -> locale), tasks, () -> desktop, week.model(), actions);
        heartbeat = new Heartbeat(
                new Maintenance(database.dsl()), tasks, week.model(), List.of(arrivals.model(), walkIns.queue()));
        lastAct = new LastActNotice(desk, week.model(), tasks, actions);
        new UndoFeature(history, tasks, actions, desk, this::reload);
        desk.upgradeProperty()
                .set(Text.of(
                        report.changed() ? "desk.upgraded-now" : "desk.schema",
                        report.version(),
                        report.reservationsFilled()));
        actions.set(Action.When.REPORT_WRITTEN, desk.reportWrittenProperty());
        actions.set(Action.THEME, () -> setAppearance(locale, theme.other()));
        actions.set(
                Action.LANGUAGE,
                () -> setAppearance(locale.equals(Locale.KOREAN) ? Locale.ENGLISH : Locale.KOREAN, theme));

        Messages messages = Messages.of(locale, privacy);
        view = new DeskView(desk, week.create(messages), actions, messages);
        addLists(messages);
        panels = new Panels(actions, view, messages);
        panels.register(Action.BOOK, booking);
        panels.register(Action.SERVICES, services);
        panels.register(Action.CLOSURES, closing);
        panels.register(Action.INBOX, inbox);
        panels.register(Action.NOTICE, notices);
        panels.register(Action.WAITLIST, waiting);
        panels.register(Action.WALK_IN, walkIns);
        panels.register(Action.CALLS, calls);
        paper.connect(panels, actions, desk.noticeProperty()::set);
        search.connect(new SearchRoutes(week, booking, patients, panels, actions));
        attach(messages);
        connect();
    }

    /** Connects the events of one feature to the actions of another. */
    private void connect() {
        week.model().setOnFreePlaceChosen((day, minute) -> {
            booking.place(day, minute);
            panels.open(booking);
        });
        week.model().setOnCardChosen(this::openReservation);
        week.model().setOnMove((id, day, minute) -> {
            if (panels.shows(inbox) && inbox.model().shows(id)) {
                inbox.model().moveTo(day, minute);
                panels.focus();
            } else {
                moving.moves().chosen(id, day, minute);
            }
        });
        moving.moves().setOnPut(id -> {
            week.model().chooseCard(id);
            week.focus();
        });
        moving.moves().setOnNotice(desk.noticeProperty()::set);
        moving.tray().setOnFailure(failure -> desk.noticeProperty().set(failure.text()));
        arrivals.setOnNotice(desk.noticeProperty()::set);
        closing.connect(desk.noticeProperty()::set, () -> panels.open(closing));
        week.hideComingWhile(panels.anyOpenProperty());
        reservation.model().setOnVisitAsked(arrivals::record);
        reservation.model().setOnQuestionEnded(week::focus);
        actions.set(Action.CANCEL_RESERVATION, this::askCancel);
        actions.set(Action.WAITING, () -> {
            if (!arrivals.focusList()) {
                walkIns.focusQueue();
            }
        });
        walkIns.entry().setOnAdded(() -> {
            panels.close();
            walkIns.queue().reload();
        });
        walkIns.setOnFailure(failure -> desk.noticeProperty().set(failure.text()));
        walkIns.setOnBook(draft -> {
            booking.fill(draft);
            panels.open(booking);
        });
        subscriptions.add(patients.listen(booking.model().patient().search()::refresh));
        booking.setOnOpenReservation(this::openReservation);
        booking.model().setOnBooked((id, day, earlier, visits, sameTime) -> {
            walkIns.booked(id);
            waiting.booked(id, desk.noticeProperty()::set);
            week.model().show(day);
            week.model().chooseCard(id);
            week.focus();
            if (visits > 1) {
                desk.noticeProperty().set(Text.of("booking.course-made", visits));
            }
            if (sameTime) {
                desk.noticeProperty().set(Text.of("booking.same-time"));
            }
            if (!earlier.isEmpty()) {
                ReservationDetails first = earlier.getFirst();
                desk.noticeProperty()
                        .set(Text.of(
                                "booking.earlier",
                                first.patientName(),
                                DayLabel.of(first.date()),
                                first.writtenTime(),
                                first.serviceName(),
                                earlier.size()));
            }
        });
        reservation.model().setOnChanged(week.model()::show);
        reservation.model().setOnMoveAsked(id -> {
            week.model().askMove(id);
            week.focus();
        });
        booking.model().setOnWaiting(visit -> {
            waiting.fill(visit);
            panels.open(waiting);
        });
        waiting.model().setOnBirthAsked(() -> panels.open(waiting));
        waiting.model().setOnBooked((id, day, sameTime) -> {
            if (panels.shows(waiting)) {
                week.model().point(day, id);
            } else {
                week.model().show(day);
                week.model().chooseCard(id);
                week.focus();
            }
            if (sameTime) {
                desk.noticeProperty().set(Text.of("booking.same-time"));
            }
        });
        calls.model().setOnShown(week.model()::point);
        calls.model().setOnMoveAsked(id -> {
            week.model().askMove(id);
            week.focus();
        });
        reservation.model().setOnNextAsked(this::bookNext);
        patients.model().setOnCalendarAsked(paper.export()::calendarOf);
        reservation.model().setOnSlipAsked(id -> paper.slip(panels, id));
        actions.set(Action.BOOK_NEXT, () -> {
            String selected = week.model().selectedProperty().get();
            if (selected != null) {
                bookNext(selected);
            }
        });
        notices.list().setOnChosen(notice -> {
            if (panels.open(notices)) {
                notices.model().edit(notice);
            }
        });
        patients.setOnReservationChosen(this::openReservation);
        actions.set(Action.PATIENT, this::openPatient);
        actions.set(Action.WRITE_MEMO, () -> {
            String selected = week.model().selectedProperty().get();
            if (selected != null) {
                openReservation(selected);
                if (panels.shows(reservation)) {
                    reservation.focusMemo();
                }
            }
        });
        actions.set(Action.CHANGE_SERVICE, () -> {
            String selected = week.model().selectedProperty().get();
            if (selected != null) {
                openReservation(selected);
                reservation.model().askService();
            }
        });
        services.model().setOnSaved(week.model()::reload);
        inbox.model().setOnShown(item -> week.model().point(item.date(), item.id()));
        inbox.model().setOnMoveAsked(id -> {
            week.model().askMove(id);
            week.focus();
        });
    }

    /** Fills the left column of a newly created window, from top to bottom. */
    private void addLists(Messages messages) {
        view.addList(arrivals.create(messages));
        view.addList(walkIns.createQueue(messages));
        view.addList(waiting.createRail(messages));
        view.addList(notices.createList(messages));
        view.addList(moving.create(messages));
    }

    /** Puts what belongs to the window itself into a newly created one. */
    private void attach(Messages messages) {
        lastAct.attach(view.root());
        search.attach(view, messages);
        help.attach(view, messages);
    }

    private void openReservation(String id) {
        reservation.model().show(id);
        panels.open(reservation);
    }

    /** Opens the booking form for the patient and the service of a reservation. */
    private void bookNext(String id) {
        nextVisit.prepare(
                id,
                draft -> {
                    booking.fill(draft);
                    panels.open(booking);
                },
                failure -> desk.noticeProperty().set(failure.text()));
    }

    /** Opens the reservation at hand and asks why it is cancelled. */
    private void askCancel() {
        String id = week.atHand();
        if (id != null) {
            openReservation(id);
            if (panels.shows(reservation)) {
                reservation.model().cancel();
            }
        }
    }

    /** Opens the page of the patient whom the selected reservation names. */
    private void openPatient() {
        String selected = week.model().selectedProperty().get();
        if (selected != null && panels.open(patients)) {
            patients.model().showOf(selected);
        }
    }

    private void reload() {
        patients.model().refresh();
        waiting.model().refresh();
        calls.model().reconnected();
        week.model().reload();
        reservation.model().reload();
        services.model().reload();
        inbox.model().reload();
        arrivals.model().reload();
        closing.model().reload();
        walkIns.queue().reload();
        notices.list().reload();
    }

    /** Sets what opens files in the desktop's programs; without it they are only saved. */
    void useDesktop(DesktopServices services) {
        desktop = services;
    }

    /** Makes the upgrade's report available. Call before {@link #open}. */
    void offerReport(Path file, DesktopServices desktop) {
        desk.reportWrittenProperty().set(true);
        actions.set(Action.REPORT, () -> {
            if (!desktop.show(file)) {
                desk.upgradeProperty().set(Text.of("desk.report-file", file.toString()));
            }
        });
    }

    /** Sets what starts the board on the wall, which returns whether it did. Call before {@link #open}. */
    void offerBoard(BooleanSupplier start) {
        actions.set(
                Action.BOARD,
                () -> desk.noticeProperty().set(Text.of(start.getAsBoolean() ? "board.started" : "board.not-started")));
    }

    /** Looks as when the desk was closed. Call before {@link #open}. */
    void restore(DeskSettings.Appearance look) {
        week.model().modeProperty().set(look.shown());
        setAppearance(look.language(), look.theme());
    }

    /** What would be lost if the window were closed now, one text each. What a panel keeps is shown and asked for there. */
    List<Text> unsaved() {
        List<Text> unsaved = new ArrayList<>();
        if (services.model().entries().stream().anyMatch(services.model()::dirty)) {
            unsaved.add(Text.of("desk.unsaved-services"));
        }
        if (notices.model().changed()) {
            unsaved.add(Text.of("desk.unsaved-notice"));
        }
        if (!booking.model().drafts().drafts().isEmpty()) {
            unsaved.add(Text.of(
                    "desk.unsaved-bookings", booking.model().drafts().drafts().size()));
        }
        if (waiting.model().editor().dirty()) {
            unsaved.add(Text.of("desk.unsaved-wish"));
        }
        return unsaved;
    }

    /** Says the keys that matter if this is the user's first start. Call before {@link #open}. */
    void introduce(DeskSettings settings) {
        if (!settings.keysShown()) {
            desk.firstKeysProperty().set(true);
            settings.rememberKeysShown();
        }
    }

    /** Shows today's week and starts the live updates. */
    void open() {
        display();
        week.focus();
        week.model().today();
        LiveUpdates updates = new LiveUpdates(
                tasks::onScreen, database, ChangeFeed.Pace.STANDARD, week.firstWatched(), week.lastWatched());
        live = updates;
        week.follow(updates, subscriptions);
        week.describe(desk, updates.connectedProperty(), subscriptions);
        subscriptions.add(updates.listen(booking.model()));
        subscriptions.add(updates.listen(reservation.model()));
        subscriptions.add(updates.listen(services.model()));
        subscriptions.add(updates.listen(inbox.model()));
        subscriptions.add(updates.listen(moving.tray()));
        subscriptions.add(updates.listen(arrivals.model()));
        subscriptions.add(updates.listen(closing.model()));
        subscriptions.add(updates.listen(notices.list()));
        subscriptions.add(updates.listen(new PrivacyFeature(database, tasks, desk)));
        subscriptions.add(updates.listen(waiting.model()));
        subscriptions.add(updates.listen(walkIns.queue()));
        subscriptions.add(updates.listen(calls.model()));
        subscriptions.add(updates.listen(paper.print()));
        subscriptions.add(updates.listen(patients));
        subscriptions.add(patients.listen(search.model()::refresh));
        patients.start();
        waiting.start();
        heartbeat.start();
    }

    /** Shows this week without reading it again. Call before {@link #open}. */
    void offerFirstWeek(Week read) {
        weeks.offer(read);
    }

    void close() {
        heartbeat.stop();
        waiting.stop();
        patients.stop();
        subscriptions.close();
        if (live != null) {
            live.close();
        }
    }

    /** Changes language and theme. Only a change of language recreates the views; typed input is kept. */
    void setAppearance(Locale newLocale, Theme newTheme) {
        theme = newTheme;
        if (!newLocale.equals(locale)) {
            locale = newLocale;
            Messages messages = Messages.of(locale, privacy);
            FocusKeeper focus = FocusKeeper.of(view.root());
            DeskView previous = view;
            view = new DeskView(desk, week.create(messages), actions, messages);
            addLists(messages);
            panels.rebuild(view, messages);
            previous.close();
            display();
            attach(messages);
            // The panel cannot be focused before the scroll pane around it has its skin.
            view.root().applyCss();
            view.root().layout();
            if (!search.isOpen() && !focus.restore(view.root()) && !panels.focus()) {
                week.focus();
            }
        } else {
            theme.applyTo(view.root());
        }
    }

    /** Runs an action once the first week has been painted. */
    void whenPainted(Runnable action) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (week.model().weekProperty().get() != null) {
                    frames++;
                }
                // The pulse after this one paints what this one laid out.
                if (frames > 2) {
                    stop();
                    action.run();
                }
            }
        }.start();
    }

    private void display() {
        theme.applyTo(view.root());
        show.accept(view.root());
    }

    Theme theme() {
        return theme;
    }

    /** The current language. */
    Locale locale() {
        return locale;
    }

    Actions actions() {
        return actions;
    }

    Panels panels() {
        return panels;
    }

    Overlay overlay() {
        return view.overlay();
    }

    DeskViewModel desk() {
        return desk;
    }

    WeekFeature week() {
        return week;
    }

    BookingFeature booking() {
        return booking;
    }

    ReservationFeature reservation() {
        return reservation;
    }

    ServicesFeature services() {
        return services;
    }

    SearchFeature search() {
        return search;
    }

    PatientFeature patients() {
        return patients;
    }

    ClosingFeature closing() {
        return closing;
    }

    ArrivalFeature arrivals() {
        return arrivals;
    }

    WalkInFeature walkIns() {
        return walkIns;
    }

    NoticeFeature notices() {
        return notices;
    }

    MoveFeature moving() {
        return moving;
    }

    PaperFeature paper() {
        return paper;
    }

    CallsFeature calls() {
        return calls;
    }

    WaitlistFeature waiting() {
        return waiting;
    }

    InboxFeature inbox() {
        return inbox;
    }
}
