package clinic.frontdesk.reservation;

/**
 * The position of a reservation in a series.
 *
 * @param seriesId made by the caller before the first try, and the same at every retry
 * @param number from 1
 */
public record SeriesPart(String seriesId, SeriesKind kind, int number) {

    /** What joins the reservations of a series. */
    public enum SeriesKind {
        /** The visits of a course, weeks apart. */
        COURSE("course"),
        /** The services of one visit, back to back. */
        VISIT("visit");

        private final String code;

        SeriesKind(String code) {
            this.code = code;
        }

        /** Its value in the database. */
        String code() {
            return code;
        }
    }
}
