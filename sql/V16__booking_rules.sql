-- What else decides who may be booked when: changes of a service dated ahead, limits of minutes a day, squeeze-ins; and
-- how rows that nobody could check are swept up.

-- A change of a service's times that holds for days from from_day on. Until a desk has written it into the service, which
-- it does on that day, it is asked for the days that it is about; afterwards it is history.
CREATE TABLE frontdesk.service_change (
    service_id       text        NOT NULL,
    from_day         date        NOT NULL CHECK (isfinite(from_day)),
    duration_minutes integer     NOT NULL CHECK (duration_minutes BETWEEN 1 AND 480),
    buffer_minutes   integer     NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 120),
    created_by       text        NOT NULL DEFAULT session_user,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_at       timestamptz,
    PRIMARY KEY (service_id, from_day)
);

-- How long a service takes on a day, and the buffer behind it, in minutes. No row where there is no such service.
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

-- Writes the changes whose day has come into their services, for the website to see, and answers how many.
CREATE FUNCTION frontdesk.apply_service_changes() RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    due     frontdesk.service_change;
    applied integer := 0;
BEGIN
    FOR due IN
        SELECT * FROM frontdesk.service_change
        WHERE applied_at IS NULL AND from_day <= frontdesk.clock()::date
        ORDER BY from_day, service_id FOR UPDATE SKIP LOCKED
    LOOP
        UPDATE public.services
        SET "durationMinutes" = due.duration_minutes, "bufferMinutes" = due.buffer_minutes,
            "updatedAt" = clock_timestamp() AT TIME ZONE 'UTC'
        WHERE id = due.service_id;
        UPDATE frontdesk.service_change SET applied_at = clock_timestamp()
        WHERE service_id = due.service_id AND from_day = due.from_day;
        applied := applied + 1;
    END LOOP;
    RETURN applied;
END $$;

-- The most minutes of treatment that a service may have on one day. Where the website's own table has a value, that one
-- holds: it is where the website's people change it, and the desk writes it there too.
CREATE TABLE frontdesk.daily_limit (
    service_id text        NOT NULL PRIMARY KEY,
    minutes    integer     NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    reason     text        CHECK (length(reason) <= 200),
    created_by text        NOT NULL DEFAULT session_user,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Whether the website's table of limits can hold minutes.
CREATE FUNCTION frontdesk.website_has_limits() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM pg_attribute
                   WHERE attrelid = to_regclass('public.service_reservation_limits')
                     AND attname = 'dailyLimitMinutes' AND NOT attisdropped)
$$;

-- The limits in force, by service. The website's rows are read by name: an install may lack any of the later columns.
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
            -- No table that the desk can read: its own limits hold.
            NULL;
        END;
    END IF;
    RETURN QUERY SELECT d.service_id, d.minutes FROM frontdesk.daily_limit AS d;
END $$;

-- Minutes of treatment that a service has on a day: what holds places, and what was completed, as its minutes are spent.
CREATE FUNCTION frontdesk.minutes_on(wanted_day date, wanted_service_id text, except_id text) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(o.duration_minutes), 0)::integer
    FROM frontdesk.occupancy AS o
    WHERE o.day = wanted_day AND o.service_id = wanted_service_id AND o.reservation_id IS DISTINCT FROM except_id
      AND (o.holds OR EXISTS (SELECT FROM public.reservations AS r
                              WHERE r.id = o.reservation_id AND r.status = 'COMPLETED'))
$$;

-- Sets the limit of a service, or takes it away (null), and tells the website where its table can hold it. Answers
-- whether the website was told. A row that the website lacks is made with a count that the minutes allow anyway.
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
            INSERT INTO public.service_reservation_limits (id, "serviceType", "dailyLimit", "dailyLimitMinutes", "updatedAt")
            SELECT gen_random_uuid()::text, frontdesk.legacy_type_of(s.id, s.code),
                   greatest(1, ceil($2::numeric / greatest(s."durationMinutes", 1)))::integer, $2,
                   clock_timestamp() AT TIME ZONE 'UTC'
            FROM public.services AS s WHERE s.id = $1 AND s.code = frontdesk.legacy_type_of(s.id, s.code)::text
            ON CONFLICT DO NOTHING
            $website$ USING wanted_service_id, wanted_minutes;
        GET DIAGNOSTICS written = ROW_COUNT;
    END IF;
    RETURN written > 0;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR integrity_constraint_violation THEN
    -- A table of the website's that takes no row of the desk's: the desk's own limit holds all the same.
    DELETE FROM frontdesk.daily_limit WHERE service_id = wanted_service_id;
    IF wanted_minutes IS NOT NULL THEN
        INSERT INTO frontdesk.daily_limit (service_id, minutes, reason)
        VALUES (wanted_service_id, wanted_minutes, wanted_reason);
    END IF;
    RETURN false;
