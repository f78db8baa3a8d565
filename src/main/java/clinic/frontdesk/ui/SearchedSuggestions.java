package clinic.frontdesk.ui;

import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A search behind a field: its results while one types, and the one that Enter picks.
 *
 * @param <T> a result
 */
public final class SearchedSuggestions<T> {

    private final Function<String, List<T>> search;
    private final BiPredicate<T, T> same;
    private final Latest searching;
    private final Suggestions<T> results = new Suggestions<>();
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);

    private Consumer<T> onPicked = result -> {};
    private Runnable onNobody = () -> {};
    private String searched = "";
    /** Enter was pressed before the results of the text were there. */
    private boolean entered;

    /**
     * A search that runs off the screen's thread.
     *
     * @param search finds what a text means, the most likely first; blocks
     * @param same whether two results are the same thing, as it was before and is now
     */
    public SearchedSuggestions(Function<String, List<T>> search, BiPredicate<T, T> same, BackgroundTasks tasks) {
        this.search = search;
        this.same = same;
        this.searching = new Latest(tasks);
    }

    /** Searches for what the field holds now. */
    public void typed(String query) {
        entered = false;
        if (query.isBlank()) {
            close();
            return;
        }
        searched = query;
        pending.set(true);
        searching.run(
                () -> search.apply(query),
                found -> {
                    pending.set(false);
                    problem.set(Text.NONE);
                    results.show(found, true);
                    if (entered) {
                        entered = false;
                        enter();
                    }
                },
                failure -> {
                    pending.set(false);
                    entered = false;
                    results.close();
                    problem.set(failure.text());
                });
    }

    /** Searches again where results are shown, as what is searched has changed; the highlighted one stays. */
    public void refresh() {
        if (!results.open() || pending.get()) {
            return;
        }
        Optional<T> before = results.current();
        String query = searched;
        searching.run(
                () -> search.apply(query),
                found -> {
                    results.show(found, false);
                    results.highlight(found.stream()
                            .filter(one -> before.isPresent() && same.test(one, before.get()))
                            .findFirst()
                            .or(() -> found.stream().findFirst()));
                },
                failure -> {});
    }

    /** Picks the highlighted result, at once or when the results are there; false where there is none. */
    public boolean enter() {
        if (pending.get()) {
            entered = true;
            return true;
        }
        boolean any = results.current().isPresent();
        results.current().ifPresentOrElse(this::pick, onNobody);
        return any;
    }

    /** Picks a result. */
    public void pick(T result) {
        close();
        onPicked.accept(result);
    }

    /** Closes the results and drops those that are not there yet. */
    public void close() {
        searching.cancel();
        pending.set(false);
        entered = false;
        results.close();
    }

    /** Sets the handler called with the result that is picked. */
    public void setOnPicked(Consumer<T> handler) {
        onPicked = handler;
    }

    /** Sets what happens when Enter finds no result. */
    public void setOnNobody(Runnable handler) {
        onNobody = handler;
    }

    public Suggestions<T> results() {
        return results;
    }

    /** Whether results of the typed text are still to come. */
    public ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** Why nothing could be searched; empty where it could. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
