package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The cards of the reservations. Nodes are keyed by reservation and pooled. */
final class CardsLayer extends WeekLayer {

    private final Messages messages;
    private final Map<String, CardNode> shown = new HashMap<>();
    private final Deque<CardNode> spare = new ArrayDeque<>();
    private @Nullable String selected;
    private boolean roomy;

    CardsLayer(Messages messages) {
        this.messages = messages;
        // The cards show tooltips and a cursor.
        setMouseTransparent(false);
    }

    @Override
    void show(Week week) {
        List<WeekCard> cards =
                week.days().stream().flatMap(day -> day.cards().stream()).toList();
        Set<String> wanted = cards.stream().map(WeekCard::reservationId).collect(Collectors.toSet());
        shown.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().setVisible(false);
                spare.push(entry.getValue());
            }
            return gone;
        });
        List<Node> added = new ArrayList<>();
        for (WeekCard card : cards) {
            CardNode node = shown.computeIfAbsent(card.reservationId(), id -> take(added));
            node.show(card, past(card, week));
            node.setSelected(card.reservationId().equals(selected));
        }
        getChildren().addAll(added);
    }

    private CardNode take(List<Node> added) {
        CardNode node = spare.poll();
        if (node == null) {
            node = new CardNode(messages);
            node.setRoomy(roomy);
            added.add(node);
        }
        node.setVisible(true);
        return node;
    }

    private static boolean past(WeekCard card, Week week) {
        LocalDate today = week.now().toLocalDate();
        return card.date().isBefore(today)
                || (card.date().equals(today) && card.start() + card.duration() <= minuteNow(week));
    }

    void setRoomy(boolean wanted) {
        roomy = wanted;
        shown.values().forEach(node -> node.setRoomy(wanted));
        spare.forEach(node -> node.setRoomy(wanted));
    }

    void select(@Nullable String reservationId) {
        selected = reservationId;
        shown.forEach((id, node) -> node.setSelected(id.equals(reservationId)));
    }

    /** Shows that a card is being moved, or none. */
    void setMoving(@Nullable String reservationId) {
        shown.forEach((id, node) -> node.setMoving(id.equals(reservationId)));
    }

    @Override
    void place(Week week, WeekLayout layout) {
        layout.cards().forEach((id, box) -> {
            CardNode node = shown.get(id);
            if (node != null) {
                node.place(box);
            }
        });
    }
}