END $$;

-- The marks that say that a row does not fit; they go when it does.
CREATE FUNCTION frontdesk.placement_codes() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY ['unchecked', 'full', 'closed', 'outside-hours', 'daily-limit'];

-- As in V14, but that a treatment which would pass its service's minutes a day is refused as 'daily-limit'; and with
-- p_ignore_flagged rows are taken for absent whatever they are flagged with, with p_ignore_squeezed those that were
-- squeezed in as well. free leaves the limit out.
DROP FUNCTION frontdesk.place(date, integer, integer, integer, text, text, boolean);
CREATE FUNCTION frontdesk.place(
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
                SELECT FROM frontdesk.mark AS m
                WHERE m.reservation_id = o.reservation_id AND m.code = ANY (frontdesk.placement_codes())))
          AND NOT (p_ignore_squeezed AND EXISTS (
                SELECT FROM frontdesk.mark AS m
                WHERE m.reservation_id = o.reservation_id AND m.code = 'squeeze-in'))
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
                    WHEN free < 1 THEN 'full'
                    WHEN EXISTS (SELECT FROM frontdesk.daily_limits() AS l
                                 WHERE l.service_id = p_service
                                   AND frontdesk.minutes_on(p_day, p_service, p_except) + p_duration > l.minutes)
                        THEN 'daily-limit' END;
END $$;

-- What wrote a row that could not be checked, and when somebody caught up on it. The list stays append-only to count.
ALTER TABLE frontdesk.unchecked_write
    ADD COLUMN operation text NOT NULL DEFAULT 'UPDATE',
    ADD COLUMN swept_at  timestamptz;
CREATE INDEX unchecked_write_unswept_idx ON frontdesk.unchecked_write (day) WHERE swept_at IS NULL;

-- The place that a reservation is to hold, by what is known of it before: its buffer is what it was booked with, unless
-- its service changed. start_minute is null where its time cannot be read.
CREATE FUNCTION frontdesk.occupancy_of(written public.reservations, before frontdesk.occupancy)
    RETURNS frontdesk.occupancy
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    after frontdesk.occupancy;
BEGIN
    after.reservation_id := written.id;
    after.day := written."preferredDate";
    after.start_minute := frontdesk.read_time(coalesce(written."timeSlotStart", written."preferredTime"));
    after.duration_minutes := least(greatest(coalesce(written."estimatedDuration", 30), 1), 1440);
    after.service_id := written."serviceId";
    after.holds := written.status IN ('PENDING', 'CONFIRMED');
    after.booked_at_desk := coalesce(before.booked_at_desk, false);
    after.buffer_minutes := before.buffer_minutes;
    IF before.buffer_minutes IS NULL
            OR (after.service_id IS NOT NULL AND after.service_id IS DISTINCT FROM before.service_id) THEN
        SELECT least(greatest(t.buffer_minutes, 0), 1440) INTO after.buffer_minutes
        FROM frontdesk.terms_on(after.service_id, after.day) AS t;
        after.buffer_minutes := coalesce(after.buffer_minutes, 10);
    END IF;
    RETURN after;
END $$;

CREATE FUNCTION frontdesk.hold_place(held frontdesk.occupancy) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO frontdesk.occupancy SELECT held.*
    ON CONFLICT (reservation_id) DO UPDATE
    SET day = excluded.day, start_minute = excluded.start_minute, duration_minutes = excluded.duration_minutes,
        buffer_minutes = excluded.buffer_minutes, service_id = excluded.service_id, holds = excluded.holds
$$;

