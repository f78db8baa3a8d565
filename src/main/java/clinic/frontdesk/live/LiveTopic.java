package clinic.frontdesk.live;

import static clinic.frontdesk.tables.frontdesk.Tables.LIVE_TOPIC;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;

/** What desks have in common beside the days, each with a counter in the database. */
public enum LiveTopic {
    /** The waiting list. */
    WAITING,
    /** The calls before a visit. */
    CALLS,
    /** The notices of the days. */
    NOTICES,
    /** How names are shown. */
    NAMES;

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the counters. */
    static Map<LiveTopic, Long> counts(DSLContext dsl) {
        Map<String, Long> byName = dsl.select(LIVE_TOPIC.NAME, LIVE_TOPIC.CHANGES)
                .from(LIVE_TOPIC)
                .fetchMap(LIVE_TOPIC.NAME, LIVE_TOPIC.CHANGES);
        Map<LiveTopic, Long> counts = new EnumMap<>(LiveTopic.class);
        for (LiveTopic topic : values()) {
            counts.put(topic, byName.getOrDefault(topic.code(), 0L));
        }
        return counts;
    }
}
