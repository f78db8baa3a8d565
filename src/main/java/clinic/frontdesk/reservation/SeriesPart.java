package clinic.frontdesk.reservation;

/**
 * A reservation's place among those that belong together.
 *
 * @param seriesId made by who books the series, and the same at every retry
 * @param number from 1
 */
record SeriesPart(String seriesId, Kind kind, int number) {

    enum Kind {
        /** The visits of a course, weeks apart. */
        COURSE("course"),
        /** The services of one visit, back to back. */
        VISIT("visit");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As the database writes it. */
        String code() {
            return code;
        }
    }
}
