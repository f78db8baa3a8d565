-- The decision about a booking, and everything that it reads: hours, closures, minutes of services, limits. Every writer
-- meets the same decision, check_slot, at the end of this script. The Java package schedule holds the same rules for the
-- screen; a property test compares the two.

-- Hours and closures -----------------------------------------------------------------------------------------------------

-- The openings in force on a day. A row that opens nothing (it ends before it starts, has no interval, or a time that is
-- not HH:mm) is left out.
CREATE FUNCTION frontdesk.openings_on(wanted_day date)
    RETURNS TABLE (service_id text, period public."Period", start_minute integer, end_minute integer,
                   slot_interval integer, capacity integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT "serviceId", slots.period, opens, closes, "slotInterval", greatest("maxConcurrent", 0)
    FROM public.clinic_time_slots AS slots,
         frontdesk.read_opening_time("startTime") AS opens,
         frontdesk.read_opening_time("endTime") AS closes
    WHERE "isActive"
      AND "dayOfWeek" = (ARRAY ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
                             ::public."DayOfWeek"[])[extract(isodow FROM wanted_day)::integer]
      AND ("effectiveFrom" IS NULL OR "effectiveFrom" <= wanted_day)
      AND ("effectiveUntil" IS NULL OR wanted_day <= "effectiveUntil")
      AND opens < closes AND "slotInterval" > 0
$$;

-- The names of a day's public holidays, joined and in a fixed order; null where it is none.
CREATE FUNCTION frontdesk.holiday_names(wanted_day date) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(h.name, '·' ORDER BY h.name COLLATE "C") FROM frontdesk.public_holiday AS h
    WHERE h.day = wanted_day
$$;

-- Whether the website's table of closures exists. It may be created at any time.
CREATE FUNCTION frontdesk.website_has_closures() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM pg_class
                   WHERE oid = to_regclass('public.manual_time_closures') AND relkind IN ('r', 'p'))
$$;

