package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishOffer;
import clinic.frontdesk.waitlist.WishPatient;
import clinic.frontdesk.waitlist.WishTexts;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, and who would take a place that is free. Follows the feed, and looks again only at the days that changed. Used on the
 * JavaFX thread only.
 */
public final class WaitlistViewModel implements LiveListener {

    /** Is told of a booking. */
    @FunctionalInterface
    public interface BookedWishHandler {
        void booked(String reservationId, LocalDate day, boolean sameTime);
    }

    /** What one reading found, and the days that it has looked at again. */
    private record ListRead(List<WishOffer> offers, List<Wish> expired) {}

    private final WaitlistSources sources;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final Latest reading;
    private final WishEditorViewModel editor;
    private final Set<LocalDate> pending = new TreeSet<>();
    private boolean pendingRules = true;

    private final ObservableList<WishOffer> offers = FXCollections.observableArrayList();
    private final ObservableList<WishOffer> shown = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable WishOffer> selected = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty expiredShown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private List<Wish> expired = List.of();
    private BookedWishHandler onBooked = (id, day, sameTime) -> {};
    private Runnable onBirthAsked = () -> {};

    /**
     * @param today returns the current date at the clinic
     */
    public WaitlistViewModel(WaitlistSources sources, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.sources = sources;
        this.tasks = tasks;
        this.today = today;
        this.reading = new Latest(tasks);
        this.editor = new WishEditorViewModel(sources, tasks, today);
        editor.setOnSaved(wish -> {
            say(Text.of("waitlist.saved", wish.patient().name()), false);
            load(wish.id());
        });
        editor.setOnFailure(this::failed);
        expiredShown.subscribe(() -> show(selectedId()));
    }

    /** Opens the panel: what was said before is gone, and the list is read. */
    public void open() {
        say(Text.NONE, false);
        editor.loadServices();
        refresh();
    }

    /** Looks again at what is free now; starts go by. */
    public void refresh() {
        load(selectedId());
    }

    private void load(long wanted) {
        Set<LocalDate> days = new TreeSet<>(pending);
        boolean rules = pendingRules;
        reading.run(
                () -> new ListRead(
                        sources.matches().read(rules, days), sources.list().expired()),
                read -> {
                    // What changed while this was read is looked at in the next reading.
                    pending.removeAll(days);
                    pendingRules &= !rules;
                    if (away.get()) {
                        away.set(false);
                        say(Text.NONE, false);
                    }
                    loaded.set(true);
                    expired = read.expired();
                    offers.setAll(read.offers());
                    editor.compareWith(
                            read.offers().stream().map(WishOffer::wish).toList());
                    show(wanted);
                },
                this::unreachable);
    }

    private void show(long wanted) {
        List<WishOffer> wishes = expiredShown.get()
                ? expired.stream().map(wish -> new WishOffer(wish, List.of())).toList()
                : List.copyOf(offers);
        int before = selected.get() == null ? 0 : shown.indexOf(selected.get());
        if (!shown.equals(wishes)) {
            shown.setAll(wishes);
        }
        WishOffer same = wishes.stream()
                .filter(offer -> offer.wish().id() == wanted)
                .findFirst()
                .orElseGet(() -> wishes.isEmpty() ? null : wishes.get(Math.clamp(before, 0, wishes.size() - 1)));
        selected.set(same);
    }

    private long selectedId() {
        WishOffer offer = selected.get();
        return offer == null ? -1 : offer.wish().id();
    }

    /** Reads the list again where one of its days may have changed. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        pending.addAll(versions.days().keySet());
        pendingRules |= rules;
        refresh();
    }

    @Override
    public void topicChanged(LiveTopic topic) {
        if (topic == LiveTopic.WAITING) {
            refresh();
        }
    }

    @Override
    public void reconnected() {
        pendingRules = true;
        refresh();
    }

    /** Makes a wish current. */
    public void select(WishOffer offer) {
        if (shown.contains(offer)) {
            selected.set(offer);
        }
    }

    /** Books the soonest start for the current wish. */
    public void book() {
        book(1);
    }

