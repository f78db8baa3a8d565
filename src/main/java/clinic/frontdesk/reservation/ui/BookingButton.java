package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What Enter and the button do next.
 *
 * @param act what it does
 * @param field the field that lacks something; null unless it is {@link Act#FILL}
 * @param text what the button says
 */
public record BookingButton(Act act, @Nullable BookingField field, Text text) {

    /** The kinds of what it does. */
    public enum Act {
        PICK_PATIENT,
        TAKE_SERVICE,
        /** Focuses a field that lacks something, or shows its problem there. */
        FILL,
        BOOK,
        /** Puts the patient on the waiting list, and books nothing. */
        WAITLIST,
        /** Nothing: an answer is still to come. */
        WAIT
    }

    static BookingButton of(Act act, Text text) {
        return new BookingButton(act, null, text);
    }

    static BookingButton fill(BookingField field) {
        String key = switch (field) {
            case NAME -> "booking.fill.name";
            case PHONE -> "booking.fill.phone";
            case BIRTH -> "booking.fill.birth";
            case SERVICE -> "booking.fill.service";
            case START -> "booking.fill.start";
            case COURSE -> "booking.fill.course";
            case REASON -> "booking.fill.reason";
        };
        return new BookingButton(Act.FILL, field, Text.of(key));
    }
}
