-- Sweeps a day: stores and checks what was kept unchecked, reviews the flags, flags what a changed opening leaves over
-- capacity, and publishes the day's closures again. Holds the day's lock until the end of the transaction.
CREATE OR REPLACE FUNCTION frontdesk.recheck_day(wanted_day date) RETURNS void
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
