package clinic.frontdesk.output.paper;

import clinic.frontdesk.output.DocumentPeriod;
import java.time.LocalDate;
import java.util.List;

/** Which document a person wants on paper. */
public sealed interface PaperRequest {

    /**
     * The day's sheet.
     *
     * @param lanes whether it shows the places side by side instead of one list by time
     * @param memos whether it holds requests and memos
     */
    record DayPaper(LocalDate date, boolean lanes, boolean memos) implements PaperRequest {}

    /** The week of a day. */
    record WeekPaper(LocalDate date) implements PaperRequest {}

    /** The calling list of a day: who comes, with room to tick. */
    record CallsPaper(LocalDate date) implements PaperRequest {}

    /** The calling list of given reservations of some days, as of those that a closure affects. */
    record AffectedCallsPaper(DocumentPeriod days, List<String> reservationIds) implements PaperRequest {

        public AffectedCallsPaper {
            reservationIds = List.copyOf(reservationIds);
        }
    }

    /** A slip for the patient of a reservation. */
    record SlipPaper(String reservationId) implements PaperRequest {}
}
