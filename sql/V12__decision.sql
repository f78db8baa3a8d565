-- The decision about a booking, and everything that it reads: hours, closures, minutes of services, limits. The rules are
-- read once as a value, day_rules; the functions at the end decide with it about one slot (check_slot), about a desk's write
-- (desk_refusal) and about a whole day in one pass (judge_day). The Java package schedule holds the same rules for the
-- screen; a property test compares the two.

-- Hours and closures -----------------------------------------------------------------------------------------------------

-- The openings in force on a day. A row that opens nothing (it ends before it starts, has no interval, or a time that is
-- not HH:mm) is left out. A period that the desk does not know counts as the half of the day in which the row starts.
CREATE FUNCTION frontdesk.openings_on(wanted_day date)
    RETURNS TABLE (service_id text, period text, start_minute integer, end_minute integer,
                   slot_interval integer, capacity integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT slots."serviceId",
           CASE WHEN slots.period::text IN ('MORNING', 'AFTERNOON') THEN slots.period::text
                ELSE frontdesk.period_of(opens) END,
           opens, closes, slots."slotInterval", greatest(slots."maxConcurrent", 0)
    FROM public.clinic_time_slots AS slots,
         frontdesk.read_opening_time("startTime") AS opens,
         frontdesk.read_opening_time("endTime") AS closes
    WHERE "isActive"
      AND "dayOfWeek"::text = (ARRAY ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])
                                  [extract(isodow FROM wanted_day)::integer]
      AND ("effectiveFrom" IS NULL OR "effectiveFrom" <= wanted_day)
      AND ("effectiveUntil" IS NULL OR wanted_day <= "effectiveUntil")
      AND opens < closes AND "slotInterval" > 0;
END $$;

-- The names of a day's public holidays, joined and in a fixed order; null where it is none.
CREATE FUNCTION frontdesk.holiday_names(wanted_day date) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(h.name, '·' ORDER BY h.name COLLATE "C") FROM frontdesk.public_holiday AS h
    WHERE h.day = wanted_day
$$;

-- Whether the website's table of closures exists. It may be created at any time.
CREATE FUNCTION frontdesk.website_has_closures() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_class
                   WHERE oid = to_regclass('public.manual_time_closures') AND relkind IN ('r', 'p'));
END $$;

