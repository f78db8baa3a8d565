package clinic.frontdesk.ui;

/** A model that shows minutes which pass. Called on the JavaFX thread. */
public interface Ticking {

    /** Counts the minutes anew, without reading anything. */
    void tick();

    /** Reads what it shows. */
    void reload();
}
