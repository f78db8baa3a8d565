-- Lists as unchecked what the desk does not know of the reservations from today on: rows that hold no place or another than
-- their own, and places without a row, as left by writes while the triggers were off. Returns the days to recheck.
CREATE OR REPLACE FUNCTION frontdesk.note_unwatched_rows() RETURNS SETOF date
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH today AS MATERIALIZED (
        SELECT frontdesk.clock()::date AS day
    ), standing AS MATERIALIZED (
        SELECT r.id, r."preferredDate" AS day, r.status::text IN ('PENDING', 'CONFIRMED') AS holds,
               frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts
        FROM ONLY public.reservations AS r, today AS t
        WHERE r."preferredDate" >= t.day AND isfinite(r."preferredDate")
    ), unknown AS (
        SELECT s.id, s.day, CASE WHEN o.reservation_id IS NULL THEN 'INSERT' ELSE 'UPDATE' END AS operation
        FROM standing AS s LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = s.id
        WHERE (o.reservation_id IS NULL AND s.starts IS NOT NULL)
           OR (o.reservation_id IS NOT NULL
               AND (o.day, o.start_minute, o.holds) IS DISTINCT FROM (s.day, s.starts, s.holds))
        UNION ALL
        SELECT o.reservation_id, o.day, 'UPDATE' FROM standing AS s JOIN frontdesk.occupancy AS o
            ON o.reservation_id = s.id AND o.day <> s.day AND isfinite(o.day)
        UNION ALL
        SELECT o.reservation_id, o.day, 'DELETE' FROM frontdesk.occupancy AS o, today AS t
        WHERE o.day >= t.day AND isfinite(o.day)
          AND NOT EXISTS (SELECT FROM public.reservations AS r WHERE r.id = o.reservation_id)
    ), noted AS (
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT u.id, u.day, '00000', u.operation FROM unknown AS u
        RETURNING day
    )
    SELECT DISTINCT day FROM noted ORDER BY day
$$;