-- The website's closures of some days that are in force, without those rows that the desk published there: the row's id, its
-- day, its times as minutes and as they are written. from_minute is null where the times cannot be read, so that the row closes
-- nothing. A row without an end closes the one start: until_minute = from_minute.
CREATE FUNCTION frontdesk.website_closures(first_day date, last_day date)
    RETURNS TABLE (website_id text, day date, from_minute integer, until_minute integer, service_id text, reason text,
                   written text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY EXECUTE $website$
        SELECT w.entry ->> 'id', w.day,
               CASE WHEN w.entry ->> 'time_slot_end' IS NULL OR ends > starts THEN starts END, coalesce(ends, starts),
               w.entry ->> 'service_id', coalesce(w.entry ->> 'reason', ''),
               concat_ws(' – ', w.entry ->> 'time_slot_start', w.entry ->> 'time_slot_end')
        FROM (SELECT c.closure_date::date AS day, to_jsonb(c) AS entry FROM public.manual_time_closures AS c
              WHERE c.closure_date BETWEEN $1 AND $2) AS w,
             frontdesk.read_time(w.entry ->> 'time_slot_start') AS starts,
             LATERAL (SELECT CASE WHEN btrim(w.entry ->> 'time_slot_end') = '24:00' THEN 1440
                                  ELSE frontdesk.read_time(w.entry ->> 'time_slot_end') END AS ends) AS ended
        WHERE coalesce((w.entry ->> 'is_active')::boolean, true)
          AND NOT EXISTS (SELECT FROM frontdesk.published_closure AS ours WHERE ours.website_id = w.entry ->> 'id')
        $website$ USING first_day, last_day;
END $$;

-- All closures of some days: the desk's, the public holidays that are not opened, and the website's.
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
        RETURN QUERY SELECT w.day, w.from_minute, w.until_minute, w.service_id, w.reason
        FROM frontdesk.website_closures(first_day, last_day) AS w WHERE w.from_minute IS NOT NULL;
    EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
        -- The desk cannot read the website's table; a booking must not fail because of it.
        RETURN;
    END;
END $$;

-- The website's closures from a day on that close nothing, because their times cannot be read. One row without an id, with an
-- SQLSTATE, where the table itself cannot be read.
CREATE FUNCTION frontdesk.unreadable_closures(first_day date) RETURNS TABLE (website_id text, day text, written text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT frontdesk.website_has_closures() THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT w.website_id, w.day::text, w.written FROM frontdesk.website_closures(first_day, 'infinity') AS w
        WHERE w.from_minute IS NULL ORDER BY w.day, w.website_id;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
    RETURN QUERY SELECT NULL::text, NULL::text, SQLSTATE;
END $$;

-- All closures of one day.
CREATE FUNCTION frontdesk.closures_on(wanted_day date)
    RETURNS TABLE (day date, from_minute integer, until_minute integer, service_id text, reason text)
    LANGUAGE sql STABLE AS $$
    SELECT c.day, c.from_minute, c.until_minute, c.service_id, c.reason
    FROM frontdesk.closures_between(wanted_day, wanted_day) AS c
$$;

-- Minutes and limits of services ------------------------------------------------------------------------------------------

-- Minutes of treatment and of buffer of a service on a day; no row where the service does not exist. Without settings of its
-- own, so that PostgreSQL inlines it into the statements of its callers.
CREATE FUNCTION frontdesk.terms_on(wanted_service_id text, wanted_day date)
    RETURNS TABLE (duration_minutes integer, buffer_minutes integer)
    LANGUAGE sql STABLE AS $$
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
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_attribute
                   WHERE attrelid = to_regclass('public.service_reservation_limits')
                     AND attname = 'dailyLimitMinutes' AND NOT attisdropped);
END $$;

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
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
    SELECT coalesce(sum(o.duration_minutes), 0)::integer
    FROM frontdesk.occupancy AS o
    WHERE o.day = wanted_day AND o.service_id = wanted_service_id AND o.reservation_id IS DISTINCT FROM except_id
      AND (o.holds OR EXISTS (SELECT FROM public.reservations AS r
                              WHERE r.id = o.reservation_id AND r.status::text = 'COMPLETED')));
END $$;

-- The rules of a day as a value -------------------------------------------------------------------------------------------

CREATE TYPE frontdesk.rule_opening AS (
    service_id text, period text, start_minute integer, end_minute integer, capacity integer);
CREATE TYPE frontdesk.rule_closure AS (service_id text, from_minute integer, until_minute integer);
CREATE TYPE frontdesk.rule_limit AS (service_id text, minutes integer);
CREATE TYPE frontdesk.day_rules AS (
    day date, openings frontdesk.rule_opening[], closures frontdesk.rule_closure[], limits frontdesk.rule_limit[]);

-- Reads the rules of a day.
CREATE FUNCTION frontdesk.rules_on(wanted_day date) RETURNS frontdesk.day_rules
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rules frontdesk.day_rules;
BEGIN
    rules.day := wanted_day;
    rules.openings := ARRAY(
        SELECT ROW (o.service_id, o.period, o.start_minute, o.end_minute, o.capacity)::frontdesk.rule_opening
        FROM frontdesk.openings_on(wanted_day) AS o);
    rules.closures := ARRAY(
        SELECT ROW (c.service_id, c.from_minute, c.until_minute)::frontdesk.rule_closure
        FROM frontdesk.closures_on(wanted_day) AS c);
    rules.limits := ARRAY(SELECT ROW (l.service_id, l.minutes)::frontdesk.rule_limit FROM frontdesk.daily_limits() AS l);
    RETURN rules;
END $$;

-- What hours and closures say of a treatment: 'closed' (no opening for the service that day, or a closure meets the
-- treatment), 'outside-hours' (it is not inside one window), else null. The windows of a service are its own openings of a
-- period, where it has any, else the clinic's.
CREATE FUNCTION frontdesk.refusal_by_hours(
        rules frontdesk.day_rules, p_service text, p_start integer, p_duration integer) RETURNS text
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opening  frontdesk.rule_opening;
    closure  frontdesk.rule_closure;
    own_periods text[] := ARRAY []::text[];
    windows  boolean := false;
    fits     boolean := false;
