-- Closures: the desk's own, the website's where it has them, and the one decision that honours both.

-- A closure of the desk: of one day, [from_minute, until_minute) in minutes of the day, for one service or for all.
CREATE TABLE frontdesk.closure (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day          date        NOT NULL CHECK (isfinite(day)),
    from_minute  integer     NOT NULL,
    until_minute integer     NOT NULL,
    -- Null closes for every service.
    service_id   text,
    reason       text        NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 200),
    created_by   text        NOT NULL DEFAULT session_user,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (0 <= from_minute AND from_minute < until_minute AND until_minute <= 1440)
);
CREATE INDEX closure_day_idx ON frontdesk.closure (day);

-- Which rows of the website's table are the desk's: opening again takes back these and no other.
CREATE TABLE frontdesk.closure_copy (
    website_id text   NOT NULL PRIMARY KEY,
    closure_id bigint NOT NULL REFERENCES frontdesk.closure ON DELETE CASCADE
);
CREATE INDEX closure_copy_closure_id_idx ON frontdesk.closure_copy (closure_id);

-- Whether the website has a table of closures. It may appear at any time.
CREATE FUNCTION frontdesk.website_has_closures() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM pg_class
                   WHERE oid = to_regclass('public.manual_time_closures') AND relkind IN ('r', 'p'))
$$;

