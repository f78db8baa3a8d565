-- What the manager and the receptionist change besides reservations: closures, holidays, limits, dated changes; and the
-- website's closures.

-- Writes a closure of the desk into the website's table, one row per half hour of that day's openings, so that the website
-- stops offering them; a row that is there for the same start and service is left. Returns the number of rows, null where
-- there is no such table, -1 where a constraint or trigger there does not accept them: the closure applies all the same.
CREATE FUNCTION frontdesk.publish_closure(wanted_id bigint) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted   CONSTANT frontdesk.closure := c FROM frontdesk.closure AS c WHERE c.id = wanted_id;
    names    text;
    expressions text;
    published   integer;
BEGIN
    IF wanted.id IS NULL OR NOT frontdesk.website_has_closures() THEN
        RETURN NULL;
    END IF;
    -- The columns that the table has, each cast to its type there; an id with a default is left to it.
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
            INSERT INTO frontdesk.published_closure (website_id, closure_id) SELECT website_id, $7 FROM added RETURNING 1
        )
        SELECT count(*) FROM noted
        $website$, names, expressions)
    INTO published
    USING wanted.day, wanted.service_id, wanted.reason, wanted.created_by, wanted.from_minute, wanted.until_minute, wanted.id;
    -- Deferred constraints and triggers of that table raise here, not at the commit.
    SET CONSTRAINTS ALL IMMEDIATE;
    RETURN published;
EXCEPTION WHEN OTHERS THEN
    -- A conflict with another transaction, or a server in need, is for the desk to repeat or to report.
    IF SQLSTATE ~ '^(40|53|55|57|58|XX)' THEN
        RAISE;
    END IF;
    RETURN -1;
END $$;

-- Closes an interval of a day; a closure of the desk of the same interval and service is returned instead, with already.
-- Holds the day's lock until the end of the transaction: a booking of that day is either listed under the closure or refused
-- by it.
CREATE FUNCTION frontdesk.add_closure(
        wanted_day date, from_minute integer, until_minute integer, wanted_service_id text, wanted_reason text,
        OUT closure_id bigint, OUT website_rows integer, OUT already boolean)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
    SELECT c.id INTO closure_id FROM frontdesk.closure AS c
    WHERE c.day = wanted_day AND c.from_minute = add_closure.from_minute AND c.until_minute = add_closure.until_minute
      AND c.service_id IS NOT DISTINCT FROM wanted_service_id
    ORDER BY c.id LIMIT 1;
    already := closure_id IS NOT NULL;
    IF already THEN
        SELECT count(*) INTO website_rows FROM frontdesk.published_closure AS p WHERE p.closure_id = add_closure.closure_id;
        RETURN;
    END IF;
    INSERT INTO frontdesk.closure (day, from_minute, until_minute, service_id, reason)
    VALUES (wanted_day, add_closure.from_minute, add_closure.until_minute, wanted_service_id, wanted_reason)
    RETURNING id INTO closure_id;
    website_rows := frontdesk.publish_closure(closure_id);
END $$;

-- Opens what a closure closed: removes it and the rows published for it, and clears the flags of reservations that fit
-- then. Returns the day; null where there is no such closure.
CREATE FUNCTION frontdesk.remove_closure(wanted_id bigint) RETURNS date
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opened   CONSTANT date := c.day FROM frontdesk.closure AS c WHERE c.id = wanted_id;
    published   text[];
BEGIN
    IF opened IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM frontdesk.lock_days_for_desk(ARRAY [opened]);
    SELECT array_agg(website_id) INTO published FROM frontdesk.published_closure WHERE closure_id = wanted_id;
    DELETE FROM frontdesk.closure WHERE id = wanted_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF published IS NOT NULL AND frontdesk.website_has_closures() THEN
        EXECUTE 'DELETE FROM public.manual_time_closures WHERE closure_date = $1 AND id::text = ANY ($2)'
        USING opened, published;
        -- Another closure of the day may have found these rows in place and published none.
        PERFORM frontdesk.publish_closure(c.id) FROM frontdesk.closure AS c WHERE c.day = opened;
    END IF;
    PERFORM frontdesk.review_flags(opened);
    RETURN opened;
END $$;

-- Opens a public holiday, clears the flags of reservations that fit then, and returns the holiday's names; null where the
-- day is none. Opening it again changes nothing and returns the same, so a caller whose answer was lost may repeat it.
CREATE FUNCTION frontdesk.open_holiday(wanted_day date) RETURNS text
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names CONSTANT text := frontdesk.holiday_names(wanted_day);
BEGIN
    IF names IS NOT NULL THEN
        PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
        INSERT INTO frontdesk.opened_holiday (day) VALUES (wanted_day) ON CONFLICT (day) DO NOTHING;
        PERFORM frontdesk.review_flags(wanted_day);
    END IF;
    RETURN names;
END $$;

-- Closes an opened holiday again and returns its names; null where it was not opened. Reservations of the day stay and are
-- not flagged.
CREATE FUNCTION frontdesk.close_holiday(wanted_day date) RETURNS text
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
    DELETE FROM frontdesk.opened_holiday WHERE day = wanted_day;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    RETURN frontdesk.holiday_names(wanted_day);
END $$;

