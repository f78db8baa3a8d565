-- The days from today on on which two reservations that hold places overlap, so that a capacity may be exceeded.
CREATE OR REPLACE FUNCTION frontdesk.days_with_overlaps() RETURNS SETOF date
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
