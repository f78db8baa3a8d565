-- Stores an interval in place of the reservation's previous one.
CREATE OR REPLACE FUNCTION frontdesk.store_occupancy(held frontdesk.occupancy) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO frontdesk.occupancy SELECT held.*
    ON CONFLICT (reservation_id) DO UPDATE
    SET day = excluded.day, start_minute = excluded.start_minute, duration_minutes = excluded.duration_minutes,
        buffer_minutes = excluded.buffer_minutes, service_id = excluded.service_id, holds = excluded.holds
$$;
