package clinic.frontdesk.closure;

import org.jspecify.annotations.Nullable;

/** The website's own table of closures, as its scripts make it. */
public final class WebsiteClosures {

    private WebsiteClosures() {}

    /**
     * Makes the table.
     *
     * @param period the type of its period: {@code varchar(20)} in early installs, {@code "Period"} in later ones
     */
    public static String table(String period) {
        return """
            CREATE TABLE public.manual_time_closures (id text PRIMARY KEY, closure_date date NOT NULL,
                period %s NOT NULL, time_slot_start varchar(5) NOT NULL, time_slot_end varchar(5), service_id text,
                reason text, created_by varchar(255) NOT NULL DEFAULT 'manager',
                is_active boolean NOT NULL DEFAULT true,
                created_at timestamp(3) NOT NULL DEFAULT now(), updated_at timestamp(3) NOT NULL DEFAULT now(),
                UNIQUE (closure_date, period, time_slot_start, service_id));
            """.formatted(period);
    }

    /**
     * Closes on the website, for every service.
     *
     * @param end as it is written, or null for that one start
     */
    public static String close(String id, String day, String start, @Nullable String end) {
        return "INSERT INTO public.manual_time_closures (id, closure_date, period, time_slot_start, time_slot_end,"
                + " reason)"
                + " VALUES ('%s', '%s', 'MORNING', '%s', %s, 'site');"
                        .formatted(id, day, start, end == null ? "NULL" : "'" + end + "'");
    }
}
