-- Keeps a row that cannot be filled as it is: stores its interval, so that it holds its place, and flags it. Returns its id,
-- null where it is gone.
CREATE OR REPLACE FUNCTION frontdesk.skip_row(place text, error_code text) RETURNS text
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    skipped record;
BEGIN
    SELECT r.id, r."preferredDate" AS day, r.status::text AS status, r."estimatedDuration" AS duration,
           r."preferredTime", r."timeSlotStart",
           frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts
    INTO skipped FROM ONLY public.reservations AS r WHERE r.ctid = place::tid;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF skipped.starts IS NOT NULL THEN
        INSERT INTO frontdesk.occupancy (reservation_id, day, start_minute, duration_minutes, buffer_minutes, holds)
        VALUES (skipped.id, skipped.day, skipped.starts, least(greatest(coalesce(skipped.duration, 30), 1), 1440), 10,
                skipped.status IN ('PENDING', 'CONFIRMED'))
        ON CONFLICT DO NOTHING;
    END IF;
    -- The past is not flagged.
    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
    SELECT skipped.id, code, skipped.day, error_code
    FROM (VALUES ('time-mismatch'), (CASE WHEN skipped.starts IS NULL THEN 'unreadable-time' END)) AS wanted (code)
    WHERE code IS NOT NULL AND skipped.day >= frontdesk.clock()::date
    ON CONFLICT DO NOTHING;
    RETURN skipped.id;
END $$;
