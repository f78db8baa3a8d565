package clinic.frontdesk.week;

import clinic.frontdesk.schedule.Fullness;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One day of a month.
 *
 * @param people the reservations of the day that are not cancelled or rejected
 * @param fullness how full the day is; null where nothing can be booked on it
 * @param holiday the names of its public holidays; empty for none
 * @param closedFor why it is closed all day although there are openings; empty where it is not closed or no reason was given
 */
public record MonthDay(LocalDate date, int people, @Nullable Fullness fullness, String holiday, String closedFor) {

    /** What the day is called, as a holiday or as closed; empty for an ordinary day. */
    public Optional<String> name() {
        return Optional.of(holiday.isEmpty() ? closedFor : holiday).filter(name -> !name.isBlank());
    }
}
