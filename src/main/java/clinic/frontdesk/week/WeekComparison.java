package clinic.frontdesk.week;

import clinic.frontdesk.reservation.DisplayStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two reads of the same week. */
public final class WeekComparison {

    private WeekComparison() {}

    /**
     * The reservations that came, moved, or have another status or length, by id; also cancelled ones. Whether a reservation
     * needs review is not compared, since that follows from changes of others.
     *
     * @param before read before {@code after}, of the same days
     */
    public static Map<String, CardChange> between(Week before, Week after) {
        Map<String, WeekCard> old =
                cards(before).collect(Collectors.toMap(WeekCard::reservationId, Function.identity(), (a, b) -> a));
        Map<String, CardChange> changes = new HashMap<>();
        cards(after)
                .forEach(card -> changeOf(old.get(card.reservationId()), card)
                        .ifPresent(change -> changes.put(card.reservationId(), change)));
        return changes;
    }

    /** What others changed: {@link #between} without what this desk wrote. */
    public static Map<String, CardChange> byOthers(Week before, Week after, OwnWrites own) {
        Map<String, CardChange> changes = between(before, after);
        cards(after)
                .filter(card -> changes.containsKey(card.reservationId()) && own.readBack(card))
                .forEach(card -> changes.remove(card.reservationId()));
        return changes;
    }

    private static Optional<CardChange> changeOf(@Nullable WeekCard before, WeekCard after) {
        if (before == null) {
            return Optional.of(CardChange.NEW);
        }
        if (!before.date().equals(after.date()) || before.start() != after.start()) {
            return Optional.of(CardChange.MOVED);
        }
        return before.duration() == after.duration() && sameStatus(before, after)
                ? Optional.empty()
                : Optional.of(CardChange.CHANGED);
    }

    private static boolean sameStatus(WeekCard before, WeekCard after) {
        boolean oneUnderReview =
                before.status() == DisplayStatus.ATTENTION || after.status() == DisplayStatus.ATTENTION;
        boolean both = before.status() == after.status() && Objects.equals(before.otherStatus(), after.otherStatus());
        return both || (oneUnderReview && holds(before) && holds(after));
    }

    /** Whether it is to come: what needs review, and is unconfirmed or confirmed where it does not. */
    private static boolean holds(WeekCard card) {
        return card.status() == DisplayStatus.ATTENTION
                || card.status() == DisplayStatus.UNCONFIRMED
                || card.status() == DisplayStatus.CONFIRMED;
    }

    private static Stream<WeekCard> cards(Week week) {
        return week.days().stream().flatMap(day -> Stream.concat(day.cards().stream(), day.cancelled().stream()));
    }
}
