-- Flags the reservations of a day that are over capacity, the newest first, and returns their number. Squeezed-in
-- reservations do not count: they put nobody else over capacity.
CREATE OR REPLACE FUNCTION frontdesk.flag_day(wanted_day date) RETURNS integer
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
