package clinic.frontdesk.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.closure.UndoableClosures;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Any order of booking, moving, cancelling, reviving, closing, changing a service, undoing and doing again, on the real
 * database and on a model that knows the rules in their plainest form: a table of minutes.
 */
class BookingModelTest {

    private static final LocalDate MONDAY = LocalDate.of(2030, 6, 17);
    private static final String BOTOX = "frontdesk-wrinkle-botox";
    private static final int CAPACITY = 2;

    private static final TestDatabase DATABASE = TestDatabase.upgraded()
            .run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = " + CAPACITY
                    + "; UPDATE frontdesk.clinic SET fixed_now = '2030-06-01 00:00+00'");

    /** One thing that a desk does. Reservations are few and days two, so that they meet. */
    record Operation(Kind kind, int reservation, int day, int start, int minutes) {}

    enum Kind {
        BOOK,
        MOVE,
        CANCEL,
        REVIVE,
        CLOSE,
        CHANGE_SERVICE,
        UNDO,
        REDO
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(8, Kind.BOOK),
                Tuple.of(5, Kind.MOVE),
                Tuple.of(3, Kind.CANCEL),
                Tuple.of(3, Kind.REVIVE),
                Tuple.of(1, Kind.CLOSE),
                Tuple.of(1, Kind.CHANGE_SERVICE),
                Tuple.of(4, Kind.UNDO),
                Tuple.of(2, Kind.REDO));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 1),
                        // From before the opening into lunch, in steps of ten.
                        Arbitraries.integers().between(52, 72).map(ten -> 10 * ten),
                        Arbitraries.integers().between(1, 6).map(ten -> 10 * ten))
                .as(Operation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 40)
    void theDatabaseDoesWhatTheModelDoes(@ForAll("operations") List<Operation> operations) {
        DATABASE.run("TRUNCATE public.reservations; DELETE FROM frontdesk.closure;"
                + " UPDATE public.services SET \"durationMinutes\" = 30, \"bufferMinutes\" = 10");
        Desk desk = new Desk();
        Model model = new Model();
        for (Operation operation : operations) {
            assertThat(desk.does(operation)).as("%s", operation).isEqualTo(model.does(operation));
            assertThat(desk.state()).as("after %s", operation).isEqualTo(model.state());
        }
    }

    /** The real one. */
    private static final class Desk {

        private final History history = new History();
        private final UndoableBookings bookings = new UndoableBookings(new DatabaseBookings(DATABASE.dsl()), history);
        private final UndoableClosures closures = new UndoableClosures(new Closures(DATABASE.dsl()), history);

        String does(Operation operation) {
            String id = "r" + operation.reservation();
            return switch (operation.kind()) {
                case BOOK ->
                    bookings.details(id).isPresent()
                            ? "there"
                            : outcome(bookings.book(new NewReservation(
                                    id,
                                    "김하나",
                                    "010-1234-5678",
                                    LocalDate.of(1990, 1, 2),
                                    Gender.FEMALE,
                                    false,
                                    BOTOX,
                                    MONDAY.plusDays(operation.day()),
                                    operation.start(),
                                    null)));
                case MOVE -> outcome(bookings.move(id, MONDAY.plusDays(operation.day()), operation.start()));
                case CANCEL -> outcome(bookings.changeStatus(id, Status.CANCELLED));
                case REVIVE -> outcome(bookings.changeStatus(id, Status.CONFIRMED));
                case CLOSE -> {
                    closures.close(new NewClosure(
                            MONDAY.plusDays(operation.day()),
                            operation.start(),
                            operation.start() + operation.minutes(),
                            null,
                            "점검"));
                    yield "done";
                }
                case CHANGE_SERVICE -> {
                    DATABASE.run("UPDATE public.services SET \"durationMinutes\" = " + operation.minutes());
                    yield "done";
                }
                case UNDO -> restored(history.undo());
                case REDO -> restored(history.redo());
            };
        }

        private static String outcome(BookingOutcome outcome) {
            return switch (outcome) {
                case BookingOutcome.Accepted booked -> "done";
                case BookingOutcome.Refused refused -> refused.reason().code();
                case BookingOutcome.Gone gone -> "gone";
            };
        }

        private static String restored(UndoResult restored) {
            return switch (restored) {
                case UndoResult.Done done -> "done";
                case UndoResult.RefusedNow refused -> refused.reason();
                case UndoResult.ChangedMeanwhile changed -> "changed";
                case UndoResult.CannotUndo kept -> "impossible";
                case UndoResult.Nothing nothing -> "nothing";
            };
        }

        List<String> state() {
            List<String> rows = new ArrayList<>(Databases.rows(
                    DATABASE,
                    "SELECT r.id, r.\"preferredDate\" - date '2030-06-17', o.start_minute, o.duration_minutes,"
                            + " r.status FROM public.reservations AS r"
                            + " JOIN frontdesk.occupancy AS o ON o.reservation_id = r.id ORDER BY r.id"));
            rows.addAll(Databases.rows(DATABASE, "SELECT code FROM frontdesk.flag"));
            return rows;
        }
    }

    /** The rules in their plainest form. */
    private static final class Model {

        private record Row(int day, int start, int duration, boolean holds) {}

        private record Closure(int day, int start, int end) {}

        /** What undoing restores: a row, or a closure that goes. */
        private record Step(
                String id,
                @Nullable Row before,
                @Nullable Row after,
                @Nullable Closure closure) {}

        private static final int BUFFER = 10;

        private final Map<String, Row> rows = new TreeMap<>();
        private final List<Closure> closures = new ArrayList<>();
        private final Deque<Step> done = new ArrayDeque<>();
        private final Deque<Step> undone = new ArrayDeque<>();
        private int duration = 30;

        String does(Operation operation) {
            String id = "r" + operation.reservation();
            Row row = rows.get(id);
            return switch (operation.kind()) {
                case BOOK ->
                    row != null
                            ? "there"
                            : change(id, null, new Row(operation.day(), operation.start(), duration, true));
                case MOVE ->
                    row == null
                            ? "gone"
                            : change(id, row, new Row(operation.day(), operation.start(), row.duration(), row.holds()));
                case CANCEL -> row == null ? "gone" : change(id, row, with(row, false));
                case REVIVE -> row == null ? "gone" : change(id, row, with(row, true));
                case CLOSE -> {
                    Closure closure =
                            new Closure(operation.day(), operation.start(), operation.start() + operation.minutes());
                    closures.add(closure);
                    did(new Step("", null, null, closure));
                    yield "done";
                }
                case CHANGE_SERVICE -> {
                    duration = operation.minutes();
                    yield "done";
                }
                case UNDO -> take(done, undone, true);
                case REDO -> take(undone, done, false);
            };
        }

        private static Row with(Row row, boolean holds) {
            return new Row(row.day(), row.start(), row.duration(), holds);
        }

        private String change(String id, @Nullable Row before, Row after) {
            return refusal(id, before, after).map(() -> {
                rows.put(id, after);
                if (!after.equals(before)) {
                    did(new Step(id, before == null ? with(after, false) : before, after, null));
                }
            });
        }

        private void did(Step step) {
            undone.clear();
            done.push(step);
        }

        private String take(Deque<Step> from, Deque<Step> to, boolean back) {
            Step step = from.peek();
            if (step == null) {
                return "nothing";
            }
            String outcome;
            Closure closure = step.closure();
            if (closure != null) {
                if (back) {
                    closures.remove(closures.lastIndexOf(closure));
                } else {
                    closures.add(closure);
                }
                outcome = "done";
            } else {
                Row wanted = back ? step.before() : step.after();
                Row expected = back ? step.after() : step.before();
                Row now = rows.get(step.id());
                if (wanted == null || !expected(now, expected)) {
                    outcome = "changed";
                } else {
                    outcome = refusal(step.id(), now, wanted).map(() -> rows.put(step.id(), wanted));
                }
            }
            if (outcome.equals("done")) {
                to.push(from.pop());
            } else if (outcome.equals("changed")) {
                from.pop();
            }
            return outcome;
        }

        private static boolean expected(@Nullable Row now, @Nullable Row expected) {
            return now != null && now.equals(expected);
        }

        private record Refusal(@Nullable String code) {
            String map(Runnable fits) {
                if (code != null) {
                    return code;
                }
                fits.run();
                return "done";
            }
        }

        private Refusal refusal(String id, @Nullable Row before, Row after) {
            if (!after.holds() || after.equals(before)) {
                return new Refusal(null);
            }
            int end = after.start() + after.duration();
            if (closures.stream()
                    .anyMatch(closure ->
                            closure.day() == after.day() && closure.start() < end && after.start() < closure.end())) {
                return new Refusal("closed");
            }
            // 09:00 to 12:00; nothing of the afternoon is asked for.
            if (after.start() < 540 || end > 720) {
                return new Refusal("outside-hours");
            }
            for (int minute = after.start(); minute < end + BUFFER; minute++) {
                int at = minute;
                Supplier<Long> held = () -> rows.entrySet().stream()
                        .filter(other -> !other.getKey().equals(id))
                        .map(Map.Entry::getValue)
                        .filter(other -> other.holds()
                                && other.day() == after.day()
                                && other.start() <= at
                                && at < other.start() + other.duration() + BUFFER)
                        .count();
                if (held.get() >= CAPACITY) {
                    return new Refusal("full");
                }
            }
            return new Refusal(null);
        }

        List<String> state() {
            return rows.entrySet().stream()
                    .map(entry -> "%s|%d|%d|%d|%s"
                            .formatted(
                                    entry.getKey(),
                                    entry.getValue().day(),
                                    entry.getValue().start(),
                                    entry.getValue().duration(),
                                    entry.getValue().holds() ? "CONFIRMED" : "CANCELLED"))
                    .toList();
        }
    }
}
