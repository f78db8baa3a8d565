-- The decision: may a treatment start at p_start?
--
-- refusal is null where it may, else the first of: 'closed' (no opening for the service that day, or a closure meets the
-- treatment), 'outside-hours' (the treatment is not inside one window), 'full' (at some instant of the treatment and its
-- buffer no place is free), 'daily-limit' (the service would exceed its minutes of the day). capacity is the least bound
-- over the occupied interval, and free the least of it that is left; both are null where nothing bounds it, and neither
-- counts the daily limit. p_except is the reservation that asks, which does not conflict with itself. Reservations with a
-- flag of slot_flag_codes() are ignored on request, and so are squeezed-in ones.
CREATE OR REPLACE FUNCTION frontdesk.check_slot(
        p_day date, p_start integer, p_duration integer, p_buffer integer, p_service text, p_except text,
        p_ignore_flagged boolean, p_ignore_squeezed boolean DEFAULT false,
        OUT refusal text, OUT capacity integer, OUT free integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    windows   integer;
    fitting   integer;
    closed    boolean;
    p_end     CONSTANT integer := p_start + p_duration + p_buffer;
BEGIN
    WITH opening AS MATERIALIZED (
        SELECT * FROM frontdesk.openings_on(p_day) AS o WHERE o.service_id IS NULL OR o.service_id = p_service
    ), service_window AS (
        SELECT o.* FROM opening AS o
        WHERE o.service_id IS NOT NULL
           OR NOT EXISTS (SELECT FROM opening AS own WHERE own.service_id IS NOT NULL AND own.period = o.period)
    ), held AS MATERIALIZED (
        SELECT o.start_minute, o.start_minute + o.duration_minutes + o.buffer_minutes AS until, o.service_id
        FROM frontdesk.occupancy AS o
        WHERE o.day = p_day AND o.holds AND o.reservation_id IS DISTINCT FROM p_except
          AND o.start_minute < p_end AND o.start_minute + o.duration_minutes + o.buffer_minutes > p_start
          AND NOT (p_ignore_flagged AND EXISTS (
                SELECT FROM frontdesk.flag AS f
                WHERE f.reservation_id = o.reservation_id AND f.code = ANY (frontdesk.slot_flag_codes())))
          AND NOT (p_ignore_squeezed AND EXISTS (
                SELECT FROM frontdesk.flag AS f
                WHERE f.reservation_id = o.reservation_id AND f.code = 'squeeze-in'))
    ), instant AS (
        -- Neither a count nor a bound changes between two of these.
        SELECT p_start AS minute
        UNION SELECT start_minute FROM held WHERE start_minute > p_start
        UNION SELECT start_minute FROM opening WHERE start_minute > p_start AND start_minute < p_end
        UNION SELECT end_minute FROM opening WHERE end_minute > p_start AND end_minute < p_end
    ), bound AS (
        SELECT i.minute,
               (SELECT max(o.capacity) FROM opening AS o
                WHERE o.service_id IS NULL AND o.start_minute <= i.minute AND i.minute < o.end_minute) AS clinic,
               (SELECT max(o.capacity) FROM opening AS o
                WHERE o.service_id IS NOT NULL AND o.start_minute <= i.minute AND i.minute < o.end_minute) AS own,
               (SELECT max(o.end_minute) FROM opening AS o WHERE o.end_minute <= i.minute) AS left_at
        FROM instant AS i
    ), effective AS (
        -- After the last opening the bound of the opening that ended applies.
        SELECT b.minute,
               CASE WHEN b.clinic IS NULL AND b.own IS NULL
                    THEN (SELECT max(o.capacity) FROM opening AS o
                          WHERE o.service_id IS NULL AND o.end_minute = b.left_at) ELSE b.clinic END AS clinic,
               CASE WHEN b.clinic IS NULL AND b.own IS NULL
                    THEN (SELECT max(o.capacity) FROM opening AS o
                          WHERE o.service_id IS NOT NULL AND o.end_minute = b.left_at) ELSE b.own END AS own
        FROM bound AS b
    ), taken AS (
        SELECT e.minute, e.clinic, e.own,
               count(h.until) AS by_all, count(h.until) FILTER (WHERE h.service_id = p_service) AS by_own
        FROM effective AS e LEFT JOIN held AS h ON h.start_minute <= e.minute AND e.minute < h.until
        GROUP BY e.minute, e.clinic, e.own
    )
    SELECT (SELECT count(*) FROM service_window),
           (SELECT count(*) FROM service_window AS w
            WHERE w.start_minute <= p_start AND p_start + p_duration <= w.end_minute),
           min(least(t.clinic, t.own)), min(least(t.clinic - t.by_all, t.own - t.by_own))
    INTO windows, fitting, capacity, free
    FROM taken AS t;

    closed := windows = 0 OR EXISTS (
        SELECT FROM frontdesk.closures_on(p_day) AS c
        WHERE (c.service_id IS NULL OR c.service_id = p_service)
          AND CASE WHEN c.until_minute = c.from_minute THEN c.from_minute = p_start
                   ELSE c.from_minute < p_start + p_duration AND p_start < c.until_minute END);
    refusal := CASE WHEN closed THEN 'closed'
                    WHEN fitting = 0 THEN 'outside-hours'
                    WHEN free < 1 THEN 'full'
                    WHEN EXISTS (SELECT FROM frontdesk.daily_limits() AS l
                                 WHERE l.service_id = p_service
                                   AND frontdesk.booked_minutes(p_day, p_service, p_except) + p_duration > l.minutes)
                        THEN 'daily-limit' END;
END $$;
