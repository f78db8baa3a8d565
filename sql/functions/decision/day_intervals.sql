-- The reservations of a day with an interval: when they were made, their slot flags, and whether a squeeze-in covers them.
CREATE OR REPLACE FUNCTION frontdesk.day_intervals(wanted_day date)
    RETURNS TABLE (reservation_id text, start_minute integer, duration_minutes integer, until_minute integer,
                   service_id text, holds boolean, made timestamp, codes text[], flagged_at timestamptz, covered boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT o.reservation_id, o.start_minute, o.duration_minutes, o.start_minute + o.duration_minutes + o.buffer_minutes,
           o.service_id, o.holds, r."createdAt", f.codes, f.flagged_at, coalesce(f.covered, false)
    FROM frontdesk.occupancy AS o
    JOIN public.reservations AS r ON r.id = o.reservation_id
    LEFT JOIN (
        SELECT g.reservation_id, array_agg(g.code) FILTER (WHERE g.code = ANY (frontdesk.slot_flag_codes())) AS codes,
               max(g.at) AS flagged_at,
               bool_or(g.code = 'squeeze-in' AND g.covered_day = wanted_day AND g.covered_minute = p.start_minute) AS covered
        FROM frontdesk.flag AS g JOIN frontdesk.occupancy AS p ON p.reservation_id = g.reservation_id
        WHERE g.day = wanted_day AND p.day = wanted_day
        GROUP BY g.reservation_id) AS f ON f.reservation_id = o.reservation_id
    WHERE o.day = wanted_day AND (o.holds OR f.codes IS NOT NULL);
END $$;