-- What is closed from a day to another, both included. until_minute = from_minute closes that one start only, as a row of
-- the website's without an end does. A row of the website's that cannot be read, or ends before it starts, is left out
-- and spoils nothing else. Its rows are read by name, so that an install that lacks a column is read as far as it goes.
CREATE FUNCTION frontdesk.closures_between(first_day date, last_day date)
    RETURNS TABLE (day date, from_minute integer, until_minute integer, service_id text, reason text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT c.day, c.from_minute, c.until_minute, c.service_id, c.reason
        FROM frontdesk.closure AS c WHERE c.day BETWEEN first_day AND last_day;
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
              AND NOT EXISTS (SELECT FROM frontdesk.closure_copy AS ours WHERE ours.website_id = w.entry ->> 'id')
            $website$ USING first_day, last_day;
    EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
        -- No table that the desk can read: nobody's booking fails for it.
        RETURN;
    END;
END $$;

CREATE FUNCTION frontdesk.closures_on(wanted_day date)
    RETURNS TABLE (day date, from_minute integer, until_minute integer, service_id text, reason text)
    LANGUAGE sql STABLE AS $$
    SELECT c.day, c.from_minute, c.until_minute, c.service_id, c.reason
    FROM frontdesk.closures_between(wanted_day, wanted_day) AS c
$$;

-- As in V10, but that a treatment which meets a closure is refused as 'closed'. Its buffer may run into one.
CREATE OR REPLACE FUNCTION frontdesk.place(
        p_day date, p_start integer, p_duration integer, p_buffer integer, p_service text, p_except text,
        p_ignore_flagged boolean, OUT refusal text, OUT capacity integer, OUT free integer)
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
                SELECT FROM frontdesk.mark AS m WHERE m.reservation_id = o.reservation_id AND m.code = 'full'))
    ), instant AS (
        -- Between two of these neither a count nor a bound changes.
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
        -- Past every opening the bound of the window that was left holds.
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
                    WHEN free < 1 THEN 'full' END;
END $$;

-- Takes the guard of a day to the end of the transaction, and moves the day's version.
CREATE FUNCTION frontdesk.take_guard(wanted_day date) RETURNS void
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO frontdesk.day_guard AS guard (day, version) VALUES (wanted_day, 1)
    ON CONFLICT (day) DO UPDATE SET version = guard.version + 1
$$;

-- Writes a closure of the desk into the website's table as well, one row a half hour within that day's openings, so that
-- the website stops offering them, and answers how many rows it added. A row that is there already for that start and
-- service is left. Null where there is no such table, or it takes no row that the desk can make: the closure holds all
-- the same, as what the website then books in it is flagged.
CREATE FUNCTION frontdesk.copy_closure(wanted_id bigint) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    shut     CONSTANT frontdesk.closure := c FROM frontdesk.closure AS c WHERE c.id = wanted_id;
    names    text;
    expressions text;
    copied   integer;
BEGIN
    IF shut.id IS NULL OR NOT frontdesk.website_has_closures() THEN
        RETURN NULL;
    END IF;
    -- What the desk knows to write, as far as the table has it and cast to what it has; a default of its id stands.
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
           string_agg(known.expression || '::' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
    INTO names, expressions
    FROM pg_attribute AS a JOIN (VALUES
        ('id', 'gen_random_uuid()::text'),
        ('closure_date', '$1'),
        ('period', 'slot.period'),
        ('time_slot_start', 'frontdesk.write_time(slot.starts)'),
        ('time_slot_end', 'frontdesk.write_time(slot.ends)'),
        ('service_id', '$2'),
        ('reason', '$3'),
        ('created_by', '$4'),
        ('is_active', 'true'),
        ('created_at', 'clock.utc'),
        ('updated_at', 'clock.utc')) AS known (name, expression) ON known.name = a.attname
    WHERE a.attrelid = to_regclass('public.manual_time_closures') AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attgenerated = ''
      AND NOT (a.attname = 'id' AND (a.atthasdef OR a.attidentity <> ''));
    EXECUTE format($website$
        WITH slot AS (
            SELECT DISTINCT ON (starts) starts, least(starts + 30, o.end_minute) AS ends, o.period::text AS period
            FROM frontdesk.openings_on($1) AS o, generate_series(o.start_minute, o.end_minute - 1, 30) AS starts
            WHERE (o.service_id IS NULL OR o.service_id = $2 OR $2 IS NULL)
              AND starts < $6 AND $5 < least(starts + 30, o.end_minute)
            ORDER BY starts, ends DESC
        ), added AS (
            INSERT INTO public.manual_time_closures (%s)
            SELECT %s FROM slot, (SELECT clock_timestamp() AT TIME ZONE 'UTC' AS utc) AS clock
            WHERE NOT EXISTS (
                SELECT FROM (SELECT to_jsonb(w) AS entry FROM public.manual_time_closures AS w
                             WHERE w.closure_date = $1) AS there
                WHERE coalesce((entry ->> 'is_active')::boolean, true)
                  AND frontdesk.read_time(entry ->> 'time_slot_start') = slot.starts
                  AND (entry ->> 'service_id') IS NOT DISTINCT FROM $2)
            ON CONFLICT DO NOTHING
            RETURNING id::text AS website_id
        ), noted AS (
            INSERT INTO frontdesk.closure_copy (website_id, closure_id) SELECT website_id, $7 FROM added RETURNING 1
        )
        SELECT count(*) FROM noted
        $website$, names, expressions)
    INTO copied
    USING shut.day, shut.service_id, shut.reason, shut.created_by, shut.from_minute, shut.until_minute, shut.id;
    RETURN copied;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception OR integrity_constraint_violation THEN
    RETURN NULL;
END $$;

-- Closes a stretch of a day, and holds the day's guard to the end of the transaction: a booking of that day is either
-- seen by whoever then asks what lies under the closure, or comes after it and is refused.
CREATE FUNCTION frontdesk.close_day(
        wanted_day date, from_minute integer, until_minute integer, wanted_service_id text, wanted_reason text,
        OUT closure_id bigint, OUT website_rows integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.take_guard(wanted_day);
    INSERT INTO frontdesk.closure (day, from_minute, until_minute, service_id, reason)
    VALUES (wanted_day, close_day.from_minute, close_day.until_minute, wanted_service_id, wanted_reason)
    RETURNING id INTO closure_id;
    website_rows := frontdesk.copy_closure(closure_id);
END $$;

-- Takes the flag 'closed' from the day's reservations that no closure meets any more; one that does not fit for another
-- reason is flagged with that. Whoever calls it holds the day's guard.
CREATE FUNCTION frontdesk.unflag_closed(wanted_day date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    flagged  record;
    decision record;
BEGIN
    FOR flagged IN
        SELECT m.reservation_id, o.* FROM frontdesk.mark AS m JOIN frontdesk.occupancy AS o USING (reservation_id)
        WHERE m.day = wanted_day AND m.code = 'closed'
    LOOP
        SELECT * INTO decision FROM frontdesk.place(flagged.day, flagged.start_minute, flagged.duration_minutes,
            flagged.buffer_minutes, flagged.service_id, flagged.reservation_id, false);
        IF decision.refusal IS DISTINCT FROM 'closed' OR NOT flagged.holds THEN
            DELETE FROM frontdesk.mark WHERE reservation_id = flagged.reservation_id AND code = 'closed';
            IF decision.refusal IS NOT NULL AND flagged.holds THEN
                INSERT INTO frontdesk.mark (reservation_id, code, day)
                VALUES (flagged.reservation_id, decision.refusal, flagged.day) ON CONFLICT DO NOTHING;
            END IF;
        END IF;
    END LOOP;
END $$;

-- Opens again what a closure closed, takes its rows out of the website's table, and unflags what now fits. Answers the
-- day; null where there is no such closure.
CREATE FUNCTION frontdesk.open_again(wanted_id bigint) RETURNS date
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opened   CONSTANT date := c.day FROM frontdesk.closure AS c WHERE c.id = wanted_id;
    copies   text[];
BEGIN
    IF opened IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM frontdesk.take_guard(opened);
    SELECT array_agg(website_id) INTO copies FROM frontdesk.closure_copy WHERE closure_id = wanted_id;
    DELETE FROM frontdesk.closure WHERE id = wanted_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF copies IS NOT NULL AND frontdesk.website_has_closures() THEN
        EXECUTE 'DELETE FROM public.manual_time_closures WHERE closure_date = $1 AND id::text = ANY ($2)'
        USING opened, copies;
        -- Another closure may have relied on them.
        PERFORM frontdesk.copy_closure(c.id) FROM frontdesk.closure AS c WHERE c.day = opened;
    END IF;
    PERFORM frontdesk.unflag_closed(opened);
    RETURN opened;
END $$;

-- Moves the versions of the days whose closures the website changed, so that every desk sees it and no booking decides
-- beside it, and unflags what fits again. The website's statement never fails by it.
CREATE FUNCTION frontdesk.closures_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    changed_day date;
    days        date[] := ARRAY []::date[];
    error_code  text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT array_agg(DISTINCT day ORDER BY day) INTO days FROM (
            SELECT closure_date::date AS day FROM rows_before UNION SELECT closure_date::date FROM rows_after) AS both_sides;
    ELSIF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION USING ERRCODE = 'FD002', MESSAGE = 'every day';
    ELSE
        SELECT array_agg(DISTINCT closure_date::date ORDER BY closure_date::date) INTO days FROM rows_changed;
    END IF;
    FOREACH changed_day IN ARRAY coalesce(days, ARRAY []::date[]) LOOP
        IF changed_day IS NOT NULL THEN
            PERFORM frontdesk.take_guard(changed_day);
            PERFORM frontdesk.unflag_closed(changed_day);
        END IF;
    END LOOP;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    -- The days' versions could not move; the desks watch this list too.
    error_code := SQLSTATE;
    BEGIN
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code)
        VALUES ('', coalesce(days[1], current_date), error_code);
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    RETURN NULL;
END $$;

-- Puts the desk's triggers on the website's closures, and writes the desk's own closures from today on there, where the
-- table stands and has none yet; called at each launch, as it may have appeared since the last. Answers whether it did
-- anything. A table that another login owns, and this one may not act for, is left as it is.
CREATE FUNCTION frontdesk.watch_website_closures() RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    website CONSTANT oid := to_regclass('public.manual_time_closures');
BEGIN
    IF NOT frontdesk.website_has_closures()
            OR NOT (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = website)
            OR EXISTS (SELECT FROM pg_trigger WHERE tgrelid = website
                       AND tgfoid = 'frontdesk.closures_changed()'::regprocedure) THEN
        RETURN false;
    END IF;
    CREATE TRIGGER frontdesk_closures_added AFTER INSERT ON public.manual_time_closures
        REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.closures_changed();
    CREATE TRIGGER frontdesk_closures_changed AFTER UPDATE ON public.manual_time_closures
        REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after
        FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.closures_changed();
    CREATE TRIGGER frontdesk_closures_removed AFTER DELETE ON public.manual_time_closures
        REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.closures_changed();
    CREATE TRIGGER frontdesk_closures_emptied AFTER TRUNCATE ON public.manual_time_closures
        FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.closures_changed();
    PERFORM frontdesk.copy_closure(c.id) FROM frontdesk.closure AS c
    WHERE c.day >= frontdesk.clock()::date ORDER BY c.day, c.id;
    RETURN true;
END $$;

SET LOCAL lock_timeout = '50ms';

SELECT frontdesk.watch_website_closures();
