package clinic.frontdesk.week.ui;

/** What a key says while a card is dragged. */
enum DragKey {
    /** Back to where it was. */
    CANCEL,
    /** Ctrl is held: a copy. */
    COPY,
    /** Ctrl was released. */
    MOVE
}
