package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which cards of a day are lines under each other, because too many would stand side by side. A row of the axis holds either
 * lines or the boxes of cards, so that they do not cover each other: a card that reaches into a row of lines is a line too, in
 * the row that it starts in.
 *
 * @param lines the lines by the number of their row, which is the half hour of the day, in the order of time
 * @param boxes the other cards; a buffer ends where a row of lines begins
 */
record CrowdedRows(SortedMap<Integer, List<WeekCard>> lines, List<WeekCard> boxes) {

    private static final Comparator<WeekCard> IN_ORDER =
            Comparator.comparingInt(WeekCard::start).thenComparing(WeekCard::reservationId);

    /** The rows of the days of a week; a day that is shown alone has none with lines. */
    static List<CrowdedRows> of(Week week) {
        return week.days().stream()
                .map(day -> week.days().size() == 1
                        ? new CrowdedRows(new TreeMap<>(), day.cards())
                        : of(day.cards(), GridScale.SIDE_BY_SIDE))
                .toList();
    }

    /**
     * The cards that may be shown, the selected one among them.
     *
     * @param most the lines that a row gets at most
     */
    Stream<WeekCard> drawn(@Nullable String selected, int most) {
        return Stream.concat(
                boxes.stream(),
                lines.values().stream()
                        .flatMap(row -> row.size() <= most
                                ? row.stream()
                                : Stream.concat(
                                        row.stream().limit(most),
                                        row.stream()
                                                .skip(most)
                                                .filter(card ->
                                                        card.reservationId().equals(selected)))));
    }

    /**
     * The rows of a day.
     *
     * @param most how many cards may stand side by side
     */
    static CrowdedRows of(List<WeekCard> cards, int most) {
        BitSet crowded = new BitSet();
        List<WeekCard> boxes = cards;
        boolean grown = true;
        while (grown) {
            int before = crowded.cardinality();
            markStartsBeyond(most, boxes, crowded);
            List<WeekCard> kept = new ArrayList<>(cards.size());
            for (WeekCard card : cards) {
                if (inLines(card, crowded)) {
                    crowded.set(row(card));
                } else {
                    kept.add(cut(card, crowded));
                }
            }
            boxes = kept;
            grown = crowded.cardinality() > before;
        }
        SortedMap<Integer, List<WeekCard>> lines = new TreeMap<>();
        for (WeekCard card : cards) {
            if (crowded.get(row(card))) {
                lines.computeIfAbsent(row(card), row -> new ArrayList<>()).add(card);
            }
        }
        lines.values().forEach(row -> row.sort(IN_ORDER));
        return new CrowdedRows(lines, boxes);
    }

    /** The row of the minute at which a card starts. */
    static int row(WeekCard card) {
        return card.start() / TimeAxis.ROW;
    }

    private static void markStartsBeyond(int most, List<WeekCard> cards, BitSet crowded) {
        int[] changes = new int[ClockTime.MINUTES_A_DAY + 1];
        BitSet starts = new BitSet();
        for (WeekCard card : cards) {
            starts.set(card.start());
            changes[card.start()]++;
            changes[Math.min(CardLanes.until(card), ClockTime.MINUTES_A_DAY)]--;
        }
        int shown = 0;
        for (int minute = 0; minute < ClockTime.MINUTES_A_DAY; minute++) {
            shown += changes[minute];
            // The most cards stand side by side where one of them starts.
            if (shown > most && starts.get(minute)) {
                crowded.set(minute / TimeAxis.ROW);
            }
        }
    }

    private static boolean inLines(WeekCard card, BitSet crowded) {
        int next = crowded.nextSetBit(row(card));
        return next >= 0 && next * TimeAxis.ROW < CardLanes.drawnEnd(card);
    }

    private static WeekCard cut(WeekCard card, BitSet crowded) {
        int next = crowded.nextSetBit((CardLanes.drawnEnd(card) + TimeAxis.ROW - 1) / TimeAxis.ROW);
        return next >= 0 && next * TimeAxis.ROW < CardLanes.until(card)
                ? card.withBuffer(next * TimeAxis.ROW - CardLanes.drawnEnd(card))
                : card;
    }
}
