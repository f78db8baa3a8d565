-- What a write of a reservation causes, whoever writes: columns kept in step, days locked, slots judged, flags set. The work is
-- done once per statement, over all its rows. A desk's write that does not fit is refused. A website's statement never fails,
-- and never waits but for the first write of a transaction: what cannot be judged in time is kept unchecked for the sweep.

-- Who writes ----------------------------------------------------------------------------------------------------------------

-- Whether the transaction's writer is a desk. The setting counts only for roles that have the rights of the schema's owner,
-- who owns this function: a website's role cannot claim it. 'fill' and 'sweep' are the desk's own maintenance.
CREATE FUNCTION frontdesk.writes_as(writer text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(current_setting('frontdesk.writer', true), '') = writer
       AND pg_has_role(session_user, current_user, 'USAGE');
END $$;

-- How long a website's transaction may still wait for a day: nothing waits later than 2 s after the transaction began, nor
-- beyond a quarter of what is left of the client's own timeouts.
CREATE FUNCTION frontdesk.waiting_budget() RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    now_is   CONSTANT timestamptz := clock_timestamp();
    budget   numeric := 2000 - extract(epoch FROM now_is - transaction_timestamp()) * 1000;
    longest  numeric;
BEGIN
    longest := extract(epoch FROM current_setting('statement_timeout')::interval) * 1000;
    IF longest > 0 THEN
        budget := least(budget, (longest - extract(epoch FROM now_is - statement_timestamp()) * 1000) / 4);
    END IF;
    -- Since PostgreSQL 17.
    longest := extract(epoch FROM current_setting('transaction_timeout', true)::interval) * 1000;
    IF longest > 0 THEN
        budget := least(budget, (longest - extract(epoch FROM now_is - transaction_timestamp()) * 1000) / 4);
    END IF;
    longest := extract(epoch FROM current_setting('lock_timeout')::interval) * 1000;
    IF longest > 0 THEN
        budget := least(budget, longest / 4);
    END IF;
    RETURN greatest(floor(budget), 0)::integer;
END $$;

-- Days --------------------------------------------------------------------------------------------------------------------

-- Locks a day until the end of the transaction, and increments its version. Writers of one day wait for each other here at
-- every isolation level.
CREATE FUNCTION frontdesk.lock_day(wanted_day date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO frontdesk.day_lock AS held (day, version) VALUES (wanted_day, 1)
    ON CONFLICT (day) DO UPDATE SET version = held.version + 1;
END $$;

-- Locks those days, and increments their versions, that no other transaction has locked, and returns them. Waits for none,
-- but for a day whose row does not exist yet and is being made by another transaction: at most for the lock timeout.
CREATE FUNCTION frontdesk.try_lock_days(wanted_days date[]) RETURNS date[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    locked date[];
    made   date[];
BEGIN
    WITH free AS MATERIALIZED (
        SELECT l.day FROM frontdesk.day_lock AS l WHERE l.day = ANY (wanted_days)
        ORDER BY l.day FOR NO KEY UPDATE SKIP LOCKED
    ), moved AS (
        UPDATE frontdesk.day_lock AS l SET version = l.version + 1 FROM free WHERE l.day = free.day RETURNING l.day
    )
    SELECT array_agg(m.day) INTO locked FROM moved AS m;
    locked := coalesce(locked, ARRAY []::date[]);
    IF cardinality(locked) < cardinality(wanted_days) THEN
        BEGIN
            WITH added AS (
                INSERT INTO frontdesk.day_lock (day, version)
                SELECT wanted, 1 FROM unnest(wanted_days) AS wanted
                WHERE NOT EXISTS (SELECT FROM frontdesk.day_lock AS l WHERE l.day = wanted)
                ORDER BY wanted ON CONFLICT (day) DO NOTHING RETURNING day
            )
            SELECT array_agg(a.day) INTO made FROM added AS a;
            locked := locked || coalesce(made, ARRAY []::date[]);
        EXCEPTION WHEN lock_not_available THEN
            NULL;
        END;
    END IF;
    RETURN locked;
END $$;

-- Locks days in their order, and returns those that it has locked when it has waited as long as it may.
CREATE FUNCTION frontdesk.wait_for_days(wanted_days date[]) RETURNS date[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    client_timeout CONSTANT text := current_setting('lock_timeout');
    wanted date;
    budget integer;
    locked date[] := ARRAY []::date[];
BEGIN
    FOR wanted IN SELECT day FROM unnest(wanted_days) AS day ORDER BY day LOOP
        -- The client's own lock timeout counts for the budget.
        PERFORM set_config('lock_timeout', client_timeout, true);
        budget := frontdesk.waiting_budget();
        EXIT WHEN budget < 1;
        BEGIN
            PERFORM set_config('lock_timeout', budget || 'ms', true);
            PERFORM frontdesk.lock_day(wanted);
            locked := locked || wanted;
        EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
            EXIT;
        END;
    END LOOP;
    PERFORM set_config('lock_timeout', client_timeout, true);
    RETURN locked;
END $$;

-- Names the session that has locked a day, by its program, role, address and process, or the prepared transaction: that which
-- the day's row carries, else, as the row may be new and uncommitted, that which has been writing days for the longest time.
-- Empty if there is none any more.
CREATE FUNCTION frontdesk.holder_of_day(wanted_day date) RETURNS text
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT coalesce(nullif(concat_ws(', ', nullif(a.application_name, ''), a.usename, host(a.client_addr), 'PID ' || a.pid), ''),
                         'PREPARE TRANSACTION ' || quote_literal(x.gid))
         FROM pg_locks AS k
         LEFT JOIN pg_stat_activity AS a ON a.pid = k.pid
         LEFT JOIN pg_prepared_xacts AS x ON k.pid IS NULL AND EXISTS (
             SELECT FROM pg_locks AS own WHERE own.pid IS NULL AND own.virtualtransaction = k.virtualtransaction
                AND own.locktype = 'transactionid' AND own.transactionid = x.transaction)
         CROSS JOIN LATERAL (SELECT k.locktype = 'transactionid' AND k.mode = 'ExclusiveLock' AND EXISTS (
             SELECT FROM frontdesk.day_lock AS l WHERE l.day = wanted_day AND l.xmax = k.transactionid) AS of_row) AS lock
         WHERE k.granted AND k.pid IS DISTINCT FROM pg_backend_pid()
           AND (lock.of_row OR (k.locktype = 'relation' AND k.mode = 'RowExclusiveLock'
                                AND k.relation = 'frontdesk.day_lock'::regclass
                                AND k.database = (SELECT oid FROM pg_database WHERE datname = current_database())))
         ORDER BY lock.of_row DESC, coalesce(a.xact_start, x.prepared) LIMIT 1),
        '')
$$;

-- Locks days in their order for a desk, which waits up to 5 s for each. SQLSTATE FD003: a day stays locked; the detail names
-- its holder.
CREATE FUNCTION frontdesk.lock_days_for_desk(wanted_days date[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    wanted date;
BEGIN
    FOR wanted IN SELECT day FROM unnest(wanted_days) AS day ORDER BY day LOOP
        BEGIN
            PERFORM frontdesk.lock_day(wanted);
        EXCEPTION WHEN lock_not_available THEN
            RAISE EXCEPTION USING ERRCODE = 'FD003', MESSAGE = 'locked', DETAIL = frontdesk.holder_of_day(wanted);
        END;
    END LOOP;
END $$;

-- Makes the lock rows of the days from today on, as far as a website books ahead.
CREATE FUNCTION frontdesk.make_day_locks(ahead integer) RETURNS integer
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH made AS (
        INSERT INTO frontdesk.day_lock (day, version)
        SELECT today + n, 0 FROM (SELECT frontdesk.clock()::date AS today) AS clock, generate_series(0, ahead) AS n
        WHERE NOT EXISTS (SELECT FROM frontdesk.day_lock AS l WHERE l.day = today + n)
        ORDER BY n ON CONFLICT (day) DO NOTHING RETURNING 1
    )
    SELECT count(*)::integer FROM made
$$;

-- Intervals and flags -------------------------------------------------------------------------------------------------------

-- A written reservation, as far as its place goes. id is null where it was deleted, old_id where it is new.
CREATE TYPE frontdesk.written_reservation AS (
    id text, old_id text, day date, old_day date, start_minute integer, duration_minutes integer,
    service_id text, holds boolean, preferred_time text, slot_start text,
    -- Its columns could not be kept in step.
    unsynced boolean);

-- A written reservation from the columns of its rows before and after.
CREATE FUNCTION frontdesk.written(
        id text, old_id text, day date, old_day date, preferred_time text, slot_start text, estimated integer,
        service_id text, status text, unsynced boolean) RETURNS frontdesk.written_reservation
    LANGUAGE sql IMMUTABLE
    RETURN ROW (id, old_id, day, old_day, frontdesk.read_time(coalesce(slot_start, preferred_time)),
                frontdesk.occupied_minutes(estimated), service_id, frontdesk.status_holds(status), preferred_time,
                slot_start, unsynced)::frontdesk.written_reservation;

-- An interval before and after a write. Either is null where there is none.
CREATE TYPE frontdesk.moved_interval AS (before frontdesk.occupancy, after frontdesk.occupancy);

-- The intervals of written reservations before and after. The buffer stays as booked unless the service changed; a service
-- whose old id no longer exists was renamed.
CREATE FUNCTION frontdesk.intervals_of(written frontdesk.written_reservation[], new_at_desk boolean)
    RETURNS frontdesk.moved_interval[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT array_agg(ROW (
        CASE WHEN before.reservation_id IS NOT NULL THEN before END,
        CASE WHEN w.id IS NOT NULL AND w.start_minute IS NOT NULL THEN
            ROW (w.id, w.day, w.start_minute, w.duration_minutes,
                 CASE WHEN before.buffer_minutes IS NULL OR (w.service_id IS NOT NULL
                          AND w.service_id IS DISTINCT FROM before.service_id
                          AND (before.service_id IS NULL
                               OR EXISTS (SELECT FROM public.services AS s WHERE s.id = before.service_id)))
                      THEN coalesce((SELECT least(greatest(t.buffer_minutes, 0), 1440)
                                     FROM frontdesk.terms_on(w.service_id, w.day) AS t), 10)
                      ELSE before.buffer_minutes END,
                 w.service_id, w.holds,
                 coalesce(before.booked_at_desk, new_at_desk AND w.old_id IS NULL))::frontdesk.occupancy
        END)::frontdesk.moved_interval ORDER BY w.id)
    FROM unnest(written) AS w
    LEFT JOIN frontdesk.occupancy AS before ON before.reservation_id = w.old_id);
END $$;

-- Stores intervals in place of the reservations' previous ones, without checking anything.
CREATE FUNCTION frontdesk.store_intervals(moved frontdesk.moved_interval[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM frontdesk.occupancy AS o USING unnest(moved) AS m
    WHERE o.reservation_id = (m.before).reservation_id
      AND (m.after).reservation_id IS DISTINCT FROM (m.before).reservation_id;
    UPDATE frontdesk.occupancy AS o
    SET day = (m.after).day, start_minute = (m.after).start_minute, duration_minutes = (m.after).duration_minutes,
        buffer_minutes = (m.after).buffer_minutes, service_id = (m.after).service_id, holds = (m.after).holds
    FROM unnest(moved) AS m
    WHERE o.reservation_id = (m.after).reservation_id AND (m.before).reservation_id = (m.after).reservation_id
      AND m.after IS DISTINCT FROM m.before;
    INSERT INTO frontdesk.occupancy
        (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds, booked_at_desk)
    SELECT (m.after).reservation_id, (m.after).day, (m.after).start_minute, (m.after).duration_minutes,
           (m.after).buffer_minutes, (m.after).service_id, (m.after).holds, (m.after).booked_at_desk
    FROM unnest(moved) AS m
    WHERE (m.after).reservation_id IS NOT NULL AND (m.before).reservation_id IS DISTINCT FROM (m.after).reservation_id
    ON CONFLICT (reservation_id) DO UPDATE
    SET day = excluded.day, start_minute = excluded.start_minute, duration_minutes = excluded.duration_minutes,
        buffer_minutes = excluded.buffer_minutes, service_id = excluded.service_id, holds = excluded.holds;
END $$;

-- Sets the flags that follow from the times as written, and clears those that no longer apply, for reservations from today
-- on. HH:mm cannot express an end at midnight, so that end is flagged like a later one.
CREATE FUNCTION frontdesk.flag_times(written frontdesk.written_reservation[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    today CONSTANT date := frontdesk.clock()::date;
BEGIN
    WITH wanted AS (
        SELECT w.id, w.day, code,
               CASE WHEN code <> 'past-midnight' THEN
                   coalesce(frontdesk.time_problem(coalesce(w.slot_start, w.preferred_time)),
                            frontdesk.time_problem(w.preferred_time)) END AS note
        FROM unnest(written) AS w, unnest(ARRAY [
            CASE WHEN w.start_minute IS NULL THEN 'unreadable-time'
                 WHEN w.start_minute + w.duration_minutes >= 1440 THEN 'past-midnight' END,
            CASE WHEN w.slot_start IS NOT NULL AND w.start_minute IS NOT NULL
                      AND frontdesk.read_time(w.preferred_time) IS DISTINCT FROM w.start_minute
                 THEN 'time-mismatch' END]) AS code
        WHERE w.id IS NOT NULL AND code IS NOT NULL AND w.day >= today
    ), settled AS (
        DELETE FROM frontdesk.flag AS f USING unnest(written) AS w
        WHERE f.reservation_id = w.id AND f.code IN ('unreadable-time', 'past-midnight', 'time-mismatch')
          AND NOT EXISTS (SELECT FROM wanted WHERE wanted.id = f.reservation_id AND wanted.code = f.code)
    )
    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
    SELECT id, code, day, note FROM wanted
    ON CONFLICT (md5(reservation_id), code) DO NOTHING;
END $$;

-- Checks the flagged reservations of a day again, those that meet [p_from, p_until). The caller holds the day's lock.
CREATE FUNCTION frontdesk.review_flags(wanted_day date, p_from integer DEFAULT 0, p_until integer DEFAULT 4320)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM frontdesk.flag AS f
               WHERE f.day = wanted_day AND f.code = ANY (frontdesk.slot_flag_codes())) THEN
        PERFORM frontdesk.judge_day(wanted_day, ARRAY []::text[], p_from, p_until, false);
    END IF;
END $$;

-- Applies written reservations, whose days are locked, to the intervals and flags, and judges their slots from today on. A
-- desk's write that does not fit is refused (SQLSTATE FD001, the refusal as message) unless it is squeezed in; any other is
-- flagged. One row of a day is decided from what its interval meets; more in one pass over the day, as each of them has to
-- meet those written before it and not those after it.
CREATE FUNCTION frontdesk.apply_writes(written frontdesk.written_reservation[], at_desk boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    squeeze_in CONSTANT text := CASE WHEN at_desk THEN nullif(btrim(current_setting('frontdesk.squeeze_in', true)), '') END;
    today      CONSTANT date := frontdesk.clock()::date;
    moved      frontdesk.moved_interval[] := frontdesk.intervals_of(written, at_desk);
    changed    record;
    placed     frontdesk.occupancy;
    refusal    text;
BEGIN
    PERFORM frontdesk.store_intervals(moved);

    -- Flags of what is gone, and of what stands elsewhere now.
    IF EXISTS (SELECT FROM frontdesk.flag AS f WHERE f.day IN (SELECT w.old_day FROM unnest(written) AS w)) THEN
        DELETE FROM frontdesk.flag AS f USING unnest(written) AS w
        WHERE f.reservation_id = w.old_id AND w.id IS DISTINCT FROM w.old_id;
        DELETE FROM frontdesk.flag AS f USING unnest(written) AS w, unnest(moved) AS m
        WHERE f.reservation_id = w.id AND w.id = w.old_id AND f.code = ANY (frontdesk.slot_flag_codes())
          AND (m.before).reservation_id = w.id AND m.after IS DISTINCT FROM m.before;
        UPDATE frontdesk.flag AS f SET day = w.day FROM unnest(written) AS w
        WHERE f.reservation_id = w.id AND w.id = w.old_id AND f.day <> w.day;
        PERFORM frontdesk.flag_times(written);
    ELSIF EXISTS (SELECT FROM unnest(written) AS w WHERE w.day >= today) THEN
        PERFORM frontdesk.flag_times(written);
    END IF;

    IF at_desk THEN
        -- A row without a readable start may keep what it has, and undo gives it back; nothing else writes one at a desk.
        IF coalesce(current_setting('frontdesk.restores', true), '') = '' AND EXISTS (
                   SELECT FROM unnest(written) AS w
                   WHERE w.id IS NOT NULL AND w.start_minute IS NULL AND w.holds
                     AND (w.old_id IS NULL OR w.old_id IN (SELECT (m.before).reservation_id FROM unnest(moved) AS m))) THEN
            RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'no-start';
        END IF;
        FOR changed IN SELECT m.* FROM unnest(moved) AS m WHERE (m.after).holds AND m.after IS DISTINCT FROM m.before LOOP
            placed := changed.after;
            refusal := frontdesk.desk_refusal(frontdesk.rules_on(placed.day), changed.before, placed);
            CONTINUE WHEN refusal IS NULL;
            IF squeeze_in IS NULL OR refusal = ANY (frontdesk.final_refusals()) THEN
                RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = refusal;
            END IF;
            INSERT INTO frontdesk.flag (reservation_id, code, day, note, covered_day, covered_minute)
            VALUES (placed.reservation_id, 'squeeze-in', placed.day, squeeze_in, placed.day, placed.start_minute)
            ON CONFLICT (md5(reservation_id), code) DO UPDATE
            SET note = excluded.note, covered_day = excluded.covered_day, covered_minute = excluded.covered_minute;
        END LOOP;
    END IF;

    FOR changed IN
        SELECT touched.day,
               array_agg(touched.placed) FILTER (WHERE (touched.placed).reservation_id IS NOT NULL) AS placed,
               min(touched.freed_from) AS freed_from, max(touched.freed_until) AS freed_until
        FROM (SELECT (m.after).day AS day, m.after AS placed, NULL::integer AS freed_from, NULL::integer AS freed_until
              FROM unnest(moved) AS m
              WHERE NOT at_desk AND (m.after).holds AND m.after IS DISTINCT FROM m.before
              UNION ALL
              SELECT (m.before).day, NULL, (m.before).start_minute,
                     (m.before).start_minute + (m.before).duration_minutes + (m.before).buffer_minutes
              FROM unnest(moved) AS m
              WHERE (m.before).holds AND m.after IS DISTINCT FROM m.before) AS touched
        WHERE touched.day >= today
        GROUP BY touched.day ORDER BY touched.day
    LOOP
        IF cardinality(changed.placed) > 1 THEN
            PERFORM frontdesk.judge_day(changed.day,
                ARRAY(SELECT p.reservation_id FROM unnest(changed.placed) AS p),
                changed.freed_from, changed.freed_until, false);
        ELSE
            IF cardinality(changed.placed) = 1 THEN
                placed := changed.placed[1];
                refusal := frontdesk.refusal_of(frontdesk.rules_on(placed.day), placed);
                IF refusal IS NOT NULL
                        AND NOT frontdesk.squeeze_in_covers(placed.reservation_id, placed.day, placed.start_minute) THEN
                    INSERT INTO frontdesk.flag (reservation_id, code, day)
                    VALUES (placed.reservation_id, refusal, placed.day) ON CONFLICT DO NOTHING;
                END IF;
            END IF;
            -- The freed interval may let a flagged reservation fit.
            IF changed.freed_from IS NOT NULL THEN
                PERFORM frontdesk.review_flags(changed.day, changed.freed_from, changed.freed_until);
            END IF;
        END IF;
    END LOOP;
END $$;

-- Keeps writes that could not be judged: lists them for the sweep, and stores their intervals and flags without the days'
-- locks as far as that is possible at once. With p_blind it reads no table of the website's and scans none of the desk's for
-- new rows, so that SERIALIZABLE transactions get no read-write conflict from it: the buffer is then a default that the sweep
-- corrects. days are those of all rows, moved or not.
CREATE FUNCTION frontdesk.keep_unchecked(
        written frontdesk.written_reservation[], days date[], p_error text, p_blind boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms' AS $$
DECLARE
    today CONSTANT date := frontdesk.clock()::date;
    gone  CONSTANT text[] := ARRAY(SELECT w.old_id FROM unnest(written) AS w WHERE w.id IS DISTINCT FROM w.old_id
                                   AND w.old_id IS NOT NULL);
    unplaced CONSTANT text[] := ARRAY(SELECT w.old_id FROM unnest(written) AS w
                                      WHERE w.id = w.old_id AND w.start_minute IS NULL);
BEGIN
    BEGIN
        -- A row whose columns are in step needs no entry of its own.
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT coalesce(w.id, w.old_id), given.day, p_error,
               CASE WHEN w.old_id IS NULL THEN 'INSERT' WHEN w.id IS NULL THEN 'DELETE' ELSE 'UPDATE' END
        FROM unnest(written) AS w, LATERAL (SELECT w.day AS day UNION SELECT w.old_day) AS given
        WHERE given.day IS NOT NULL AND (p_blind OR w.unsynced OR cardinality(written) < 100)
        UNION ALL
        SELECT '-', other, p_error, 'UPDATE'
        FROM (SELECT unnest(days) EXCEPT SELECT unnest(ARRAY [w.day, w.old_day]) FROM unnest(written) AS w
              WHERE p_blind OR w.unsynced OR cardinality(written) < 100) AS rest (other);
    EXCEPTION WHEN OTHERS THEN
        RETURN;
    END;
    -- In blocks of their own: at REPEATABLE READ either row may have been changed since the snapshot. The entries in
    -- unchecked_write are enough for the sweep.
    BEGIN
        IF cardinality(gone) > 0 THEN
            DELETE FROM frontdesk.flag AS f WHERE f.reservation_id = ANY (gone);
        END IF;
        INSERT INTO frontdesk.flag (reservation_id, code, day, note)
        SELECT w.id, 'unchecked', w.day, p_error FROM unnest(written) AS w
        WHERE w.id IS NOT NULL AND w.day >= today
        ON CONFLICT (md5(reservation_id), code) DO UPDATE SET day = excluded.day, at = excluded.at;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    BEGIN
        IF p_blind THEN
            IF cardinality(gone || unplaced) > 0 THEN
                DELETE FROM frontdesk.occupancy AS o WHERE o.reservation_id = ANY (gone || unplaced);
            END IF;
            INSERT INTO frontdesk.occupancy
                (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
            SELECT w.id, w.day, w.start_minute, w.duration_minutes, 10, w.service_id, w.holds
            FROM unnest(written) AS w WHERE w.id IS NOT NULL AND w.start_minute IS NOT NULL
            ON CONFLICT (reservation_id) DO UPDATE
            SET day = excluded.day, start_minute = excluded.start_minute,
                duration_minutes = excluded.duration_minutes, service_id = excluded.service_id,
                holds = excluded.holds;
        ELSE
            PERFORM frontdesk.store_intervals(frontdesk.intervals_of(written, false));
        END IF;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
END $$;

-- Applies what a statement of the website's wrote; days are those of all its rows, moved or not. may_wait: nothing else has
-- been written or locked by the transaction.
CREATE FUNCTION frontdesk.accept_writes(
        written frontdesk.written_reservation[], days date[], may_wait boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- More than a person writes at once is judged by the sweep, so that a bulk load costs the website little.
    most_rows CONSTANT integer := 1000;
    most_days CONSTANT integer := 62;
    client_timeout CONSTANT text := current_setting('lock_timeout');
    serializable   CONSTANT boolean := current_setting('transaction_isolation') = 'serializable';
    today     CONSTANT date := frontdesk.clock()::date;
    coming    CONSTANT boolean := EXISTS (SELECT FROM unnest(written) AS w WHERE greatest(w.day, w.old_day) >= today);
    locked    date[];
    judged    frontdesk.written_reservation[];
    rest      frontdesk.written_reservation[];
BEGIN
    IF serializable OR (coming AND (cardinality(written) > most_rows OR cardinality(days) > most_days)) THEN
        -- What a SERIALIZABLE transaction reads here could fail its commit, where no handler can catch it.
        PERFORM frontdesk.keep_unchecked(
            written, days, CASE WHEN serializable THEN '40001' ELSE '54000' END, serializable);
        RETURN;
    END IF;
    IF may_wait AND cardinality(days) <= 7 THEN
        locked := frontdesk.wait_for_days(days);
    END IF;
    PERFORM set_config('lock_timeout', '10ms', true);
    IF locked IS NULL THEN
        locked := frontdesk.try_lock_days(days);
    END IF;
    SELECT array_agg(w) FILTER (WHERE ready), array_agg(w) FILTER (WHERE NOT ready) INTO judged, rest
    FROM unnest(written) AS w,
         LATERAL (SELECT NOT w.unsynced AND coalesce(w.day = ANY (locked), true)
                         AND coalesce(w.old_day = ANY (locked), true) AS ready) AS state;
    IF judged IS NOT NULL THEN
        BEGIN
            PERFORM frontdesk.apply_writes(judged, false);
        EXCEPTION WHEN OTHERS THEN
            PERFORM frontdesk.keep_unchecked(judged, ARRAY []::date[], SQLSTATE, false);
        END;
    END IF;
    IF rest IS NOT NULL OR NOT days <@ locked THEN
        PERFORM frontdesk.keep_unchecked(coalesce(rest, ARRAY []::frontdesk.written_reservation[]), ARRAY(
            SELECT unnest(days) EXCEPT SELECT unnest(locked)), '55P03', false);
    END IF;
    PERFORM set_config('lock_timeout', client_timeout, true);
EXCEPTION WHEN OTHERS THEN
    PERFORM frontdesk.keep_unchecked(written, days, SQLSTATE, serializable);
END $$;

-- Trigger functions on public.reservations -----------------------------------------------------------------------------------

-- Keeps a service from being deleted before a row that references it is committed. False, without waiting, where it is locked
-- or gone. A transaction locks each service once.
CREATE FUNCTION frontdesk.keep_service(wanted_id text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kept CONSTANT jsonb := coalesce(nullif(current_setting('frontdesk.kept_services', true), ''), '[]');
BEGIN
    IF kept ? wanted_id THEN
        RETURN true;
    END IF;
    PERFORM FROM public.services AS s WHERE s.id = wanted_id FOR KEY SHARE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM set_config('frontdesk.kept_services', (kept || to_jsonb(wanted_id))::text, true);
    RETURN true;
END $$;

-- BEFORE trigger: keeps the old and the new columns of a row in step, whichever of them the client wrote. What the statement
-- changed wins; a value that is given explicitly is kept. Never fails nor holds up a statement that is not the desk's: where
-- a service cannot be read or locked at once, its columns are left to the sweep.
CREATE FUNCTION frontdesk.sync_columns() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    given     CONSTANT record := NEW;
    -- The labels of the enums. An expression on a column, and an assignment to it, remember its type as long as the session
    -- lives, and fail once the website has recreated that type; the slower jsonb then serves instead.
    type_now   text;
    type_was   text;
    period_now text;
    period_was text;
    -- None of the new columns is set: the row is new, or older than the triggers and not filled yet.
    fresh     boolean;
    service   record;
    found_service boolean;
    renamed   boolean := false;
    starts    integer;
    moved_old boolean;
    moved_new boolean;
    switched_old boolean;
    switched_new boolean;
BEGIN
    IF current_setting('session_replication_role') = 'replica' AND NOT frontdesk.writes_as('sweep') THEN
        BEGIN
            -- A subscription's apply fires no statement triggers.
            INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
            VALUES (NEW.id, NEW."preferredDate", '00000', TG_OP);
        EXCEPTION WHEN OTHERS THEN
            NULL;
        END;
    END IF;
    IF TG_OP = 'INSERT' AND pg_current_xact_id_if_assigned() IS NULL THEN
        -- The first write of its transaction: it may wait for a day, as nobody waits for it.
        PERFORM set_config('frontdesk.first_write', '1', true);
    END IF;
    BEGIN
        BEGIN
            type_now := NEW.service::text;
            period_now := NEW.period::text;
            IF TG_OP = 'UPDATE' THEN
                type_was := OLD.service::text;
                period_was := OLD.period::text;
            END IF;
        EXCEPTION WHEN OTHERS THEN
            type_now := to_jsonb(NEW) ->> 'service';
            period_now := to_jsonb(NEW) ->> 'period';
            IF TG_OP = 'UPDATE' THEN
                type_was := to_jsonb(OLD) ->> 'service';
                period_was := to_jsonb(OLD) ->> 'period';
            END IF;
        END;
        IF TG_OP = 'UPDATE' AND NEW."preferredDate" = OLD."preferredDate" AND NEW."preferredTime" = OLD."preferredTime"
                AND type_now = type_was AND NEW."serviceId" IS NOT DISTINCT FROM OLD."serviceId"
                AND OLD."timeSlotStart" IS NOT NULL AND OLD."serviceId" IS NOT NULL
                AND NEW."timeSlotStart" = OLD."timeSlotStart"
                AND NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration" THEN
            RETURN NEW;
        END IF;
        fresh := TG_OP = 'INSERT' OR frontdesk.writes_as('sweep') OR num_nonnulls(OLD."serviceId", OLD."serviceName",
            OLD."estimatedDuration", period_was, OLD."timeSlotStart", OLD."timeSlotEnd") = 0;
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
            switched_old := type_now IS DISTINCT FROM type_was
                AND NEW."serviceId" IS NOT DISTINCT FROM OLD."serviceId";
            switched_new := NEW."serviceId" IS DISTINCT FROM OLD."serviceId" AND NEW."serviceId" IS NOT NULL;
        END IF;

        IF switched_old OR switched_new THEN
            IF current_setting('transaction_isolation') = 'serializable' AND NOT frontdesk.writes_as('desk')
                    AND NOT frontdesk.writes_as('sweep') THEN
                -- A read of services could fail this transaction, or one that writes services, at its commit.
                IF NOT fresh AND switched_old THEN
                    NEW."serviceId" := NULL;
                    NEW."serviceName" := NULL;
                END IF;
            ELSE
                SELECT s.id, s.code, s.name, t.duration_minutes AS duration INTO service
                FROM public.services AS s, LATERAL frontdesk.terms_on(s.id, NEW."preferredDate") AS t
                WHERE CASE WHEN switched_new THEN s.id = NEW."serviceId" ELSE s.code = type_now END;
                found_service := FOUND;
                renamed := NOT fresh AND switched_new AND OLD."serviceId" IS NOT NULL
                    AND NOT EXISTS (SELECT FROM public.services AS s WHERE s.id = OLD."serviceId");
                IF found_service AND switched_old AND NOT frontdesk.keep_service(service.id) THEN
                    RAISE EXCEPTION USING ERRCODE = '55P03', MESSAGE = 'service locked';
                END IF;
                IF switched_new AND NOT found_service THEN
                    -- Whether the row may reference it is the foreign key's to say.
                    NULL;
                ELSIF fresh THEN
                    NEW."serviceId" := coalesce(NEW."serviceId", service.id);
                    NEW."serviceName" := coalesce(NEW."serviceName", service.name);
                    NEW."estimatedDuration" := coalesce(NEW."estimatedDuration", service.duration);
                ELSIF NOT renamed THEN
                    NEW."serviceId" := service.id;
                    IF NEW."serviceName" IS NOT DISTINCT FROM OLD."serviceName" THEN
                        NEW."serviceName" := service.name;
                    END IF;
                    IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration" THEN
                        NEW."estimatedDuration" := service.duration;
                    END IF;
                END IF;
                IF TG_OP = 'UPDATE' AND switched_new AND NOT renamed AND NOT fresh
                        AND type_now IS NOT DISTINCT FROM type_was THEN
                    NEW := jsonb_populate_record(NEW, jsonb_build_object('service',
                        frontdesk.legacy_type_of(service.id, service.code)));
                END IF;
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
            IF period_now IS NULL AND starts IS NOT NULL THEN
                BEGIN
                    NEW.period := frontdesk.period_of(starts);
                EXCEPTION WHEN OTHERS THEN
                    NEW := jsonb_populate_record(NEW, jsonb_build_object('period', frontdesk.period_of(starts)));
                END;
            END IF;
            NEW."timeSlotEnd" := coalesce(NEW."timeSlotEnd",
                frontdesk.write_time(starts + frontdesk.occupied_minutes(NEW."estimatedDuration")
                    + CASE WHEN NEW."estimatedDuration" IS NULL THEN NULL ELSE 0 END));
        ELSE
            IF (moved_old OR moved_new) AND period_now IS NOT DISTINCT FROM period_was THEN
                NEW := jsonb_populate_record(NEW, jsonb_build_object('period', frontdesk.period_of(starts)));
            END IF;
            IF NEW."timeSlotEnd" IS NOT DISTINCT FROM OLD."timeSlotEnd"
                    AND (moved_old OR moved_new OR NEW."estimatedDuration" IS DISTINCT FROM OLD."estimatedDuration") THEN
                -- Where the website stored an end that includes the buffer, the length is kept when only the start moves.
                IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration"
                        AND frontdesk.read_time(OLD."timeSlotEnd") > frontdesk.read_time(OLD."timeSlotStart") THEN
                    NEW."timeSlotEnd" := frontdesk.write_time(starts + frontdesk.read_time(OLD."timeSlotEnd")
                        - frontdesk.read_time(OLD."timeSlotStart"));
                ELSE
                    NEW."timeSlotEnd" := frontdesk.write_time(starts + CASE WHEN NEW."estimatedDuration" IS NOT NULL
                        THEN frontdesk.occupied_minutes(NEW."estimatedDuration") END);
                END IF;
            END IF;
        END IF;
        RETURN NEW;
    EXCEPTION WHEN OTHERS THEN
        IF frontdesk.writes_as('desk') THEN
            RAISE;
        END IF;
        -- The statement trigger finds the columns out of step, and lists the row for the sweep.
        RETURN given;
    END;
END $$;

-- AFTER trigger of each statement: notes concurrent writes for the verification while an upgrade runs, and applies the rows.
-- Never fails a statement that is not the desk's. Plans of a few rows are made once a session: to plan for each statement's
-- array of rows took longer than to apply it.
CREATE FUNCTION frontdesk.reservations_written() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    serializable CONSTANT boolean := current_setting('transaction_isolation') = 'serializable';
    at_desk      CONSTANT boolean := coalesce(frontdesk.writes_as('desk'), false);
    first_write  CONSTANT boolean := coalesce(current_setting('frontdesk.first_write', true), '') = '1';
    written      frontdesk.written_reservation[];
    days         date[];
BEGIN
    IF first_write THEN
        PERFORM set_config('frontdesk.first_write', '', true);
    END IF;
    BEGIN
        IF TG_OP = 'INSERT' THEN
            SELECT array_agg(DISTINCT a."preferredDate"),
                   array_agg(frontdesk.written(a.id, NULL, a."preferredDate", NULL, a."preferredTime", a."timeSlotStart",
                       coalesce(a."estimatedDuration", missing.duration), a."serviceId", a.status::text,
                       missing.duration IS NOT NULL
                       OR (a."timeSlotStart" IS NULL AND frontdesk.read_time(a."preferredTime") IS NOT NULL)))
            INTO days, written
            FROM rows_after AS a
            LEFT JOIN LATERAL (
                SELECT t.duration_minutes AS duration
                FROM public.services AS s, LATERAL frontdesk.terms_on(s.id, a."preferredDate") AS t
                WHERE NOT serializable AND a."serviceId" IS NULL AND s.code = a.service::text) AS missing ON true;
        ELSIF TG_OP = 'UPDATE' THEN
            SELECT array_agg(day) INTO days FROM (
                SELECT "preferredDate" AS day FROM rows_before UNION SELECT "preferredDate" FROM rows_after) AS both_sides;
            SELECT array_agg(frontdesk.written(a.id, b.id, a."preferredDate", b."preferredDate", a."preferredTime",
                       a."timeSlotStart", a."estimatedDuration", a."serviceId", a.status::text,
                       coalesce(a."preferredTime" IS DISTINCT FROM b."preferredTime" AND a."timeSlotStart" IS NULL
                           AND frontdesk.read_time(a."preferredTime") IS NOT NULL, false)
                       OR coalesce(a.service::text IS DISTINCT FROM b.service::text AND NOT serializable
                           AND EXISTS (SELECT FROM public.services AS s
                                       WHERE s.code = a.service::text AND s.id IS DISTINCT FROM a."serviceId"
                                         AND a."serviceId" IS NOT DISTINCT FROM b."serviceId"), false)))
            INTO written
            FROM rows_before AS b FULL JOIN rows_after AS a ON a.id = b.id
            WHERE a.id IS NULL OR b.id IS NULL
               OR (a."preferredDate", a."preferredTime", a."timeSlotStart", a."estimatedDuration", a."serviceId",
                   a.service::text, frontdesk.status_holds(a.status::text))
                   IS DISTINCT FROM
                  (b."preferredDate", b."preferredTime", b."timeSlotStart", b."estimatedDuration", b."serviceId",
                   b.service::text, frontdesk.status_holds(b.status::text));
            IF cardinality(written) = 2 AND num_nulls(written[1].id, written[2].id) = 1
                    AND num_nulls(written[1].old_id, written[2].old_id) = 1 THEN
                -- One reservation whose id changed.
                SELECT array_agg(ROW (w.id, o.old_id, w.day, o.old_day, w.start_minute, w.duration_minutes, w.service_id,
                           w.holds, w.preferred_time, w.slot_start, w.unsynced)::frontdesk.written_reservation)
                INTO written FROM unnest(written) AS w, unnest(written) AS o WHERE w.id IS NOT NULL AND o.id IS NULL;
            END IF;
        ELSE
            SELECT array_agg(DISTINCT b."preferredDate"),
                   array_agg(frontdesk.written(NULL, b.id, NULL, b."preferredDate", NULL, NULL, NULL, NULL, NULL, false))
            INTO days, written FROM rows_before AS b;
        END IF;
        IF days IS NULL THEN
            RETURN NULL;
        END IF;
        written := coalesce(written, ARRAY []::frontdesk.written_reservation[]);
        IF EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NULL) THEN
            IF TG_OP = 'INSERT' THEN
                INSERT INTO frontdesk.concurrent_write (reservation_id) SELECT a.id FROM rows_after AS a;
            ELSE
                INSERT INTO frontdesk.concurrent_write (reservation_id) SELECT b.id FROM rows_before AS b;
                IF TG_OP = 'UPDATE' THEN
                    INSERT INTO frontdesk.concurrent_write (reservation_id)
                    SELECT w.id FROM unnest(written) AS w WHERE w.id IS DISTINCT FROM w.old_id;
                END IF;
            END IF;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        IF at_desk THEN
            RAISE;
        END IF;
        -- The rows cannot be read, so every day may have changed.
        PERFORM frontdesk.keep_every_day_unchecked(SQLSTATE, TG_OP);
        RETURN NULL;
    END;
    IF cardinality(written) > 20 THEN
        PERFORM set_config('plan_cache_mode', 'auto', true);
    END IF;
    IF at_desk THEN
        PERFORM frontdesk.lock_days_for_desk(days);
        PERFORM frontdesk.apply_writes(written, true);
    ELSE
        BEGIN
            PERFORM frontdesk.accept_writes(written, days, first_write);
        EXCEPTION WHEN OTHERS THEN
            PERFORM frontdesk.keep_every_day_unchecked(SQLSTATE, TG_OP);
        END;
    END IF;
    RETURN NULL;
END $$;

-- Lists a change that may concern every day for the sweep.
CREATE FUNCTION frontdesk.keep_every_day_unchecked(p_error text, p_operation text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
    VALUES ('', frontdesk.clock()::date, p_error, p_operation);
EXCEPTION WHEN OTHERS THEN
    NULL;
END $$;

-- TRUNCATE trigger: drops all intervals and flags, and has the sweep see to those that it could not lock. Never fails the
-- statement.
CREATE FUNCTION frontdesk.reservations_truncated() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms' AS $$
BEGIN
    PERFORM frontdesk.keep_every_day_unchecked('00000', 'TRUNCATE');
    BEGIN
        DELETE FROM frontdesk.occupancy;
        DELETE FROM frontdesk.flag;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    RETURN NULL;
END $$;
