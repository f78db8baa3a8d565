package clinic.frontdesk.ui;

import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads a view's FXML: {@code BookingView} is the controller of {@code Booking.fxml} in the same package. */
public final class Fxml {

    private static final String CONTROLLER_SUFFIX = "View";

    private Fxml() {}

    /**
     * Loads the FXML of a controller that was constructed with its dependencies.
     *
     * @throws IllegalArgumentException if the class is not named {@code ...View} or has no FXML beside it
     */
    public static Parent load(Class<?> controllerClass, Object controller, Messages messages) {
        String name = controllerClass.getSimpleName();
        if (!name.endsWith(CONTROLLER_SUFFIX)) {
            throw new IllegalArgumentException(name + " is not named like a view");
        }
        String stem = name.substring(0, name.length() - CONTROLLER_SUFFIX.length());
        URL location = controllerClass.getResource(stem + ".fxml");
        if (location == null) {
            throw new IllegalArgumentException("no " + stem + ".fxml beside " + controllerClass.getName());
        }
        FXMLLoader loader = new FXMLLoader(location, messages.bundle());
        loader.setControllerFactory(type -> {
            if (!type.isInstance(controller)) {
                throw new IllegalStateException(stem + ".fxml names another controller: " + type.getName());
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
