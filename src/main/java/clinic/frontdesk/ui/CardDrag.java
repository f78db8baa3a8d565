package clinic.frontdesk.ui;

/** Dragging a card that lies outside of the week. Points are those of the scene. */
public interface CardDrag {

    /** A button was pressed on a card. */
    void press(String id, double sceneX, double sceneY);

    /**
     * The pointer moved with the button held.
     *
     * @param copy whether a copy is dragged
     * @param fine whether the card goes to any multiple of five minutes
     */
    void drag(double sceneX, double sceneY, boolean copy, boolean fine);

    /**
     * The button was released.
     *
     * @return false if nothing was dragged, so that it was a click
     */
    boolean release();
}
