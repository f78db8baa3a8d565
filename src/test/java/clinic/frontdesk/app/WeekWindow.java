package clinic.frontdesk.app;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.shell.DeskView;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.shell.HelpSheet;
import clinic.frontdesk.shell.Panels;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.WeekSource;
import clinic.frontdesk.week.ui.SampleMonths;
import clinic.frontdesk.week.ui.SampleWeeks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;

/** A window around a week of a given source, without bookings. */
final class WeekWindow {

    final Actions actions = new Actions();
    final DeskViewModel desk = new DeskViewModel();
    final WeekFeature week;
    final DeskView view;
    final Panels panels;

    WeekWindow(WeekSource source, BackgroundTasks tasks, Locale locale) {
        this(source, new NoBookings(), tasks, locale);
    }

    WeekWindow(WeekSource source, Bookings bookings, BackgroundTasks tasks, Locale locale) {
        Messages messages = Messages.of(locale);
        week = new WeekFeature(source, SampleMonths::of, bookings, new OwnWrites(), tasks, Clock.systemUTC(), actions);
        week.model().show(SampleWeeks.MONDAY);
        week.describe(desk, new SimpleBooleanProperty(true), new Subscriptions());
        view = new DeskView(desk, week.create(messages), actions, messages);
        panels = new Panels(actions, view, messages);
        new HelpSheet(actions).attach(view, messages);
    }

    /** Fails on every call. */
    static class NoBookings implements Bookings {

        @Override
        public BookingOutcome book(NewReservation reservation) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public BookingOutcome move(String reservationId, LocalDate date, int start) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public BookingOutcome changeStatus(String reservationId, Status status) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public List<Slot> starts(String serviceId, LocalDate from, int days) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public Optional<ReservationDetails> details(String reservationId) {
            throw new AssertionError("unexpected call");
        }
    }
}
