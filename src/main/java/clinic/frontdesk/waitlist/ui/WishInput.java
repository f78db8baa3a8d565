package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.waitlist.WantedDays;
import clinic.frontdesk.waitlist.WishDays;
import clinic.frontdesk.waitlist.WishTerms;
import java.time.LocalDate;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The days of a wish, its first and last one, and a remark, as they are typed. */
public final class WishInput {

    /** How long a wish stands where nothing is said, in days after today. */
    static final int USUAL_DAYS = 14;

    private final Supplier<LocalDate> today;
    private final StringProperty days = new SimpleStringProperty("");
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final StringProperty remark = new SimpleStringProperty("");

    WishInput(Supplier<LocalDate> today) {
        this.today = today;
    }

    void clear() {
        days.set("");
        from.set("");
        until.set("");
        remark.set("");
    }

    void show(WishTerms terms, String daysWritten) {
        days.set(daysWritten);
        LocalDate first = terms.notBefore();
        from.set(first == null ? "" : WantedDays.written(first, today.get()));
        until.set(WantedDays.written(terms.lastDay(), today.get()));
        remark.set(terms.remark());
    }

    boolean touched() {
        return !days.get().isBlank()
                || !from.get().isBlank()
                || !until.get().isBlank()
                || !remark.get().isBlank();
    }

    @Nullable
    WishDays days() {
        return WantedDays.parse(days.get(), today.get()).value();
    }

    @Nullable
    LocalDate from() {
        return from.get().isBlank()
                ? null
                : DatePhrase.day(from.get(), today.get()).value();
    }

    /** The last day: as typed, or the last of the single days, or two weeks from today on. */
    @Nullable
    LocalDate until() {
        if (!until.get().isBlank()) {
            return DatePhrase.day(until.get(), today.get()).value();
        }
        WishDays suiting = days();
        if (suiting != null && !suiting.dates().isEmpty()) {
            return suiting.dates().getLast();
        }
        LocalDate first = from();
        return (first == null || first.isBefore(today.get()) ? today.get() : first).plusDays(USUAL_DAYS);
    }

    /** The message key of a field's problem after {@code booking.problem.}; null where it has none. */
    @Nullable
    String problem(WishField field) {
        return switch (field) {
            case DAYS -> WantedDays.parse(days.get(), today.get()).problem();
            case FROM ->
                from.get().isBlank()
                        ? null
                        : DatePhrase.day(from.get(), today.get()).problem();
            case UNTIL -> untilProblem();
            case REMARK -> remark.get().strip().length() > WishTerms.LONGEST_REMARK ? "wish.remark-long" : null;
            default -> null;
        };
    }

    private @Nullable String untilProblem() {
        if (!until.get().isBlank()) {
            String problem = DatePhrase.day(until.get(), today.get()).problem();
            if (problem != null) {
                return problem;
            }
        }
        LocalDate last = until();
        LocalDate first = from();
        if (last == null) {
            return null;
        }
        if (last.isBefore(today.get())) {
            return "wish.past";
        }
        return first != null && first.isAfter(last) ? "wish.before" : null;
    }

    /** Weekdays or dates. */
    public StringProperty daysProperty() {
        return days;
    }

    /** The first day. */
    public StringProperty fromProperty() {
        return from;
    }

    /** The last day; empty for the usual one. */
    public StringProperty untilProperty() {
        return until;
    }

    public StringProperty remarkProperty() {
        return remark;
    }
}
