package clinic.frontdesk.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What a view listens to in a model that outlives it. Closing the view removes all of it, so that a model holds no view
 * that a change of language has replaced.
 */
public final class Subscriptions implements AutoCloseable {

    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Adds what something else returned, or any other way to end a subscription. */
    public void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** Calls with the value that stands now, and with each later one. */
    public <T extends @Nullable Object> void onValue(ObservableValue<T> value, Consumer<? super T> consumer) {
        add(value.subscribe(consumer));
    }

    /** Calls after each change, not at once. */
    public void onChange(ObservableValue<? extends @Nullable Object> value, Runnable call) {
        add(value.subscribe(call));
    }

    /** Calls after each change of a list, not at once. */
    public <E> void onChange(ObservableList<E> list, Runnable call) {
        ListChangeListener<E> listener = change -> call.run();
        list.addListener(listener);
        add(() -> list.removeListener(listener));
    }

    /** Calls after each change of a map, not at once. */
    public <K, V> void onChange(ObservableMap<K, V> map, Runnable call) {
        MapChangeListener<K, V> listener = change -> call.run();
        map.addListener(listener);
        add(() -> map.removeListener(listener));
    }

    /** Keeps a property of a node at a value of the model. */
    public <T extends @Nullable Object> void bind(Property<T> target, ObservableValue<? extends T> source) {
        target.bind(source);
        add(target::unbind);
    }

    /** Keeps a property of a node and one of the model at each other's value. */
    public <T extends @Nullable Object> void bindBoth(Property<T> target, Property<T> source) {
        target.bindBidirectional(source);
        add(() -> target.unbindBidirectional(source));
    }

    /** Keeps the text of a node at a text of the model, in the language of its view. */
    public void showText(Labeled target, ObservableValue<Text> source, Messages messages) {
        onValue(source, text -> target.setText(messages.text(text)));
    }

    /** Shows a node, and gives it room, while a value of the model is true. */
    public void showWhile(Node node, ObservableBooleanValue shown) {
        onValue(shown, now -> {
            node.setVisible(now);
            node.setManaged(now);
        });
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
    }
}
