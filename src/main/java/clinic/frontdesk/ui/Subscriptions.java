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
 * The subscriptions of a view to a model that outlives it. Closing removes all of them, so that the model keeps no
 * reference to a replaced view.
 */
public final class Subscriptions implements AutoCloseable {

    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Adds a subscription made elsewhere, or any other action to run on closing. */
    public void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** Calls the consumer with the current value and with each later one. */
    public <T extends @Nullable Object> void onValue(ObservableValue<T> value, Consumer<? super T> consumer) {
        add(value.subscribe(consumer));
    }

    /** Calls after each change, but not initially. */
    public void onChange(ObservableValue<? extends @Nullable Object> value, Runnable call) {
        add(value.subscribe(call));
    }

    /** Calls after each change of a list, but not initially. */
    public <E> void onChange(ObservableList<E> list, Runnable call) {
        ListChangeListener<E> listener = change -> call.run();
        list.addListener(listener);
        add(() -> list.removeListener(listener));
    }

    /** Calls after each change of a map, but not initially. */
    public <K, V> void onChange(ObservableMap<K, V> map, Runnable call) {
        MapChangeListener<K, V> listener = change -> call.run();
        map.addListener(listener);
        add(() -> map.removeListener(listener));
    }

    /** Binds a property of a node to a value of the model. */
    public <T extends @Nullable Object> void bind(Property<T> target, ObservableValue<? extends T> source) {
        target.bind(source);
        add(target::unbind);
    }

    /** Binds a property of a node and one of the model bidirectionally. */
    public <T extends @Nullable Object> void bindBoth(Property<T> target, Property<T> source) {
        target.bindBidirectional(source);
        add(() -> target.unbindBidirectional(source));
    }

    /** Binds the text of a node to a text of the model, in the language of the view. */
    public void showText(Labeled target, ObservableValue<Text> source, Messages messages) {
        onValue(source, text -> target.setText(messages.text(text)));
    }

    /** As {@link #showText}, for a text that may name people: it is empty while they are hidden. */
    public void showPersonal(Labeled target, ObservableValue<Text> source, Messages messages) {
        onValue(source, text -> target.setText(messages.privacy().hides() ? "" : messages.text(text)));
        onChange(
                messages.privacy().hiddenProperty(),
                () -> target.setText(messages.privacy().hides() ? "" : messages.text(source.getValue())));
    }

    /** Shows and manages a node while a value of the model is true. */
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