-- All closures of some days: the desk's, the public holidays that are not opened, and the website's, without those rows
-- that the desk published there. A website row without an end closes the one start: until_minute = from_minute.
CREATE FUNCTION frontdesk.closures_between(first_day date, last_day date)
    RETURNS TABLE (day date, from_minute integer, until_minute integer, service_id text, reason text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT c.day, c.from_minute, c.until_minute, c.service_id, c.reason
        FROM frontdesk.closure AS c WHERE c.day BETWEEN first_day AND last_day
        UNION ALL
        SELECT h.day, 0, 1440, NULL, frontdesk.holiday_names(h.day)
        FROM (SELECT DISTINCT p.day FROM frontdesk.public_holiday AS p WHERE p.day BETWEEN first_day AND last_day) AS h
        WHERE NOT EXISTS (SELECT FROM frontdesk.opened_holiday AS o WHERE o.day = h.day);
    IF NOT frontdesk.website_has_closures() THEN
        RETURN;
    END IF;
    BEGIN
        RETURN QUERY EXECUTE $website$
            SELECT w.day, starts, coalesce(ends, starts), w.entry ->> 'service_id',
                   coalesce(w.entry ->> 'reason', '')
            FROM (SELECT c.closure_date::date AS day, to_jsonb(c) AS entry FROM public.manual_time_closures AS c
                  WHERE c.closure_date BETWEEN $1 AND $2) AS w,
                 frontdesk.read_time(w.entry ->> 'time_slot_start') AS starts,
                 LATERAL (SELECT CASE WHEN btrim(w.entry ->> 'time_slot_end') = '24:00' THEN 1440
                                      ELSE frontdesk.read_time(w.entry ->> 'time_slot_end') END AS ends) AS ended
            WHERE coalesce((w.entry ->> 'is_active')::boolean, true)
              AND starts IS NOT NULL
              AND (w.entry ->> 'time_slot_end' IS NULL OR ends > starts)
              AND NOT EXISTS (SELECT FROM frontdesk.published_closure AS ours WHERE ours.website_id = w.entry ->> 'id')
            $website$ USING first_day, last_day;
    EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
        -- The desk cannot read the website's table; a booking must not fail because of it.
        RETURN;
    END;
END $$;

-- All closures of one day.
CREATE FUNCTION frontdesk.closures_on(wanted_day date)
    RETURNS TABLE (day date, from_minute integer, until_minute integer, service_id text, reason text)
    LANGUAGE sql STABLE AS $$
    SELECT c.day, c.from_minute, c.until_minute, c.service_id, c.reason
    FROM frontdesk.closures_between(wanted_day, wanted_day) AS c
$$;

-- Minutes and limits of services ------------------------------------------------------------------------------------------

-- Minutes of treatment and of buffer of a service on a day; no row where the service does not exist.
CREATE FUNCTION frontdesk.terms_on(wanted_service_id text, wanted_day date)
    RETURNS TABLE (duration_minutes integer, buffer_minutes integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(dated.duration_minutes, s."durationMinutes"), coalesce(dated.buffer_minutes, s."bufferMinutes")
    FROM public.services AS s
    LEFT JOIN LATERAL (
        SELECT c.duration_minutes, c.buffer_minutes FROM frontdesk.service_change AS c
        WHERE c.service_id = s.id AND c.applied_at IS NULL AND c.from_day <= wanted_day
        ORDER BY c.from_day DESC LIMIT 1) AS dated ON true
    WHERE s.id = wanted_service_id
$$;

-- Whether the website's table of limits has a column for minutes.
CREATE FUNCTION frontdesk.website_has_limits() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM pg_attribute
                   WHERE attrelid = to_regclass('public.service_reservation_limits')
                     AND attname = 'dailyLimitMinutes' AND NOT attisdropped)
$$;

-- The limits in force. The website's row wins over the desk's, as that is where the website's people change it. Its columns
-- are read by name: an installation may lack any of the later ones.
CREATE FUNCTION frontdesk.daily_limits() RETURNS TABLE (service_id text, minutes integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF frontdesk.website_has_limits() THEN
        BEGIN
            RETURN QUERY EXECUTE $website$
                WITH website AS (
                    SELECT s.id AS service_id, min((l.entry ->> 'dailyLimitMinutes')::integer) AS minutes
                    FROM (SELECT to_jsonb(r) AS entry FROM public.service_reservation_limits AS r) AS l
                    JOIN public.services AS s
                        ON s.id = l.entry ->> 'serviceId'
                        OR (l.entry ->> 'serviceId' IS NULL AND s.code = l.entry ->> 'serviceType')
                    WHERE coalesce((l.entry ->> 'isActive')::boolean, true)
                      AND (l.entry ->> 'dailyLimitMinutes')::integer >= 0
                    GROUP BY s.id
                )
                SELECT w.service_id, w.minutes FROM website AS w
                UNION ALL
                SELECT d.service_id, d.minutes FROM frontdesk.daily_limit AS d
                WHERE NOT EXISTS (SELECT FROM website AS w WHERE w.service_id = d.service_id)
                $website$;
            RETURN;
        EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
            -- The desk cannot read the website's table; its own limits apply.
            NULL;
        END;
    END IF;
    RETURN QUERY SELECT d.service_id, d.minutes FROM frontdesk.daily_limit AS d;
END $$;

-- Minutes of treatment of a service on a day, without one reservation: those that hold a place, and completed ones.
CREATE FUNCTION frontdesk.booked_minutes(wanted_day date, wanted_service_id text, except_id text) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(o.duration_minutes), 0)::integer
    FROM frontdesk.occupancy AS o
    WHERE o.day = wanted_day AND o.service_id = wanted_service_id AND o.reservation_id IS DISTINCT FROM except_id
      AND (o.holds OR EXISTS (SELECT FROM public.reservations AS r
                              WHERE r.id = o.reservation_id AND r.status = 'COMPLETED'))
$$;

-- The decision ------------------------------------------------------------------------------------------------------------

-- The flags that say that a reservation does not fit its slot.
CREATE FUNCTION frontdesk.slot_flag_codes() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY ['unchecked', 'full', 'closed', 'outside-hours', 'daily-limit'];

-- The decision: may a treatment start at p_start?
--
-- refusal is null where it may, else the first of: 'closed' (no opening for the service that day, or a closure meets the
-- treatment), 'outside-hours' (the treatment is not inside one window), 'full' (at some instant of the treatment and its
-- buffer no place is free), 'daily-limit' (the service would exceed its minutes of the day). capacity is the least bound
-- over the occupied interval, and free the least of it that is left; both are null where nothing bounds it, and neither
-- counts the daily limit. p_except is the reservation that asks, which does not conflict with itself. Reservations with a
-- flag of slot_flag_codes() are ignored on request, and so are squeezed-in ones.
CREATE FUNCTION frontdesk.check_slot(
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
