package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.UtcTimestamps;
import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.reservation.BookingTransactions.GoneException;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.text.Text;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * What the clinic notes on reservations, which the website shows its people too. Changes are added to the desk's history. Every
 * call blocks.
 */
public final class Memos {

    /** The longest memo that the desk writes, in UTF-16 code units. */
    public static final int LONGEST = 1000;

    private final DSLContext dsl;
    private final History history;

    /**
     * A memo of a reservation.
     *
     * @param patientName for the screen only; never logged
     * @param text as it is stored; empty for none
     */
    public record Memo(String reservationId, String patientName, LocalDate date, String text) {}

    public Memos(DSLContext dsl, History history) {
        this.dsl = dsl;
        this.history = history;
    }

    /** The memo of a reservation; empty where there is no such reservation. */
    public Optional<Memo> read(String reservationId) {
        return dsl.select(
                        RESERVATIONS.ID, RESERVATIONS.PATIENTNAME, RESERVATIONS.PREFERREDDATE, RESERVATIONS.ADMINNOTES)
                .from(RESERVATIONS)
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(Memos::memo);
    }

    private static Memo memo(Record row) {
        return new Memo(
                row.get(RESERVATIONS.ID),
                row.get(RESERVATIONS.PATIENTNAME),
                row.get(RESERVATIONS.PREFERREDDATE),
                Objects.requireNonNullElse(row.get(RESERVATIONS.ADMINNOTES), ""));
    }

    /** A memo as it is stored: composed letters, without blanks around it. */
    public static String clean(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replace("\u0000", "")
                .strip();
    }

    /**
     * Writes a memo.
     *
     * @param seen the memo as it was read
     * @param text at most {@value #LONGEST} code units; empty for none
     * @return false where the memo or the reservation was changed since; nothing is written then
     */
    public boolean write(Memo seen, String text) {
        String stored = clean(text);
        if (stored.length() > LONGEST) {
            throw new IllegalArgumentException("a memo has at most " + LONGEST + " characters");
        }
        boolean written = put(seen.reservationId(), seen.text(), stored);
        if (written) {
            history.did(new ReversibleStep(
                    Text.of("history.memo", seen.patientName(), DayLabel.of(seen.date())),
                    () -> put(seen.reservationId(), stored, seen.text()),
                    () -> put(seen.reservationId(), seen.text(), stored),
                    Set.of(seen.date())));
        }
        return written;
    }

    private boolean put(String reservationId, String before, String after) {
        BookingOutcome outcome = new BookingTransactions(dsl)
                .run(
                        transaction -> {
                            Record row = transaction
                                    .select(RESERVATIONS.PREFERREDDATE, RESERVATIONS.ADMINNOTES)
                                    .from(RESERVATIONS)
                                    .where(RESERVATIONS.ID.eq(reservationId))
                                    .forUpdate()
                                    .fetchOptional()
                                    .orElseThrow(GoneException::new);
                            String now = Objects.requireNonNullElse(row.get(RESERVATIONS.ADMINNOTES), "");
                            if (!now.equals(before)) {
                                throw new GoneException();
                            }
                            transaction
                                    .update(RESERVATIONS)
                                    .set(RESERVATIONS.ADMINNOTES, after.isEmpty() ? null : after)
                                    .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.NOW)
                                    .where(RESERVATIONS.ID.eq(reservationId))
                                    .execute();
                            // Whoever shows the day reads it again.
                            Routines.lockDaysForDesk(
                                    transaction.configuration(), new LocalDate[] {row.get(RESERVATIONS.PREFERREDDATE)});
                            return new BookingOutcome.Accepted("");
                        },
                        List::of);
        return outcome instanceof BookingOutcome.Accepted;
    }
}
