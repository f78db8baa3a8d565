-- Stores intervals in place of the reservations' previous ones, without checking anything.
CREATE OR REPLACE FUNCTION frontdesk.store_intervals(moved frontdesk.moved_interval[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM unnest(moved) AS m WHERE (m.before).reservation_id IS NOT NULL) THEN
        DELETE FROM frontdesk.occupancy AS o USING unnest(moved) AS m
        WHERE o.reservation_id = (m.before).reservation_id
          AND (m.after).reservation_id IS DISTINCT FROM (m.before).reservation_id;
        UPDATE frontdesk.occupancy AS o
        SET day = (m.after).day, start_minute = (m.after).start_minute, duration_minutes = (m.after).duration_minutes,
            buffer_minutes = (m.after).buffer_minutes, service_id = (m.after).service_id, holds = (m.after).holds
        FROM unnest(moved) AS m
        WHERE o.reservation_id = (m.after).reservation_id AND (m.before).reservation_id = (m.after).reservation_id
          AND m.after IS DISTINCT FROM m.before;
    END IF;
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
