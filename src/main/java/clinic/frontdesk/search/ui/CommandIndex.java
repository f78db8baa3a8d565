package clinic.frontdesk.search.ui;

import clinic.frontdesk.input.HangulMatch;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the commands of the window by their names in Korean and English, and by initial consonants. */
public final class CommandIndex {

    private record NamedAction(Action action, List<String> names) {}

    private record RankedAction(Action action, int rank) {}

    private static final int NOT_FOUND = Integer.MAX_VALUE;

    /** Commands of the search itself. */
    private static final Set<Action> LEFT_OUT = EnumSet.of(Action.SEARCH, Action.CLOSE_PANEL);

    private final List<NamedAction> entries = new ArrayList<>();
    private final Actions actions;

    public CommandIndex(Actions actions) {
        this.actions = actions;
        List<Messages> languages = List.of(Messages.of(Locale.KOREAN), Messages.of(Locale.ENGLISH));
        Stream.of(Action.values())
                .filter(action -> action.menu() != Action.Menu.KEYS && !LEFT_OUT.contains(action))
                .forEach(action -> entries.add(new NamedAction(
                        action,
                        languages.stream()
                                .flatMap(texts -> Stream.of(texts.text(action.key()), texts.text(action.helpKey())))
                                .map(HangulMatch::normalized)
                                .toList())));
    }

    /** The commands that can be run now and match, the best first: those whose name begins with the query. */
    public List<Action> find(String query, int limit) {
        String typed = HangulMatch.normalized(query.strip());
        return typed.isEmpty()
                ? List.of()
                : entries.stream()
                        .filter(entry -> actions.available(entry.action()))
                        .map(entry -> new RankedAction(entry.action(), rank(entry, typed)))
                        .filter(found -> found.rank() != NOT_FOUND)
                        .sorted(Comparator.comparingInt(RankedAction::rank))
                        .limit(limit)
                        .map(RankedAction::action)
                        .toList();
    }

    private static int rank(NamedAction entry, String typed) {
        return entry.names().stream().mapToInt(name -> place(name, typed)).min().orElse(NOT_FOUND);
    }

    /** The place of a query at the beginning of a word, or inside a Korean word. */
    private static int place(String name, String typed) {
        boolean latin = typed.charAt(0) < 128;
        for (int from = 0; from < name.length(); ) {
            int found = HangulMatch.find(name.substring(from), typed);
            if (found < 0) {
                return NOT_FOUND;
            }
            int at = from + found;
            if (!latin || at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
                return at;
            }
            from = at + 1;
        }
        return NOT_FOUND;
    }
}
