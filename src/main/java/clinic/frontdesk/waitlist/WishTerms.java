package clinic.frontdesk.waitlist;

import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is waited for.
 *
 * @param serviceCode the code of the service, which stays where the website gives the service another id
 * @param serviceName its name when the wish was made or changed last
 * @param half the half-day that suits; null for both
 * @param notBefore the first day that suits; null for any
 * @param lastDay the last day that suits; afterwards the wish has expired
 * @param remark what the desk notes, at most {@value #LONGEST_REMARK} characters; may be empty
 */
public record WishTerms(
        String serviceCode,
        String serviceName,
        WishDays days,
        @Nullable Period half,
        @Nullable LocalDate notBefore,
        LocalDate lastDay,
        WishPriority priority,
        String remark) {

    public static final int LONGEST_REMARK = 200;

    public WishTerms {
        if (notBefore != null && notBefore.isAfter(lastDay)) {
            throw new IllegalArgumentException("a wish ends before it begins");
        }
    }

    /** Whether a day lies in its time and suits. */
    public boolean suits(LocalDate day) {
        return (notBefore == null || !day.isBefore(notBefore)) && !day.isAfter(lastDay) && days.suits(day);
    }

    /** Whether a start suits; the service is not compared. */
    public boolean suits(Slot start) {
        return suits(start.date()) && (half == null || half == start.period());
    }
}
