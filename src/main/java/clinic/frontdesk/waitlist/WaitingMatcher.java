package clinic.frontdesk.waitlist;

import clinic.frontdesk.schedule.Availability;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.ServiceTerms;
import clinic.frontdesk.schedule.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which free starts suit which wishes. The free starts of a day and a service are computed once, for all wishes; those of a day
 * are computed again only when its plan is replaced, or when it is today, as starts go by. Not thread-safe.
 */
public final class WaitingMatcher {

    /** The most starts offered for one wish. */
    public static final int MOST_STARTS = 6;

    /** By priority, then by who asked first. */
    private static final Comparator<WishOffer> ORDER = Comparator.comparing(
                    (WishOffer offer) -> offer.wish().terms().priority())
            .thenComparing(offer -> offer.wish().askedAt())
            .thenComparingLong(offer -> offer.wish().id());

    private final SortedMap<LocalDate, DayPlan> plans = new TreeMap<>();
    private final Map<LocalDate, Map<String, List<Slot>>> free = new HashMap<>();
    private Map<String, ServiceTerms> services = Map.of();

    /** Replaces the plans of some days, and the services. */
    public void read(Collection<DayPlan> days, Map<String, ServiceTerms> servicesNow) {
        if (!services.equals(servicesNow)) {
            services = Map.copyOf(servicesNow);
            free.clear();
        }
        for (DayPlan day : days) {
            plans.put(day.date(), day);
            free.remove(day.date());
        }
    }

    /** Forgets the plan of a day. */
    public void drop(LocalDate day) {
        plans.remove(day);
        free.remove(day);
    }

    /** Forgets all plans. */
    public void clear() {
        plans.clear();
        free.clear();
    }

    /** Whether it has the plan of a day. */
    public boolean has(LocalDate day) {
        return plans.containsKey(day);
    }

    /**
     * The wishes in the order in which they would be asked: those that a free start suits first, and of each kind by priority and
     * then by who asked first.
     *
     * @param now the clinic's wall clock; starts before it are not offered
     */
    public List<WishOffer> match(List<Wish> wishes, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        plans.headMap(today).clear();
        free.keySet().removeIf(day -> !day.isAfter(today));
        return wishes.stream()
                .map(wish -> new WishOffer(wish, starts(wish, now)))
                .sorted(Comparator.comparing(WishOffer::fits).reversed().thenComparing(ORDER))
                .toList();
    }

    private List<Slot> starts(Wish wish, LocalDateTime now) {
        String service = wish.serviceId();
        List<Slot> starts = new ArrayList<>();
        if (service != null) {
            LocalDate after = wish.terms().lastDay().plusDays(1);
            for (DayPlan day : plans.headMap(after).values()) {
                if (wish.terms().suits(day.date())) {
                    freeOn(day, service, now).stream()
                            .filter(wish.terms()::suits)
                            .forEach(starts::add);
                }
                if (starts.size() >= MOST_STARTS) {
                    return starts.subList(0, MOST_STARTS);
                }
            }
        }
        return starts;
    }

    private List<Slot> freeOn(DayPlan day, String service, LocalDateTime now) {
        return free.computeIfAbsent(day.date(), date -> new HashMap<>())
                .computeIfAbsent(service, id -> freeOf(day, services.get(id), now));
    }

    private static List<Slot> freeOf(DayPlan day, @Nullable ServiceTerms terms, LocalDateTime now) {
        return terms == null || !terms.active()
                ? List.of()
                : new Availability(day, terms.on(day.date()), null)
                        .starts(now).stream().filter(start -> start.free() > 0).toList();
    }
}
