package clinic.frontdesk.waitlist;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Wishes for tests: for botox, on any day from Monday on. */
final class Wishes {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    static final LocalDateTime NOW = MONDAY.atTime(8, 0);
    static final String BOTOX = "frontdesk-wrinkle-botox";
    static final WishPatient KU = new WishPatient("구본결", "010-4821-7468", LocalDate.of(1988, 3, 2), Gender.FEMALE);

    private Wishes() {}

    static WishTerms terms(WishDays days, @Nullable Period half, LocalDate last) {
        return terms(days, half, null, last, WishPriority.NORMAL);
    }

    static WishTerms terms(
            WishDays days, @Nullable Period half, @Nullable LocalDate from, LocalDate last, WishPriority priority) {
        return new WishTerms("WRINKLE_BOTOX", "주름 보톡스", days, half, from, last, priority, "");
    }

    /** The numbered wish; a later number asked later. */
    static Wish wish(long id, WishTerms terms) {
        return new Wish(id, 1, KU, terms, BOTOX, true, NOW.minusDays(1).plusMinutes(id));
    }
}