    /** Books the start of a number from 1 for the current wish; ignored where there is none. */
    public void book(int number) {
        WishOffer offer = selected.get();
        if (offer != null && 0 < number && number <= offer.starts().size()) {
            book(offer, offer.starts().get(number - 1));
        } else if (offer != null && number == 1) {
            say(Text.of("waitlist.nothing-free", offer.wish().patient().name()), true);
        }
    }

    /** Books a start for a wish. */
    public void book(WishOffer offer, Slot start) {
        if (busy.get()) {
            return;
        }
        Wish wish = offer.wish();
        if (!wish.bookable()) {
            onBirthAsked.run();
            select(offer);
            editor.edit(wish);
            say(Text.of("waitlist.birth-needed", wish.patient().name()), true);
            return;
        }
        busy.set(true);
        say(Text.NONE, false);
        tasks.run(() -> sources.bookings().book(wish, start), outcome -> booked(wish, start, outcome), failure -> {
            busy.set(false);
            failed(failure);
        });
    }

    private void booked(Wish wish, Slot start, BookingOutcome outcome) {
        busy.set(false);
        pending.add(start.date());
        Text who = Text.of("waitlist.said", wish.patient().name());
        switch (outcome) {
            case BookingOutcome.Accepted accepted -> {
                say(Text.of("waitlist.booked", who, WishTexts.start(start, today.get())), false);
                onBooked.booked(
                        accepted.reservationId(),
                        start.date(),
                        !accepted.sameTime().isEmpty());
            }
            case BookingOutcome.Refused refused ->
                say(
                        Text.of(
                                "waitlist.refused",
                                who,
                                Text.of("refusal." + refused.reason().code())),
                        true);
            case BookingOutcome.Gone gone -> say(Text.of("waitlist.gone", who), true);
        }
        refresh();
    }

    /** Whether somebody waits for a service of which a place was booked for them otherwise. */
    public boolean waits(String name, String phone, @Nullable String serviceId) {
        WishPatient who = new WishPatient(name, phone, null, null);
        return offers.stream()
                .map(WishOffer::wish)
                .anyMatch(wish -> wish.patient().isSamePerson(who) && Objects.equals(wish.serviceId(), serviceId));
    }

    /** Takes the current wish off the list. */
    public void remove() {
        WishOffer offer = selected.get();
        if (offer != null && !busy.get()) {
            busy.set(true);
            Wish wish = offer.wish();
            tasks.run(
                    () -> sources.list().remove(wish.id()),
                    removed -> {
                        busy.set(false);
                        Text who = Text.of("waitlist.said", wish.patient().name());
                        say(Text.of(removed ? "waitlist.removed" : "waitlist.gone", who), !removed);
                        editor.forget(wish);
                        refresh();
                    },
                    failure -> {
                        busy.set(false);
                        failed(failure);
                    });
        }
    }

    /** Fills the current wish into the editor. */
    public void edit() {
        WishOffer offer = selected.get();
        if (offer != null) {
            editor.edit(offer.wish());
        }
    }

    private void say(Text text, boolean isWrong) {
        wrong.set(isWrong);
        notice.set(text);
    }

    private void failed(Failure failure) {
        unreachable(failure);
        say(failure.text(), true);
    }

    /** What was read last stays; the banner says that the database is away. */
    private void unreachable(Failure failure) {
        away.set(true);
        if (!loaded.get()) {
            say(failure.text(), true);
        }
    }

    public void setOnBooked(BookedWishHandler handler) {
        onBooked = handler;
    }

    /** Sets what shows the editor, where a birth date is lacking. */
    public void setOnBirthAsked(Runnable handler) {
        onBirthAsked = handler;
    }

    public WishEditorViewModel editor() {
        return editor;
    }

    /** The open wishes: those that a free start suits first, by priority and then by who asked first. */
    public ObservableList<WishOffer> offers() {
        return offers;
    }

    /** What the panel lists: the open wishes, or the expired ones. */
    public ObservableList<WishOffer> shown() {
        return shown;
    }

    public ReadOnlyObjectProperty<@Nullable WishOffer> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Whether the expired wishes are listed. */
    public BooleanProperty expiredShownProperty() {
        return expiredShown;
    }

    /** A result or a problem in one sentence; empty without one. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the notice is a problem. */
    public ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Whether the list was read; before that nobody knows whether somebody waits. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether the database was unreachable. */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /** The current date at the clinic. */
    public LocalDate today() {
        return today.get();
    }
}
