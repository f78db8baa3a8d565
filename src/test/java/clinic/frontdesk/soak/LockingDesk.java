package clinic.frontdesk.soak;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A desk that uses the program's own booking code. */
final class LockingDesk implements Client {

    private final Connection connection;
    private final Bookings bookings;

    LockingDesk(Connection connection) {
        this.connection = connection;
        this.bookings = new DatabaseBookings(DSL.using(connection, SQLDialect.POSTGRES));
    }

    @Override
    public String make(Try.Operation operation, String id, LocalDate day, int start) {
        BookingOutcome outcome = switch (operation) {
            case BOOK ->
                bookings.book(new NewReservation(
                        id,
                        "김철수",
                        "010-0000-0001",
                        LocalDate.of(1990, 1, 1),
                        Gender.MALE,
                        false,
                        "frontdesk-wrinkle-botox",
                        day,
                        start,
                        null));
            case MOVE -> bookings.move(id, day, start);
            case CANCEL -> bookings.changeStatus(id, Status.CANCELLED);
            case REVIVE -> bookings.changeStatus(id, Status.CONFIRMED);
        };
        return switch (outcome) {
            case BookingOutcome.Accepted booked -> "";
            case BookingOutcome.Refused refused -> refused.reason().code();
            case BookingOutcome.Gone gone -> "gone";
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
