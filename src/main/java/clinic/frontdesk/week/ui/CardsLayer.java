package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The cards of the reservations that the layout gives room. Nodes are keyed by reservation and reused, first for reservations
 * of the same status, whose styles need not be computed again.
 */
final class CardsLayer extends WeekLayer {

    private final CardTexts texts;
    private final Map<String, CardNode> shown = new HashMap<>();
    private final List<CardNode> spare = new ArrayList<>();
    private @Nullable String selected;
    private @Nullable String moving;
    private @Nullable String edge;
    private CardLook look = CardLook.STANDARD;
    private Map<String, CardChange> changes = Map.of();

    CardsLayer(Messages messages) {
        this.texts = new CardTexts(messages);
        // The cards show tooltips and a cursor.
        setMouseTransparent(false);
    }

    @Override
    void show(Week week) {
        // What is drawn is less than the week: it follows in draw.
    }

    /** Draws cards of a week. */
    void draw(Week week, List<WeekCard> cards) {
        retire(cards.stream().map(WeekCard::reservationId).collect(Collectors.toSet()));
        List<WeekCard> others = new ArrayList<>();
        for (WeekCard card : cards) {
            CardNode node = shown.get(card.reservationId());
            if (node == null) {
                node = spareFor(card, past(card, week));
            }
            if (node == null) {
                others.add(card);
            } else {
                show(node, card, week);
            }
        }
        List<Node> added = new ArrayList<>();
        for (WeekCard card : others) {
            show(spare.isEmpty() ? created(added) : spare.removeLast(), card, week);
        }
        getChildren().addAll(added);
        spare.forEach(node -> node.setVisible(false));
    }

    private void retire(Set<String> wanted) {
        Iterator<Map.Entry<String, CardNode>> entries = shown.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, CardNode> entry = entries.next();
            if (!wanted.contains(entry.getKey())) {
                spare.add(entry.getValue());
                entries.remove();
            }
        }
    }

    private @Nullable CardNode spareFor(WeekCard card, boolean past) {
        for (int i = spare.size() - 1; i >= 0; i--) {
            if (spare.get(i).looksLike(card, past)) {
                return spare.remove(i);
            }
        }
        return null;
    }

    private CardNode created(List<Node> added) {
        CardNode node = new CardNode(texts);
        node.setLook(look);
        added.add(node);
        return node;
    }

    private void show(CardNode node, WeekCard card, Week week) {
        shown.put(card.reservationId(), node);
        node.show(card, past(card, week));
        node.setSelected(card.reservationId().equals(selected));
        node.setMoving(card.reservationId().equals(moving));
        node.mark(changes.get(card.reservationId()));
    }

    private static boolean past(WeekCard card, Week week) {
        LocalDate today = week.today();
        return card.date().isBefore(today) || (card.date().equals(today) && card.end() <= minuteNow(week));
    }

    /** Sets how the cards look. */
    void setLook(CardLook wanted) {
        if (!wanted.equals(look)) {
            look = wanted;
            shown.values().forEach(node -> node.setLook(wanted));
            spare.forEach(node -> node.setLook(wanted));
        }
    }

    void select(@Nullable String reservationId) {
        selected = reservationId;
        shown.forEach((id, node) -> node.setSelected(id.equals(reservationId)));
    }

    /** Marks the cards of what others changed, and no other. */
    void mark(Map<String, CardChange> changed) {
        changes = changed;
        shown.forEach((id, node) -> node.mark(changed.get(id)));
    }

    /** Shows that a card is being moved, or none. */
    void setMoving(@Nullable String reservationId) {
        moving = reservationId;
        shown.forEach((id, node) -> node.setMoving(id.equals(reservationId)));
    }

    /** Marks the card whose lower edge is under the pointer, or none. */
    void markEdge(@Nullable String reservationId) {
        if (!Objects.equals(edge, reservationId)) {
            edge = reservationId;
            shown.forEach((id, node) -> node.setEdge(id.equals(reservationId)));
        }
    }

    /** The node of a reservation, and what it says in words; empty where it is not shown. */
    Optional<CardNode> node(String reservationId) {
        return Optional.ofNullable(shown.get(reservationId));
    }

    @Override
    void place(Week week, WeekLayout layout) {
        shown.forEach((id, node) -> {
            WeekLayout.Box box = layout.cards().get(id);
            node.setVisible(box != null);
            if (box != null) {
                node.place(box);
            }
        });
    }
}
