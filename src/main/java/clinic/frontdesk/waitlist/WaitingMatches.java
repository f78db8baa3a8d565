package clinic.frontdesk.waitlist;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.Schedule;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Follows the wishes and the days that suit them: after a change it reads the wishes in one query and of the days only those that
 * changed, together in another. Thread-safe; calls block on the database.
 */
public final class WaitingMatches {

    /** How far ahead places are looked for, in days from today. */
    static final int DAYS_AHEAD = 180;

    /** Days further apart are read one stretch after the other. */
    private static final int MOST_BETWEEN = 7;

    private final WaitingList list;
    private final DayPlanRepository plans;
    private final Clock clock;
    private final WaitingMatcher matcher = new WaitingMatcher();

    /**
     * @param clock the clinic's clock
     */
    public WaitingMatches(WaitingList list, DayPlanRepository plans, Clock clock) {
        this.list = list;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * The open wishes with their free starts, as they are now.
     *
     * @param rules whether everything may have changed, as openings, services or limits did
     * @param changed the days that may have changed since the last call
     */
    public synchronized List<WishOffer> read(boolean rules, Set<LocalDate> changed) {
        List<Wish> wishes = list.open();
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        SortedSet<LocalDate> wanted = new TreeSet<>();
        for (Wish wish : wishes) {
            LocalDate last = wish.terms().lastDay();
            LocalDate most = today.plusDays(DAYS_AHEAD);
            LocalDate first =
                    wish.terms().notBefore() == null ? today : wish.terms().notBefore();
            for (LocalDate day = first.isBefore(today) ? today : first;
                    !day.isAfter(last) && !day.isAfter(most);
                    day = day.plusDays(1)) {
                if (wish.terms().suits(day)) {
                    wanted.add(day);
                }
            }
        }
        // A day that no wish is about now must be read again once one is.
        changed.forEach(matcher::drop);
        if (rules) {
            matcher.clear();
        }
        wanted.removeIf(matcher::has);
        while (!wanted.isEmpty()) {
            readStretch(wanted);
        }
        return matcher.match(wishes, now);
    }

    /** Reads the first stretch of days, and takes them out. */
    private void readStretch(SortedSet<LocalDate> wanted) {
        LocalDate first = wanted.first();
        LocalDate last = first;
        for (LocalDate day : wanted) {
            if (ChronoUnit.DAYS.between(last, day) > MOST_BETWEEN) {
                break;
            }
            last = day;
        }
        Schedule read = plans.schedule(first, (int) ChronoUnit.DAYS.between(first, last) + 1);
        matcher.read(read.days(), read.services());
        wanted.headSet(last.plusDays(1)).clear();
    }
}