-- Sets, or with null removes, the limit of a service, in the website's table too where that has minutes. Returns whether the
-- website's table was written. A row that is missing there is created with a daily count that the minutes imply.
CREATE FUNCTION frontdesk.set_daily_limit(wanted_service_id text, wanted_minutes integer, wanted_reason text)
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    written integer := 0;
BEGIN
    DELETE FROM frontdesk.daily_limit WHERE service_id = wanted_service_id;
    IF wanted_minutes IS NOT NULL THEN
        INSERT INTO frontdesk.daily_limit (service_id, minutes, reason)
        VALUES (wanted_service_id, wanted_minutes, wanted_reason);
    END IF;
    IF NOT frontdesk.website_has_limits() THEN
        RETURN false;
    END IF;
    EXECUTE $website$
        UPDATE public.service_reservation_limits AS l
        SET "dailyLimitMinutes" = $2, "updatedAt" = clock_timestamp() AT TIME ZONE 'UTC'
        FROM public.services AS s
        WHERE s.id = $1
          AND (to_jsonb(l) ->> 'serviceId' = s.id
               OR (to_jsonb(l) ->> 'serviceId' IS NULL AND l."serviceType"::text = s.code))
        $website$ USING wanted_service_id, wanted_minutes;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written = 0 AND wanted_minutes IS NOT NULL THEN
        EXECUTE $website$
            INSERT INTO public.service_reservation_limits
                (id, "serviceType", "dailyLimit", "dailyLimitMinutes", "createdAt", "updatedAt")
            SELECT gen_random_uuid()::text, frontdesk.legacy_type_of(s.id, s.code)::public."ServiceType",
                   greatest(1, ceil($2::numeric / greatest(s."durationMinutes", 1)))::integer, $2,
                   statement_timestamp() AT TIME ZONE 'UTC', statement_timestamp() AT TIME ZONE 'UTC'
            FROM public.services AS s WHERE s.id = $1 AND s.code = frontdesk.legacy_type_of(s.id, s.code)
            ON CONFLICT DO NOTHING
            $website$ USING wanted_service_id, wanted_minutes;
        GET DIAGNOSTICS written = ROW_COUNT;
    END IF;
    RETURN written > 0;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR integrity_constraint_violation THEN
    -- The website's table does not accept the row; the desk's own limit applies all the same.
    DELETE FROM frontdesk.daily_limit WHERE service_id = wanted_service_id;
    IF wanted_minutes IS NOT NULL THEN
        INSERT INTO frontdesk.daily_limit (service_id, minutes, reason)
        VALUES (wanted_service_id, wanted_minutes, wanted_reason);
    END IF;
    RETURN false;
END $$;

-- Writes the dated changes that have become due into their services, and returns their number.
CREATE FUNCTION frontdesk.apply_service_changes() RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    change     frontdesk.service_change;
    applied integer := 0;
BEGIN
    FOR change IN
        SELECT * FROM frontdesk.service_change
        WHERE applied_at IS NULL AND from_day <= frontdesk.clock()::date
        ORDER BY from_day, service_id FOR UPDATE SKIP LOCKED
    LOOP
        UPDATE public.services
        SET "durationMinutes" = change.duration_minutes, "bufferMinutes" = change.buffer_minutes,
            "updatedAt" = clock_timestamp() AT TIME ZONE 'UTC'
        WHERE id = change.service_id;
        UPDATE frontdesk.service_change SET applied_at = clock_timestamp()
        WHERE service_id = change.service_id AND from_day = change.from_day;
        applied := applied + 1;
    END LOOP;
    RETURN applied;
END $$;

-- Statement trigger on the website's closures: reviews the flags of the changed days. Never fails the statement; days that
-- could not be reviewed are listed for the sweep.
CREATE FUNCTION frontdesk.website_closures_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms' AS $$
DECLARE
    changed_day date;
    days        date[] := ARRAY []::date[];
    locked      date[];
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
    IF current_setting('transaction_isolation') = 'serializable' THEN
        RAISE EXCEPTION USING ERRCODE = '40001', MESSAGE = 'not checked';
    END IF;
    days := ARRAY(SELECT given FROM unnest(days) AS given WHERE given IS NOT NULL ORDER BY given);
    locked := frontdesk.try_lock_days(days);
    FOREACH changed_day IN ARRAY locked LOOP
        PERFORM frontdesk.review_flags(changed_day);
    END LOOP;
    IF cardinality(locked) < cardinality(days) THEN
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT '', given, '55P03', TG_OP FROM unnest(days) AS given WHERE given <> ALL (locked);
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    -- The versions of the days were not moved; desks watch this list as well.
    error_code := SQLSTATE;
    BEGIN
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT '', listed, error_code, TG_OP
        FROM unnest(CASE WHEN cardinality(days) > 0 THEN days ELSE ARRAY [current_date] END) AS listed
        WHERE listed IS NOT NULL;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    RETURN NULL;
END $$;

-- Creates the desk's triggers on the website's table of closures where it exists and has none, and publishes the desk's
-- closures from today on there; run at every launch. Returns whether it did. Skips a table whose owner this login is not a
-- member of.
CREATE FUNCTION frontdesk.watch_website_closures() RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    website CONSTANT oid := to_regclass('public.manual_time_closures');
BEGIN
    IF NOT frontdesk.website_has_closures()
            OR NOT (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = website)
            OR EXISTS (SELECT FROM pg_trigger WHERE tgrelid = website
                       AND tgfoid = 'frontdesk.website_closures_changed()'::regprocedure) THEN
        RETURN false;
    END IF;
    CREATE TRIGGER frontdesk_closures_added AFTER INSERT ON public.manual_time_closures
        REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    CREATE TRIGGER frontdesk_closures_changed AFTER UPDATE ON public.manual_time_closures
        REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after
        FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    CREATE TRIGGER frontdesk_closures_removed AFTER DELETE ON public.manual_time_closures
        REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    CREATE TRIGGER frontdesk_closures_emptied AFTER TRUNCATE ON public.manual_time_closures
        FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    PERFORM frontdesk.fire_always('public.manual_time_closures');
    PERFORM frontdesk.publish_closure(c.id) FROM frontdesk.closure AS c
    WHERE c.day >= frontdesk.clock()::date ORDER BY c.day, c.id;
    RETURN true;
END $$;
