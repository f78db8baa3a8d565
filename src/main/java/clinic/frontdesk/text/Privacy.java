package clinic.frontdesk.text;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Whether a window hides whom it concerns: names, phone numbers, birth dates, and what was written of people. Each view asks
 * it where it makes a text of a person's data, and makes its texts again when it changes. Nothing is read from the database for
 * that.
 */
public final class Privacy {

    /** What stands in place of a name. */
    public static final String NOBODY = "●●●";

    private final ReadOnlyBooleanWrapper hidden = new ReadOnlyBooleanWrapper();

    /** Hides people's data, or shows them again. */
    public void hide(boolean hide) {
        hidden.set(hide);
    }

    public boolean hides() {
        return hidden.get();
    }

    /** Whether people's data are hidden. */
    public ReadOnlyBooleanProperty hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** A name as it may be shown: itself, or a sign for somebody. */
    public String name(String name) {
        return hides() ? NOBODY : name;
    }

    /** What may be shown of a text about a person, such as a phone number or a memo: itself, or nothing. */
    public String written(String text) {
        return hides() ? "" : text;
    }
}
