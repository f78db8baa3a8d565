-- Places of rows that are still to be filled: those without an interval and without the flag that explains it, and those
-- with none of the new values though some could be known. Reads the whole table.
CREATE OR REPLACE FUNCTION frontdesk.unfilled_rows(most integer) RETURNS text[]
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT array_agg(place::text) FROM (
        SELECT r.ctid AS place FROM public.reservations AS r
        LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = r.id
        WHERE (o.reservation_id IS NULL AND NOT EXISTS (
                SELECT FROM frontdesk.flag AS f WHERE f.reservation_id = r.id AND f.code = 'unreadable-time'))
           OR (num_nonnulls(r."serviceId", r."serviceName", r."estimatedDuration", r."timeSlotEnd") = 0
               AND (num_nonnulls(r.period, r."timeSlotStart") = 0 OR (SELECT frontdesk.first_fill_running()))
               AND ((o.reservation_id IS NOT NULL AND num_nonnulls(r.period, r."timeSlotStart") = 0)
                    OR EXISTS (SELECT FROM public.services AS s WHERE s.code = r.service::text)))
        LIMIT most) AS left_over
$$;
