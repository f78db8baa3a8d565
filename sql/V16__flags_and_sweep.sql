-- Flags of what is over capacity, and the sweep of what could not be judged or stands out of step.

-- The days from today on on which two reservations that hold places overlap, so that a capacity may be exceeded.
CREATE FUNCTION frontdesk.days_with_overlaps() RETURNS SETOF date
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT day FROM (
        SELECT o.day, o.start_minute,
               max(o.start_minute + o.duration_minutes + o.buffer_minutes) OVER (
                   PARTITION BY o.day ORDER BY o.start_minute, o.reservation_id
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held_until
        FROM frontdesk.occupancy AS o WHERE o.holds AND o.day >= (SELECT frontdesk.clock()::date)) AS held
    WHERE held_until > start_minute
    ORDER BY day
$$;

-- Flags the reservations of a day that are over capacity, the newest first, and returns their number.
CREATE FUNCTION frontdesk.flag_day(wanted_day date) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_day(wanted_day);
    RETURN frontdesk.judge_day(wanted_day, ARRAY []::text[], NULL, NULL, true);
END $$;

-- Flags all days from today on, and returns the number of reservations flagged.
CREATE FUNCTION frontdesk.flag_over_capacity() RETURNS integer
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(frontdesk.flag_day(met)), 0)::integer FROM frontdesk.days_with_overlaps() AS met
$$;

-- The reservations of a day, as their rows say, beside the intervals that are stored for that day. Either side may be missing.
CREATE FUNCTION frontdesk.rows_beside_intervals(wanted_day date)
    RETURNS TABLE (written frontdesk.written_reservation, stored frontdesk.occupancy)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT frontdesk.written(r.id, o.reservation_id, r."preferredDate", o.day, r."preferredTime", r."timeSlotStart",
                   r."estimatedDuration", r."serviceId", r.status::text, false),
           CASE WHEN o.reservation_id IS NOT NULL THEN o END
    FROM public.reservations AS r LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = r.id
    WHERE r."preferredDate" = wanted_day
    UNION ALL
    SELECT NULL, o FROM frontdesk.occupancy AS o
    WHERE o.day = wanted_day AND NOT EXISTS (
        SELECT FROM public.reservations AS r WHERE r.id = o.reservation_id AND r."preferredDate" = wanted_day);
END $$;

-- Days from today on whose intervals are not what the rows say, however that came: triggers that were off, a subscription, a
-- lost TRUNCATE. An unreadable time has its flag in place of an interval. Reads all reservations from today on.
CREATE FUNCTION frontdesk.days_out_of_step() RETURNS SETOF date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH clock AS MATERIALIZED (SELECT frontdesk.clock()::date AS today)
    SELECT DISTINCT given.day
    FROM (SELECT r.id, r."preferredDate" AS day, frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts,
                 frontdesk.occupied_minutes(r."estimatedDuration") AS minutes, r."serviceId" AS service_id,
                 frontdesk.status_holds(r.status::text) AS holds
          FROM public.reservations AS r WHERE r."preferredDate" >= (SELECT today FROM clock)) AS r
    FULL JOIN (SELECT * FROM frontdesk.occupancy AS held WHERE held.day >= (SELECT today FROM clock)) AS o
        ON o.reservation_id = r.id
    CROSS JOIN LATERAL (VALUES (r.day), (o.day)) AS given (day)
    WHERE given.day IS NOT NULL
      AND NOT (r.id IS NOT NULL AND r.starts IS NULL AND o.reservation_id IS NULL
               AND EXISTS (SELECT FROM frontdesk.flag AS f WHERE f.reservation_id = r.id AND f.code = 'unreadable-time'))
      AND (r.day, r.starts, r.minutes, r.service_id, r.holds)
          IS DISTINCT FROM (o.day, o.start_minute, o.duration_minutes, o.service_id, o.holds)
$$;

-- Days that the sweep has to see to: those with writes that were kept unchecked, and from today on those that were judged
-- before the last change of the rules. The coming days first, the nearest before the others.
CREATE FUNCTION frontdesk.days_to_sweep() RETURNS SETOF date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH clock AS MATERIALIZED (SELECT frontdesk.clock()::date AS today, (SELECT count(*) FROM frontdesk.rules_change) AS rules)
    SELECT pending.day FROM (
    SELECT u.day FROM frontdesk.unchecked_write AS u WHERE u.swept_at IS NULL
    UNION
    SELECT given.day
    FROM (SELECT DISTINCT o.day FROM frontdesk.occupancy AS o, clock WHERE o.holds AND o.day >= clock.today
          UNION SELECT c.day FROM frontdesk.closure AS c, clock WHERE c.day >= clock.today) AS given
    CROSS JOIN clock
    LEFT JOIN frontdesk.day_lock AS l ON l.day = given.day
    WHERE coalesce(l.rules, 0) < clock.rules) AS pending
    ORDER BY pending.day < (SELECT today FROM clock), pending.day
$$;