-- Looks again at a day's flagged reservations, the first made first: each is judged beside those that stand unflagged,
-- so of two that want one freed place one gets it. Whoever calls it holds the day's guard; a mark that a writer without
-- the guard has set anew meanwhile stays, as it is about a place that was not looked at.
CREATE FUNCTION frontdesk.review_marks(wanted_day date, except_id text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    flagged  record;
    decision record;
    fits     boolean;
BEGIN
    FOR flagged IN
        SELECT o.*, r."createdAt" AS made, max(m.at) AS marked_at,
               array_agg(m.code) FILTER (WHERE m.code = ANY (frontdesk.placement_codes())) AS codes
        FROM frontdesk.mark AS m
        JOIN frontdesk.occupancy AS o USING (reservation_id)
        JOIN public.reservations AS r ON r.id = m.reservation_id
        WHERE m.day = wanted_day AND o.day = wanted_day AND m.reservation_id IS DISTINCT FROM except_id
        GROUP BY o.reservation_id, r."createdAt"
        HAVING bool_or(m.code = ANY (frontdesk.placement_codes()))
        ORDER BY made, o.reservation_id
    LOOP
        SELECT * INTO decision FROM frontdesk.place(flagged.day, flagged.start_minute, flagged.duration_minutes,
            flagged.buffer_minutes, flagged.service_id, flagged.reservation_id, true);
        fits := NOT flagged.holds OR decision.refusal IS NULL
            OR EXISTS (SELECT FROM frontdesk.mark AS m
                       WHERE m.reservation_id = flagged.reservation_id AND m.code = 'squeeze-in');
        IF fits OR flagged.codes <> ARRAY [decision.refusal] THEN
            DELETE FROM frontdesk.mark
            WHERE reservation_id = flagged.reservation_id AND code = ANY (frontdesk.placement_codes())
              AND at <= flagged.marked_at;
            IF FOUND AND NOT fits THEN
                INSERT INTO frontdesk.mark (reservation_id, code, day)
                VALUES (flagged.reservation_id, decision.refusal, flagged.day) ON CONFLICT DO NOTHING;
            END IF;
        END IF;
    END LOOP;
END $$;

-- What V14 and V15 call when a day is opened again; the flags of other reasons are looked at with it.
CREATE OR REPLACE FUNCTION frontdesk.unflag_closed(wanted_day date) RETURNS void
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT frontdesk.review_marks(wanted_day, NULL)
$$;

-- As in V13, but that buffers follow dated changes, that a squeeze-in stands over capacity, hours, closures and limits
-- and over nothing else, and that of several flagged rows the first made takes a place that was freed.
CREATE OR REPLACE FUNCTION frontdesk.settle_place(
        operation text, old_row public.reservations, new_row public.reservations, at_desk boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    squeeze_in CONSTANT text := nullif(btrim(current_setting('frontdesk.squeeze_in', true)), '');
    before   frontdesk.occupancy;
    after    frontdesk.occupancy;
    changed_day date;
    decision record;
    freed    boolean;
BEGIN
    FOR changed_day IN
        SELECT DISTINCT given FROM unnest(ARRAY [
            CASE WHEN operation <> 'INSERT' THEN old_row."preferredDate" END,
            CASE WHEN operation <> 'DELETE' THEN new_row."preferredDate" END]) AS given
        WHERE given IS NOT NULL ORDER BY given
    LOOP
        PERFORM frontdesk.take_guard(changed_day);
    END LOOP;

    IF operation <> 'INSERT' THEN
        SELECT * INTO before FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
    END IF;
    IF operation = 'DELETE' OR (operation = 'UPDATE' AND new_row.id <> old_row.id) THEN
        DELETE FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
        DELETE FROM frontdesk.mark WHERE reservation_id = old_row.id;
    END IF;

    IF operation <> 'DELETE' THEN
        after := frontdesk.occupancy_of(new_row, before);
        after.booked_at_desk := after.booked_at_desk OR (at_desk AND operation = 'INSERT');

        IF after.start_minute IS NULL THEN
            DELETE FROM frontdesk.occupancy WHERE reservation_id = new_row.id;
        ELSIF after IS DISTINCT FROM before THEN
            PERFORM frontdesk.hold_place(after);
        END IF;

        IF operation = 'UPDATE' AND (after.start_minute IS NULL OR after IS DISTINCT FROM before) THEN
            DELETE FROM frontdesk.mark
            WHERE reservation_id = new_row.id AND code = ANY (frontdesk.placement_codes());
            UPDATE frontdesk.mark SET day = new_row."preferredDate"
            WHERE reservation_id = new_row.id AND day <> new_row."preferredDate";
        END IF;

        IF after.holds AND after.start_minute IS NOT NULL AND after IS DISTINCT FROM before THEN
            IF at_desk THEN
                IF (operation = 'INSERT' OR after.service_id IS DISTINCT FROM before.service_id)
                        AND EXISTS (SELECT FROM public.services WHERE id = after.service_id AND NOT "isActive") THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'inactive';
                END IF;
                -- The patient stands there at 10:03: a start is past once it lies ten minutes back.
                IF (operation = 'INSERT' OR (after.day, after.start_minute)
                        IS DISTINCT FROM (before.day, before.start_minute))
                        AND after.day + make_interval(mins => after.start_minute)
                            < date_trunc('minute', frontdesk.clock()) - interval '10 minutes' THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'past';
                END IF;
            END IF;
            SELECT * INTO decision FROM frontdesk.place(after.day, after.start_minute, after.duration_minutes,
                after.buffer_minutes, after.service_id, after.reservation_id, false);
            IF decision.refusal IS NOT NULL THEN
                IF NOT at_desk THEN
                    INSERT INTO frontdesk.mark (reservation_id, code, day)
                    VALUES (new_row.id, decision.refusal, after.day);
                ELSIF squeeze_in IS NULL THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = decision.refusal;
                ELSE
                    INSERT INTO frontdesk.mark (reservation_id, code, day, note)
                    VALUES (new_row.id, 'squeeze-in', after.day, squeeze_in)
                    ON CONFLICT (reservation_id, code) DO UPDATE SET note = excluded.note;
                END IF;
            END IF;
        END IF;

        PERFORM frontdesk.mark_row(new_row.id, after.day, new_row."preferredTime", new_row."timeSlotStart",
            after.start_minute, after.duration_minutes);
    END IF;

    -- A place that was freed may be the one that a flagged row lacked.
    freed := before.holds AND (operation = 'DELETE' OR after IS DISTINCT FROM before);
    IF freed THEN
        FOR changed_day IN
            SELECT DISTINCT given FROM unnest(ARRAY [before.day, after.day]) AS given WHERE given IS NOT NULL
        LOOP
            PERFORM frontdesk.review_marks(changed_day, new_row.id);
        END LOOP;
    END IF;
END $$;

-- Keeps a row of the website's that could not be checked: its place is held and its mark set without the guard, and the
-- write is listed to be swept up. Reads no row, so that a SERIALIZABLE transaction takes on no conflict by it.
CREATE FUNCTION frontdesk.keep_unchecked(
        operation text, old_row public.reservations, new_row public.reservations, error_code text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    starts CONSTANT integer := frontdesk.read_time(coalesce(new_row."timeSlotStart", new_row."preferredTime"));
    -- A note or a confirmation leaves the place as it was, and the row as well checked as before.
    placed CONSTANT boolean := operation = 'INSERT' OR (operation = 'UPDATE'
        AND (new_row.id, new_row."preferredDate", starts, new_row."estimatedDuration", new_row."serviceId",
             new_row.status IN ('PENDING', 'CONFIRMED'))
            IS DISTINCT FROM (old_row.id, old_row."preferredDate",
                frontdesk.read_time(coalesce(old_row."timeSlotStart", old_row."preferredTime")),
                old_row."estimatedDuration", old_row."serviceId", old_row.status IN ('PENDING', 'CONFIRMED')));
BEGIN
    INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
    SELECT coalesce(new_row.id, old_row.id), given, error_code, operation
    FROM (VALUES (new_row."preferredDate"), (old_row."preferredDate")) AS touched (given)
    WHERE given IS NOT NULL GROUP BY given;
    IF operation = 'UPDATE' AND NOT placed THEN
        RETURN;
    END IF;
    -- Each on its own: at REPEATABLE READ either row may have been changed since the snapshot.
    BEGIN
        IF operation = 'DELETE' OR (operation = 'UPDATE' AND new_row.id <> old_row.id) THEN
            DELETE FROM frontdesk.mark WHERE reservation_id = old_row.id;
        END IF;
        IF operation <> 'DELETE' THEN
            INSERT INTO frontdesk.mark (reservation_id, code, day, note)
            VALUES (new_row.id, 'unchecked', new_row."preferredDate", error_code)
            ON CONFLICT (reservation_id, code) DO UPDATE SET day = excluded.day, at = excluded.at;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        -- Listed it is, and so swept up.
        NULL;
    END;
    BEGIN
        IF operation <> 'INSERT' AND (operation = 'DELETE' OR starts IS NULL OR new_row.id <> old_row.id) THEN
            DELETE FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
        END IF;
        IF operation <> 'DELETE' AND starts IS NOT NULL THEN
            -- The buffer of a new row is guessed, as its service may not be read here; the sweep knows it.
            INSERT INTO frontdesk.occupancy
                (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
            VALUES (new_row.id, new_row."preferredDate", starts,
                    least(greatest(coalesce(new_row."estimatedDuration", 30), 1), 1440), 10, new_row."serviceId",
                    new_row.status IN ('PENDING', 'CONFIRMED'))
            ON CONFLICT (reservation_id) DO UPDATE
            SET day = excluded.day, start_minute = excluded.start_minute,
                duration_minutes = excluded.duration_minutes, service_id = excluded.service_id,
                holds = excluded.holds;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
EXCEPTION WHEN OTHERS THEN
    NULL;
END $$;

-- As in V13, but that a SERIALIZABLE website is not checked at once: what the check reads could make its commit fail,
-- which no trigger can catch. And a client that gives its statements less time than the check may wait waits less.
CREATE OR REPLACE FUNCTION frontdesk.take_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    patience integer;
BEGIN
    IF EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NULL) THEN
        BEGIN
            INSERT INTO frontdesk.row_written (reservation_id)
            SELECT DISTINCT written FROM unnest(ARRAY [OLD.id, NEW.id]) AS written WHERE written IS NOT NULL;
        EXCEPTION WHEN OTHERS THEN
            -- Not noted, it is reported as a difference at worst: the write itself goes on.
            NULL;
        END;
    END IF;
    IF current_setting('frontdesk.writer', true) = 'desk' THEN
        PERFORM frontdesk.settle_place(TG_OP, OLD, NEW, true);
        RETURN NULL;
    END IF;
    IF current_setting('transaction_isolation') = 'serializable' THEN
        PERFORM frontdesk.keep_unchecked(TG_OP, OLD, NEW, '40001');
        RETURN NULL;
    END IF;
    BEGIN
        IF current_setting('statement_timeout') <> '0' THEN
            patience := least(2000, extract(epoch FROM current_setting('statement_timeout')::interval) * 1000 / 4);
            PERFORM set_config('lock_timeout', greatest(patience, 1)::text || 'ms', true);
        END IF;
        PERFORM frontdesk.settle_place(TG_OP, OLD, NEW, false);
    EXCEPTION WHEN OTHERS THEN
        PERFORM frontdesk.keep_unchecked(TG_OP, OLD, NEW, SQLSTATE);
    END;
    RETURN NULL;
END $$;

-- As in V14, but that a SERIALIZABLE website's change of closures is looked at later too, and that each of its days is
-- listed where it could not be looked at.
CREATE OR REPLACE FUNCTION frontdesk.closures_changed() RETURNS trigger
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
    IF current_setting('transaction_isolation') = 'serializable' THEN
        RAISE EXCEPTION USING ERRCODE = '40001', MESSAGE = 'not looked at';
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
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT '', listed, error_code, TG_OP
        FROM unnest(CASE WHEN cardinality(days) > 0 THEN days ELSE ARRAY [current_date] END) AS listed
        WHERE listed IS NOT NULL;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    RETURN NULL;
END $$;

-- As in V13, but that a service's minutes follow dated changes.
CREATE OR REPLACE FUNCTION frontdesk.keep_in_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    given     CONSTANT public.reservations := NEW;
    -- Nothing of the new columns is known yet: the row is new, or was written before the triggers and not filled since.
    fresh     CONSTANT boolean := TG_OP = 'INSERT' OR num_nonnulls(OLD."serviceId", OLD."serviceName",
        OLD."estimatedDuration", OLD.period, OLD."timeSlotStart", OLD."timeSlotEnd") = 0;
    service   record;
    starts    integer;
    moved_old boolean;
    moved_new boolean;
    switched_old boolean;
    switched_new boolean;
BEGIN
    IF fresh THEN
        moved_old := NEW."timeSlotStart" IS NULL;
        moved_new := TG_OP = 'UPDATE' AND NOT moved_old AND NEW."preferredTime" = OLD."preferredTime";
        switched_old := NEW."serviceId" IS NULL;
        switched_new := NOT switched_old;
    ELSE
        moved_old := NEW."preferredTime" IS DISTINCT FROM OLD."preferredTime"
            AND NEW."timeSlotStart" IS NOT DISTINCT FROM OLD."timeSlotStart";
        moved_new := NEW."timeSlotStart" IS DISTINCT FROM OLD."timeSlotStart"
            AND NEW."preferredTime" IS NOT DISTINCT FROM OLD."preferredTime";
        switched_old := NEW.service IS DISTINCT FROM OLD.service
            AND NEW."serviceId" IS NOT DISTINCT FROM OLD."serviceId";
        switched_new := NEW."serviceId" IS DISTINCT FROM OLD."serviceId" AND NEW."serviceId" IS NOT NULL;
    END IF;

    IF switched_old OR switched_new THEN
        -- The key share keeps the service from being deleted before this row points at it.
        SELECT s.id, s.code, s.name, t.duration_minutes AS duration INTO service
        FROM public.services AS s, LATERAL frontdesk.terms_on(s.id, NEW."preferredDate") AS t
        WHERE CASE WHEN switched_new THEN s.id = NEW."serviceId" ELSE s.code = NEW.service::text END
        FOR KEY SHARE OF s;
        IF fresh THEN
            NEW."serviceId" := coalesce(NEW."serviceId", service.id);
            NEW."serviceName" := coalesce(NEW."serviceName", service.name);
            NEW."estimatedDuration" := coalesce(NEW."estimatedDuration", service.duration);
        ELSE
            NEW."serviceId" := service.id;
            IF NEW."serviceName" IS NOT DISTINCT FROM OLD."serviceName" THEN
                NEW."serviceName" := service.name;
            END IF;
            IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration" THEN
                NEW."estimatedDuration" := service.duration;
            END IF;
        END IF;
        IF TG_OP = 'UPDATE' AND switched_new AND NEW.service IS NOT DISTINCT FROM OLD.service THEN
            NEW.service := frontdesk.legacy_type_of(service.id, service.code);
        END IF;
    END IF;

    IF moved_old THEN
        starts := frontdesk.read_time(NEW."preferredTime");
        NEW."timeSlotStart" := frontdesk.write_time(starts);
    ELSIF moved_new AND frontdesk.read_time(NEW."timeSlotStart") IS NOT NULL THEN
        starts := frontdesk.read_time(NEW."timeSlotStart");
        NEW."preferredTime" := frontdesk.write_time(starts);
    ELSE
        starts := frontdesk.read_time(NEW."timeSlotStart");
    END IF;

    IF fresh THEN
        NEW.period := coalesce(NEW.period, frontdesk.period_of(starts));
        NEW."timeSlotEnd" := coalesce(NEW."timeSlotEnd", frontdesk.write_time(starts + NEW."estimatedDuration"));
    ELSE
        IF (moved_old OR moved_new) AND NEW.period IS NOT DISTINCT FROM OLD.period THEN
            NEW.period := frontdesk.period_of(starts);
        END IF;
        IF NEW."timeSlotEnd" IS NOT DISTINCT FROM OLD."timeSlotEnd"
                AND (moved_old OR moved_new OR NEW."estimatedDuration" IS DISTINCT FROM OLD."estimatedDuration") THEN
            -- An end that the website counted with its buffer keeps its distance when only the start moves.
            IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration"
                    AND frontdesk.read_time(OLD."timeSlotEnd") > frontdesk.read_time(OLD."timeSlotStart") THEN
                NEW."timeSlotEnd" := frontdesk.write_time(starts + frontdesk.read_time(OLD."timeSlotEnd")
                    - frontdesk.read_time(OLD."timeSlotStart"));
            ELSE
                NEW."timeSlotEnd" := frontdesk.write_time(starts + NEW."estimatedDuration");
            END IF;
        END IF;
    END IF;
    RETURN NEW;
EXCEPTION WHEN OTHERS THEN
    IF current_setting('frontdesk.writer', true) = 'desk' THEN
        RAISE;
    END IF;
    RETURN given;
END $$;

-- As in V13, but that what was squeezed in is not counted: whoever squeezed it in beside a reservation that was booked in
-- order has not put that one in disorder.
CREATE OR REPLACE FUNCTION frontdesk.flag_day(wanted_day date) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held     record;
    decision record;
    flagged  integer := 0;
BEGIN
    PERFORM frontdesk.take_guard(wanted_day);
    FOR held IN
        SELECT o.* FROM frontdesk.occupancy AS o JOIN public.reservations AS r ON r.id = o.reservation_id
        WHERE o.day = wanted_day AND o.holds
          AND NOT EXISTS (SELECT FROM frontdesk.mark AS m WHERE m.reservation_id = o.reservation_id
                          AND m.code IN ('full', 'squeeze-in'))
        ORDER BY r."createdAt" DESC, o.reservation_id DESC
    LOOP
        SELECT * INTO decision FROM frontdesk.place(held.day, held.start_minute, held.duration_minutes,
            held.buffer_minutes, held.service_id, held.reservation_id, true, true);
        IF decision.free < 1 THEN
            INSERT INTO frontdesk.mark (reservation_id, code, day)
            VALUES (held.reservation_id, 'full', held.day) ON CONFLICT DO NOTHING;
            flagged := flagged + 1;
        END IF;
    END LOOP;
    RETURN flagged;
END $$;

-- Catches up on a day: reckons what was kept unchecked, looks again at what is flagged, and flags what a new opening or a
-- smaller capacity leaves over capacity; tells the website of closures anew. Holds the day's guard to the end of the transaction.
CREATE FUNCTION frontdesk.recheck_day(wanted_day date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    listed  record;
    written public.reservations;
    before  frontdesk.occupancy;
    after   frontdesk.occupancy;
BEGIN
    PERFORM frontdesk.take_guard(wanted_day);
    FOR listed IN
        SELECT u.reservation_id, bool_or(u.operation = 'INSERT') AS new_row, min(u.error_code) AS error_code,
               array_agg(u.id) AS ids
        FROM frontdesk.unchecked_write AS u
        WHERE u.day = wanted_day AND u.swept_at IS NULL
        GROUP BY u.reservation_id ORDER BY u.reservation_id
    LOOP
        SELECT * INTO written FROM public.reservations AS r WHERE r.id = listed.reservation_id;
        IF NOT FOUND THEN
            DELETE FROM frontdesk.occupancy WHERE reservation_id = listed.reservation_id;
            DELETE FROM frontdesk.mark WHERE reservation_id = listed.reservation_id;
        ELSIF written."preferredDate" = wanted_day THEN
            SELECT * INTO before FROM frontdesk.occupancy AS o WHERE o.reservation_id = written.id;
            IF listed.new_row THEN
                before.buffer_minutes := NULL;
            END IF;
            after := frontdesk.occupancy_of(written, before);
            IF after.start_minute IS NULL THEN
                DELETE FROM frontdesk.occupancy WHERE reservation_id = written.id;
                DELETE FROM frontdesk.mark
                WHERE reservation_id = written.id AND code = ANY (frontdesk.placement_codes());
            ELSIF after IS DISTINCT FROM before THEN
                -- Where the write itself could not hold the place, or guessed its buffer, nobody has checked it yet.
                PERFORM frontdesk.hold_place(after);
                INSERT INTO frontdesk.mark (reservation_id, code, day, note)
                VALUES (written.id, 'unchecked', wanted_day, listed.error_code)
                ON CONFLICT (reservation_id, code) DO UPDATE SET day = excluded.day;
            END IF;
            PERFORM frontdesk.mark_row(written.id, wanted_day, written."preferredTime", written."timeSlotStart",
                after.start_minute, after.duration_minutes);
        END IF;
        UPDATE frontdesk.unchecked_write SET swept_at = clock_timestamp()
        WHERE id = ANY (listed.ids);
    END LOOP;
    PERFORM frontdesk.review_marks(wanted_day, NULL);
    PERFORM frontdesk.flag_day(wanted_day);
    -- The website is told half hour by half hour, so other openings are other half hours.
    PERFORM frontdesk.copy_closure(c.id) FROM frontdesk.closure AS c WHERE c.day = wanted_day ORDER BY c.id;
END $$;

-- Reservations that belong together: the visits of a course, or the parts of one visit, in order.
CREATE TABLE frontdesk.series (
    id          text        NOT NULL PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('course', 'visit')),
    created_by  text        NOT NULL DEFAULT session_user,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE frontdesk.series_part (
    series_id      text    NOT NULL REFERENCES frontdesk.series ON DELETE CASCADE,
    number         integer NOT NULL CHECK (number >= 1),
    reservation_id text    NOT NULL,
    PRIMARY KEY (series_id, number)
);
CREATE INDEX series_part_reservation_id_idx ON frontdesk.series_part (reservation_id);
