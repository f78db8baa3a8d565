package clinic.frontdesk.reservation.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids of what the form asks for. A request whose answer was lost may or may not have been committed: the same booking
 * is asked for again under the same id, and another one gets a new id.
 */
final class BookingAttempts {

    private String id = BookingRequest.newId();
    private @Nullable BookingRequest unanswered;

    /** Requests without an answer that were changed into another booking; they keep their ids. */
    private final List<String> changed = new ArrayList<>();

    BookingRequest request(BookingInput input) {
        BookingRequest wanted = input.toRequest(id);
        BookingRequest before = unanswered;
        if (before != null && !before.sameBooking(wanted)) {
            note(before);
            unanswered = null;
            id = BookingRequest.newId();
            return input.toRequest(id);
        }
        return wanted;
    }

    /** The request whose answer was lost; null where none was. */
    @Nullable
    BookingRequest unanswered() {
        return unanswered;
    }

    /** The ids of requests without an answer that became another booking, with those of interrupted forms. */
    List<String> earlier(List<String> ofDrafts) {
        List<String> all = new ArrayList<>(changed);
        all.addAll(ofDrafts);
        return all;
    }

    void lost(BookingRequest request) {
        unanswered = request;
    }

    void answered() {
        unanswered = null;
    }

    /** Begins another booking after one that was made. */
    void done() {
        dropUnanswered();
        changed.clear();
    }

    /** Begins another booking; the request without an answer is kept elsewhere. */
    void dropUnanswered() {
        unanswered = null;
        id = BookingRequest.newId();
    }

    /** Goes on with a request of an interrupted form. */
    void resume(@Nullable BookingRequest request) {
        unanswered = request;
        id = request == null ? BookingRequest.newId() : request.id();
    }

    /** Remembers a request that nobody asks for again, to tell of it if it stands. */
    void note(@Nullable BookingRequest request) {
        if (request != null) {
            changed.addAll(request.ids());
        }
    }
}