BEGIN
    FOREACH opening IN ARRAY rules.openings LOOP
        IF opening.service_id = p_service THEN
            own_periods := own_periods || opening.period;
        END IF;
    END LOOP;
    FOREACH opening IN ARRAY rules.openings LOOP
        IF opening.service_id = p_service OR (opening.service_id IS NULL AND opening.period <> ALL (own_periods)) THEN
            windows := true;
            fits := fits OR (opening.start_minute <= p_start AND p_start + p_duration <= opening.end_minute);
        END IF;
    END LOOP;
    IF NOT windows THEN
        RETURN 'closed';
    END IF;
    FOREACH closure IN ARRAY rules.closures LOOP
        IF (closure.service_id IS NULL OR closure.service_id = p_service)
                AND (CASE WHEN closure.until_minute = closure.from_minute THEN closure.from_minute = p_start
                          ELSE closure.from_minute < p_start + p_duration AND p_start < closure.until_minute END) THEN
            RETURN 'closed';
        END IF;
    END LOOP;
    RETURN CASE WHEN NOT fits THEN 'outside-hours' END;
END $$;

-- The bounds on the number of places at an instant: of all services together, and of the service alone; null where there is
-- none. After the last opening the bounds of the opening that ended apply.
CREATE FUNCTION frontdesk.bounds_at(
        rules frontdesk.day_rules, p_service text, p_minute integer, OUT clinic integer, OUT own integer)
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opening frontdesk.rule_opening;
    left_at integer;
BEGIN
    FOREACH opening IN ARRAY rules.openings LOOP
        IF opening.start_minute <= p_minute AND p_minute < opening.end_minute THEN
            IF opening.service_id IS NULL THEN
                clinic := greatest(clinic, opening.capacity);
            ELSIF opening.service_id = p_service THEN
                own := greatest(own, opening.capacity);
            END IF;
        ELSIF opening.end_minute <= p_minute AND (opening.service_id IS NULL OR opening.service_id = p_service) THEN
            left_at := greatest(left_at, opening.end_minute);
        END IF;
    END LOOP;
    IF clinic IS NULL AND own IS NULL AND left_at IS NOT NULL THEN
        FOREACH opening IN ARRAY rules.openings LOOP
            IF opening.end_minute = left_at THEN
                IF opening.service_id IS NULL THEN
                    clinic := greatest(clinic, opening.capacity);
                ELSIF opening.service_id = p_service THEN
                    own := greatest(own, opening.capacity);
                END IF;
            END IF;
        END LOOP;
    END IF;
END $$;

-- The most minutes of treatment of a service on the day; null where it has no limit.
CREATE FUNCTION frontdesk.limit_of(rules frontdesk.day_rules, p_service text) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry frontdesk.rule_limit;
BEGIN
    FOREACH entry IN ARRAY rules.limits LOOP
        IF entry.service_id = p_service THEN
            RETURN entry.minutes;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- The decision ------------------------------------------------------------------------------------------------------------

-- The flags that say that a reservation does not fit its slot.
CREATE FUNCTION frontdesk.slot_flag_codes() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY ['unchecked', 'full', 'closed', 'outside-hours', 'daily-limit'];

-- Whether a squeeze-in covers a reservation where it stands: it was made for that place, and for no other.
CREATE FUNCTION frontdesk.squeeze_in_covers(p_id text, p_day date, p_start integer) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM frontdesk.flag AS f
                   WHERE f.reservation_id = p_id AND f.code = 'squeeze-in'
                     AND f.covered_day = p_day AND f.covered_minute = p_start)
$$;

