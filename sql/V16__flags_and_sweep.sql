-- Flags of what is over capacity, and the sweep of what could not be checked.

-- The days on which two reservations that hold places overlap, so that a capacity may be exceeded.
CREATE FUNCTION frontdesk.days_with_overlaps() RETURNS SETOF date
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT day FROM (
        SELECT o.day, o.start_minute,
               max(o.start_minute + o.duration_minutes + o.buffer_minutes) OVER (
                   PARTITION BY o.day ORDER BY o.start_minute, o.reservation_id
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held_until
        FROM frontdesk.occupancy AS o WHERE o.holds) AS held
    WHERE held_until > start_minute
    ORDER BY day
$$;

-- Flags the reservations of a day that are over capacity, the newest first, and returns their number. Squeezed-in
-- reservations do not count: they put nobody else over capacity.
CREATE FUNCTION frontdesk.flag_day(wanted_day date) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held     record;
    decision record;
    flagged  integer := 0;
BEGIN
    PERFORM frontdesk.lock_day(wanted_day);
    FOR held IN
        SELECT o.* FROM frontdesk.occupancy AS o JOIN public.reservations AS r ON r.id = o.reservation_id
        WHERE o.day = wanted_day AND o.holds
          AND NOT EXISTS (SELECT FROM frontdesk.flag AS f WHERE f.reservation_id = o.reservation_id
                          AND f.code IN ('full', 'squeeze-in'))
        ORDER BY r."createdAt" DESC, o.reservation_id DESC
    LOOP
        SELECT * INTO decision FROM frontdesk.check_slot(held.day, held.start_minute, held.duration_minutes,
            held.buffer_minutes, held.service_id, held.reservation_id, true, true);
        IF decision.free < 1 THEN
            INSERT INTO frontdesk.flag (reservation_id, code, day)
            VALUES (held.reservation_id, 'full', held.day) ON CONFLICT DO NOTHING;
            flagged := flagged + 1;
        END IF;
    END LOOP;
    RETURN flagged;
END $$;

-- Flags all days, and returns the number of reservations flagged.
CREATE FUNCTION frontdesk.flag_over_capacity() RETURNS integer
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(frontdesk.flag_day(met)), 0)::integer FROM frontdesk.days_with_overlaps() AS met
$$;

-- Sweeps a day: stores and checks what was kept unchecked, reviews the flags, flags what a changed opening leaves over
-- capacity, and publishes the day's closures again. Holds the day's lock until the end of the transaction.
CREATE FUNCTION frontdesk.recheck_day(wanted_day date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    listed  record;
    written public.reservations;
    before  frontdesk.occupancy;
    after   frontdesk.occupancy;
BEGIN
    PERFORM frontdesk.lock_day(wanted_day);
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
            DELETE FROM frontdesk.flag WHERE reservation_id = listed.reservation_id;
        ELSIF written."preferredDate" = wanted_day THEN
            SELECT * INTO before FROM frontdesk.occupancy AS o WHERE o.reservation_id = written.id;
            IF listed.new_row THEN
                before.buffer_minutes := NULL;
            END IF;
            after := frontdesk.occupancy_of(written, before);
            IF after.start_minute IS NULL THEN
                DELETE FROM frontdesk.occupancy WHERE reservation_id = written.id;
                DELETE FROM frontdesk.flag
                WHERE reservation_id = written.id AND code = ANY (frontdesk.slot_flag_codes());
            ELSIF after IS DISTINCT FROM before THEN
                -- The write could not store its interval, or used a default buffer, so this interval was never checked.
                PERFORM frontdesk.store_occupancy(after);
                INSERT INTO frontdesk.flag (reservation_id, code, day, note)
                VALUES (written.id, 'unchecked', wanted_day, listed.error_code)
                ON CONFLICT (reservation_id, code) DO UPDATE SET day = excluded.day;
            END IF;
            PERFORM frontdesk.flag_times(written.id, wanted_day, written."preferredTime", written."timeSlotStart",
                after.start_minute, after.duration_minutes);
        END IF;
        UPDATE frontdesk.unchecked_write SET swept_at = clock_timestamp()
        WHERE id = ANY (listed.ids);
    END LOOP;
    PERFORM frontdesk.review_flags(wanted_day, NULL);
    PERFORM frontdesk.flag_day(wanted_day);
    -- Closures are published per half hour of the openings, which may have changed.
    PERFORM frontdesk.publish_closure(c.id) FROM frontdesk.closure AS c WHERE c.day = wanted_day ORDER BY c.id;
END $$;