-- Sweeps a day: completes the columns of rows that were kept unchecked or never seen, makes the intervals what the rows say,
-- judges those that changed, reviews the flags, flags what is over capacity, and publishes the day's closures again. Holds the
-- day's lock until the end of the transaction.
CREATE FUNCTION frontdesk.recheck_day(wanted_day date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    seen_rules CONSTANT bigint := count(*) FROM frontdesk.rules_change;
    listed  bigint[];
    moved   frontdesk.moved_interval[];
    given   frontdesk.written_reservation[];
    judged  text[];
BEGIN
    PERFORM frontdesk.lock_day(wanted_day);
    SELECT array_agg(u.id) INTO listed FROM frontdesk.unchecked_write AS u
    WHERE u.day = wanted_day AND u.swept_at IS NULL;
    PERFORM frontdesk.complete_columns(wanted_day, coalesce(listed, ARRAY []::bigint[]));

    -- A buffer that was stored blindly is read again.
    UPDATE frontdesk.occupancy AS o SET buffer_minutes = least(greatest(t.buffer_minutes, 0), 1440)
    FROM frontdesk.unchecked_write AS u, LATERAL frontdesk.terms_on(
        (SELECT r."serviceId" FROM public.reservations AS r WHERE r.id = u.reservation_id), wanted_day) AS t
    WHERE u.id = ANY (listed) AND u.operation = 'INSERT' AND o.reservation_id = u.reservation_id AND o.day = wanted_day
      AND o.buffer_minutes <> least(greatest(t.buffer_minutes, 0), 1440);

    SELECT array_agg(b.written) FILTER (WHERE (b.written).id IS NOT NULL),
           array_agg(ROW (b.stored, NULL)::frontdesk.moved_interval)
               FILTER (WHERE (b.written).start_minute IS NULL AND (b.stored).reservation_id IS NOT NULL)
    INTO given, moved
    FROM frontdesk.rows_beside_intervals(wanted_day) AS b;
    given := coalesce(given, ARRAY []::frontdesk.written_reservation[]);
    -- Intervals whose reservation stands on another day now are that day's to correct.
    DELETE FROM frontdesk.occupancy AS o USING unnest(moved) AS m
    WHERE o.reservation_id = (m.before).reservation_id
      AND NOT EXISTS (SELECT FROM public.reservations AS r
                      WHERE r.id = o.reservation_id AND r."preferredDate" <> wanted_day
                        AND frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) IS NOT NULL);
    moved := ARRAY(SELECT m FROM unnest(frontdesk.intervals_of(given, false)) AS m WHERE m.after IS DISTINCT FROM m.before);
    PERFORM frontdesk.store_intervals(moved);
    DELETE FROM frontdesk.flag AS f USING frontdesk.unchecked_write AS u
    WHERE u.id = ANY (listed) AND f.reservation_id = u.reservation_id
      AND (NOT EXISTS (SELECT FROM public.reservations AS r WHERE r.id = f.reservation_id)
           OR (f.code = ANY (frontdesk.slot_flag_codes())
               AND NOT EXISTS (SELECT FROM frontdesk.occupancy AS o WHERE o.reservation_id = f.reservation_id)));
    PERFORM frontdesk.flag_times(given);

    judged := ARRAY(SELECT (m.after).reservation_id FROM unnest(moved) AS m WHERE (m.after).holds
                    UNION SELECT f.reservation_id FROM frontdesk.flag AS f
                    WHERE f.day = wanted_day AND f.code = 'unchecked');
    PERFORM frontdesk.judge_day(wanted_day, judged, 0, 4320, true);
    UPDATE frontdesk.unchecked_write SET swept_at = clock_timestamp() WHERE id = ANY (listed);
    UPDATE frontdesk.day_lock AS l SET rules = seen_rules WHERE l.day = wanted_day;
    -- Closures are published per half hour of the openings, which may have changed.
    PERFORM frontdesk.publish_closure(c.id) FROM frontdesk.closure AS c WHERE c.day = wanted_day ORDER BY c.id;
END $$;

-- Completes the new columns of rows of a day that could not be kept in step when they were written: those listed, and those
-- without an interval, written while the triggers were off. Runs where the website's own triggers do not see it, if this login
-- may; a row that cannot be completed stays as it is.
CREATE FUNCTION frontdesk.complete_columns(wanted_day date, listed bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    role_before CONSTANT text := current_setting('session_replication_role');
    silenced   boolean := false;
    incomplete text;
BEGIN
    PERFORM set_config('frontdesk.writer', 'sweep', true);
    BEGIN
        PERFORM set_config('session_replication_role', 'replica', true);
        silenced := true;
    EXCEPTION WHEN insufficient_privilege THEN
        NULL;
    END;
    FOR incomplete IN
        SELECT r.id FROM public.reservations AS r
        WHERE r."preferredDate" = wanted_day
          AND (NOT EXISTS (SELECT FROM frontdesk.occupancy AS o WHERE o.reservation_id = r.id)
               OR r.id IN (SELECT u.reservation_id FROM frontdesk.unchecked_write AS u WHERE u.id = ANY (listed)))
          AND ((r."timeSlotStart" IS NULL AND frontdesk.read_time(r."preferredTime") IS NOT NULL)
               OR (r."serviceId" IS NULL AND EXISTS (
                    SELECT FROM public.services AS s WHERE s.code = r.service::text)))
        ORDER BY r.id
    LOOP
        BEGIN
            UPDATE public.reservations AS r SET "timeSlotStart" = r."timeSlotStart" WHERE r.id = incomplete;
        EXCEPTION WHEN OTHERS THEN
            NULL;
        END;
    END LOOP;
    IF silenced THEN
        PERFORM set_config('session_replication_role', role_before, true);
    END IF;
    PERFORM set_config('frontdesk.writer', '', true);
END $$;