-- Places over an occupied interval: capacity is the least bound, free the least number that is left at any instant; both are
-- null where nothing bounds it.
CREATE FUNCTION frontdesk.free_places(
        rules frontdesk.day_rules, p_start integer, p_duration integer, p_buffer integer, p_service text, p_except text,
        p_ignore_flagged boolean, p_ignore_squeezed boolean, OUT capacity integer, OUT free integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p_end  CONSTANT integer := p_start + p_duration + p_buffer;
    step   record;
    bounds record;
BEGIN
    FOR step IN
        -- Neither a count nor a bound changes between two of these instants.
        SELECT c.minute, sum(sum(c.places)) OVER (ORDER BY c.minute) AS by_all,
               sum(sum(c.own_places)) OVER (ORDER BY c.minute) AS by_own
        FROM (SELECT p_start AS minute, 0 AS places, 0 AS own_places
              UNION ALL
              SELECT edge, 0, 0
              FROM unnest(rules.openings) AS o, unnest(ARRAY [o.start_minute, o.end_minute]) AS edge
              WHERE edge > p_start AND edge < p_end
              UNION ALL
              SELECT CASE WHEN starts THEN greatest(h.start_minute, p_start) ELSE h.until_minute END,
                     CASE WHEN starts THEN 1 ELSE -1 END,
                     CASE WHEN h.service_id IS DISTINCT FROM p_service THEN 0 WHEN starts THEN 1 ELSE -1 END
              FROM (SELECT o.start_minute, o.start_minute + o.duration_minutes + o.buffer_minutes AS until_minute,
                           o.service_id
                    FROM frontdesk.occupancy AS o
                    WHERE o.day = rules.day AND o.holds AND o.reservation_id IS DISTINCT FROM p_except
                      AND o.start_minute < p_end AND o.start_minute + o.duration_minutes + o.buffer_minutes > p_start
                      AND NOT (p_ignore_flagged AND EXISTS (
                            SELECT FROM frontdesk.flag AS f
                            WHERE f.reservation_id = o.reservation_id AND f.code = ANY (frontdesk.slot_flag_codes())))
                      AND NOT (p_ignore_squeezed
                               AND frontdesk.squeeze_in_covers(o.reservation_id, o.day, o.start_minute))) AS h,
                   (VALUES (true), (false)) AS side (starts)
              WHERE starts OR h.until_minute < p_end) AS c
        GROUP BY c.minute ORDER BY c.minute
    LOOP
        bounds := frontdesk.bounds_at(rules, p_service, step.minute);
        capacity := least(capacity, bounds.clinic, bounds.own);
        free := least(free, bounds.clinic - step.by_all, bounds.own - step.by_own);
    END LOOP;
END $$;

-- Whether all places are taken at the instant at which a treatment starts. Reads no more reservations than there are places,
-- so that one on a day of thousands costs what it costs on an empty one.
CREATE FUNCTION frontdesk.full_at_start(rules frontdesk.day_rules, p_start integer, p_service text, p_except text)
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    places CONSTANT integer := (frontdesk.bounds_at(rules, p_service, p_start)).clinic;
    taken  integer;
BEGIN
    IF places IS NULL THEN
        RETURN false;
    END IF;
    SELECT count(*) INTO taken FROM (
        SELECT FROM frontdesk.occupancy AS o
        WHERE o.day = rules.day AND o.start_minute <= p_start AND o.holds AND o.reservation_id IS DISTINCT FROM p_except
          AND o.start_minute + o.duration_minutes + o.buffer_minutes > p_start
        ORDER BY o.day, o.start_minute DESC LIMIT places) AS met;
    RETURN taken >= places;
END $$;

-- The decision: may a treatment start at p_start?
--
-- refusal is null where it may, else the first of: 'closed', 'outside-hours' (refusal_by_hours), 'full' (at some instant of
-- the treatment and its buffer no place is free), 'daily-limit' (the service would exceed its minutes of the day). capacity
-- and free are those of free_places, and do not count the daily limit. p_except is the reservation that asks, which does not
-- conflict with itself. Reservations with a flag of slot_flag_codes() are ignored on request, and so are squeezed-in ones.
CREATE FUNCTION frontdesk.check_slot(
        p_day date, p_start integer, p_duration integer, p_buffer integer, p_service text, p_except text,
        p_ignore_flagged boolean, p_ignore_squeezed boolean DEFAULT false,
        OUT refusal text, OUT capacity integer, OUT free integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rules CONSTANT frontdesk.day_rules := frontdesk.rules_on(p_day);
BEGIN
    SELECT p.capacity, p.free INTO capacity, free
    FROM frontdesk.free_places(rules, p_start, p_duration, p_buffer, p_service, p_except,
                               p_ignore_flagged, p_ignore_squeezed) AS p;
    refusal := frontdesk.refusal_by_hours(rules, p_service, p_start, p_duration);
    IF refusal IS NULL THEN
        refusal := CASE WHEN free < 1 THEN 'full'
                        WHEN frontdesk.booked_minutes(p_day, p_service, p_except) + p_duration
                            > frontdesk.limit_of(rules, p_service) THEN 'daily-limit' END;
    END IF;
END $$;

-- The refusal of check_slot alone, for a reservation that has stored its interval.
CREATE FUNCTION frontdesk.refusal_of(rules frontdesk.day_rules, placed frontdesk.occupancy) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    refusal text := frontdesk.refusal_by_hours(rules, placed.service_id, placed.start_minute, placed.duration_minutes);
BEGIN
    IF refusal IS NOT NULL THEN
        RETURN refusal;
    ELSIF frontdesk.full_at_start(rules, placed.start_minute, placed.service_id, placed.reservation_id)
            OR (SELECT free FROM frontdesk.free_places(rules, placed.start_minute, placed.duration_minutes,
                    placed.buffer_minutes, placed.service_id, placed.reservation_id, false, false)) < 1 THEN
        RETURN 'full';
    ELSIF frontdesk.booked_minutes(placed.day, placed.service_id, placed.reservation_id) + placed.duration_minutes
            > frontdesk.limit_of(rules, placed.service_id) THEN
        RETURN 'daily-limit';
    END IF;
    RETURN NULL;
END $$;

-- Whether a day lies before the clinic's today: it is history, and never judged nor flagged.
CREATE FUNCTION frontdesk.is_past(p_day date) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN p_day < frontdesk.clock()::date;
END $$;

-- The refusals that no squeeze-in passes.
CREATE FUNCTION frontdesk.final_refusals() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY ['no-start', 'inactive', 'past'];

-- Why a desk's write of a reservation is refused, else null: 'no-start' (no readable start), 'inactive' (a service that is
-- not offered any more), 'past', or the refusal of its slot. A squeeze-in passes capacity, hours, closures and limits, and
-- nothing else. before is the interval that the reservation had, null where it had none.
CREATE FUNCTION frontdesk.desk_refusal(
        rules frontdesk.day_rules, before frontdesk.occupancy, after frontdesk.occupancy) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF after.start_minute IS NULL THEN
        RETURN 'no-start';
    ELSIF after.service_id IS DISTINCT FROM before.service_id
            AND EXISTS (SELECT FROM public.services WHERE id = after.service_id AND NOT "isActive") THEN
        RETURN 'inactive';
    -- A patient who is at the desk at 10:03 may still be booked for 10:00.
    ELSIF (after.day, after.start_minute) IS DISTINCT FROM (before.day, before.start_minute)
            AND after.day + make_interval(mins => after.start_minute)
                < date_trunc('minute', frontdesk.clock()) - interval '10 minutes' THEN
        RETURN 'past';
    ELSIF frontdesk.is_past(after.day) THEN
        RETURN NULL;
    END IF;
    RETURN frontdesk.refusal_of(rules, after);
END $$;

-- The reservations of a day with an interval: when they were made, their slot flags, and whether a squeeze-in covers them.
CREATE FUNCTION frontdesk.day_intervals(wanted_day date)
    RETURNS TABLE (reservation_id text, start_minute integer, duration_minutes integer, until_minute integer,
                   service_id text, holds boolean, made timestamp, codes text[], flagged_at timestamptz, covered boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT o.reservation_id, o.start_minute, o.duration_minutes, o.start_minute + o.duration_minutes + o.buffer_minutes,
           o.service_id, o.holds, r."createdAt", f.codes, f.flagged_at, coalesce(f.covered, false)
    FROM frontdesk.occupancy AS o
    JOIN public.reservations AS r ON r.id = o.reservation_id
    LEFT JOIN (
        SELECT g.reservation_id, array_agg(g.code) FILTER (WHERE g.code = ANY (frontdesk.slot_flag_codes())) AS codes,
               max(g.at) AS flagged_at,
               bool_or(g.code = 'squeeze-in' AND g.covered_day = wanted_day AND g.covered_minute = p.start_minute) AS covered
        FROM frontdesk.flag AS g JOIN frontdesk.occupancy AS p ON p.reservation_id = g.reservation_id
        WHERE g.day = wanted_day AND p.day = wanted_day
        GROUP BY g.reservation_id) AS f ON f.reservation_id = o.reservation_id
    WHERE o.day = wanted_day AND (o.holds OR f.codes IS NOT NULL);
END $$;

-- Judges a day from today on in one pass over its intervals, and returns how many reservations it flagged. The caller holds
-- the day's lock. In this order:
--
-- 1. The written reservations, by creation: each is flagged where it does not fit among all others and those written before.
-- 2. The flagged ones whose interval meets [p_from, p_until), or that a daily limit refused, the oldest first: each loses its
--    flags where it fits among those that are not flagged. Of two that wait for one freed place, one gets it. A flag set
--    meanwhile by a writer without the lock stays, as it is about an interval that was not judged here.
-- 3. With p_excess, what is over capacity among those that are not flagged is flagged, the newest first; squeezed-in ones
--    put nobody else over capacity.
--
-- Places are counted in cells of as many minutes as divide every start and end of the day.
CREATE FUNCTION frontdesk.judge_day(
        p_day date, p_written text[], p_from integer, p_until integer, p_excess boolean) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unbounded     CONSTANT integer := 1000000000;
    rules         frontdesk.day_rules;
    cell          integer;
    cells         integer;
    -- The services with openings of their own. Cells come in rows: one for all other services, then one for each of these.
    owners        text[];
    clinic_bounds integer[] := ARRAY []::integer[];
    own_bounds    integer[] := ARRAY []::integer[];
    taken         integer[];
    own_taken     integer[];
    -- Minutes of treatment so far, by service; only services with a limit.
    minutes       jsonb;
    span          record;
    bounds        record;
    held          record;
    at_row        integer;
    first         integer;
    last          integer;
    refusal       text;
    fits          boolean;
    flagged       integer := 0;
    over          text[] := ARRAY []::text[];
BEGIN
    IF frontdesk.is_past(p_day)
            OR NOT EXISTS (SELECT FROM frontdesk.occupancy AS o WHERE o.day = p_day) THEN
        RETURN 0;
    END IF;
    rules := frontdesk.rules_on(p_day);
    SELECT CASE WHEN bool_and(edge % 30 = 0) THEN 30 WHEN bool_and(edge % 10 = 0) THEN 10
                WHEN bool_and(edge % 5 = 0) THEN 5 ELSE 1 END
    INTO cell
    FROM (SELECT unnest(ARRAY [o.start_minute, o.start_minute + o.duration_minutes + o.buffer_minutes]) AS edge
          FROM frontdesk.occupancy AS o WHERE o.day = p_day
          UNION ALL
          SELECT unnest(ARRAY [o.start_minute, o.end_minute]) FROM unnest(rules.openings) AS o) AS edges;
    cells := 4320 / cell;
    owners := ARRAY(SELECT DISTINCT o.service_id FROM unnest(rules.openings) AS o WHERE o.service_id IS NOT NULL);
    FOR at_row IN 0..cardinality(owners) LOOP
        FOR span IN
            SELECT edge AS starts, lead(edge, 1, 4320) OVER (ORDER BY edge) AS ends
            FROM (SELECT 0 AS edge UNION SELECT o.start_minute FROM unnest(rules.openings) AS o
                  UNION SELECT o.end_minute FROM unnest(rules.openings) AS o) AS edges
            ORDER BY edge
        LOOP
            bounds := frontdesk.bounds_at(rules, owners[at_row], span.starts);
            clinic_bounds := clinic_bounds
                || array_fill(coalesce(bounds.clinic, unbounded), ARRAY [(span.ends - span.starts) / cell]);
            own_bounds := own_bounds
                || array_fill(coalesce(bounds.own, unbounded), ARRAY [(span.ends - span.starts) / cell]);
        END LOOP;
    END LOOP;

    FOR phase IN 1..2 LOOP
        CONTINUE WHEN CASE phase WHEN 1 THEN cardinality(p_written) = 0 ELSE p_from IS NULL OR NOT EXISTS (
            SELECT FROM frontdesk.flag AS f WHERE f.day = p_day AND f.code = ANY (frontdesk.slot_flag_codes())) END;
        taken := array_fill(0, ARRAY [cells]);
        own_taken := array_fill(0, ARRAY [cells * (1 + cardinality(owners))]);
        SELECT coalesce(jsonb_object_agg(l.service_id, frontdesk.booked_minutes(p_day, l.service_id, NULL)
            - coalesce((SELECT sum(o.duration_minutes) FROM frontdesk.occupancy AS o
                        WHERE phase = 1 AND o.day = p_day AND o.holds AND o.service_id = l.service_id
                          AND o.reservation_id = ANY (p_written)), 0)), '{}')
        INTO minutes FROM unnest(rules.limits) AS l;

        FOR held IN
            SELECT s.*, CASE phase WHEN 1 THEN s.reservation_id = ANY (p_written)
                                   ELSE s.codes IS NOT NULL AND (NOT s.holds OR 'daily-limit' = ANY (s.codes)
                                        OR (s.start_minute < p_until AND s.until_minute > p_from)) END AS judged
            FROM frontdesk.day_intervals(p_day) AS s
            WHERE phase = 2 OR s.holds
            -- What is only counted comes first.
            ORDER BY judged, s.made, s.reservation_id
        LOOP
            CONTINUE WHEN phase = 2 AND NOT held.judged AND held.codes IS NOT NULL;
            first := held.start_minute / cell + 1;
            last := (held.until_minute - 1) / cell + 1;
            at_row := coalesce(array_position(owners, held.service_id), 0) * cells;
            IF held.judged THEN
                refusal := frontdesk.refusal_by_hours(rules, held.service_id, held.start_minute, held.duration_minutes);
                FOR i IN first..last LOOP
                    EXIT WHEN refusal IS NOT NULL;
                    IF taken[i] >= clinic_bounds[at_row + i] OR own_taken[at_row + i] >= own_bounds[at_row + i] THEN
                        refusal := 'full';
                    END IF;
                END LOOP;
                IF refusal IS NULL AND minutes ? held.service_id
                        AND (minutes ->> held.service_id)::integer
                            + (CASE phase WHEN 1 THEN held.duration_minutes ELSE 0 END)
                            > frontdesk.limit_of(rules, held.service_id) THEN
                    refusal := 'daily-limit';
                END IF;
                fits := NOT held.holds OR refusal IS NULL OR held.covered;
                IF phase = 1 OR fits OR held.codes <> ARRAY [refusal] THEN
                    DELETE FROM frontdesk.flag
                    WHERE reservation_id = held.reservation_id AND code = ANY (frontdesk.slot_flag_codes())
                      AND held.codes IS NOT NULL AND at <= held.flagged_at;
                    IF NOT fits AND (phase = 1 OR FOUND) THEN
                        INSERT INTO frontdesk.flag (reservation_id, code, day)
                        VALUES (held.reservation_id, refusal, p_day) ON CONFLICT DO NOTHING;
                        flagged := flagged + 1;
                    END IF;
                END IF;
                CONTINUE WHEN NOT held.holds OR (phase = 2 AND NOT fits);
            END IF;
            FOR i IN first..last LOOP
                taken[i] := taken[i] + 1;
                own_taken[at_row + i] := own_taken[at_row + i] + 1;
            END LOOP;
            IF phase = 1 AND held.judged AND minutes ? held.service_id THEN
                minutes := jsonb_set(minutes, ARRAY [held.service_id],
                    to_jsonb((minutes ->> held.service_id)::integer + held.duration_minutes));
            END IF;
        END LOOP;
    END LOOP;

    IF p_excess THEN
        taken := array_fill(0, ARRAY [cells]);
        own_taken := array_fill(0, ARRAY [cells * (1 + cardinality(owners))]);
        FOR held IN
            SELECT s.*, counting
            FROM frontdesk.day_intervals(p_day) AS s, (VALUES (true), (false)) AS pass (counting)
            WHERE s.holds AND s.codes IS NULL AND NOT s.covered
            -- All are counted before any is judged.
            ORDER BY counting DESC, s.made DESC, s.reservation_id DESC
        LOOP
            first := held.start_minute / cell + 1;
            last := (held.until_minute - 1) / cell + 1;
            at_row := coalesce(array_position(owners, held.service_id), 0) * cells;
            fits := true;
            IF NOT held.counting THEN
                FOR i IN first..last LOOP
                    IF taken[i] > clinic_bounds[at_row + i] OR own_taken[at_row + i] > own_bounds[at_row + i] THEN
                        fits := false;
                        over := over || held.reservation_id;
                        EXIT;
                    END IF;
                END LOOP;
                CONTINUE WHEN fits;
            END IF;
            FOR i IN first..last LOOP
                taken[i] := taken[i] + CASE WHEN fits THEN 1 ELSE -1 END;
                own_taken[at_row + i] := own_taken[at_row + i] + CASE WHEN fits THEN 1 ELSE -1 END;
            END LOOP;
        END LOOP;
        INSERT INTO frontdesk.flag (reservation_id, code, day)
        SELECT reservation_id, 'full', p_day FROM unnest(over) AS reservation_id ON CONFLICT DO NOTHING;
        flagged := flagged + cardinality(over);
    END IF;
    RETURN flagged;
END $$;
