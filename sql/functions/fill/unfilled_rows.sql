-- Places of rows that are still to be filled: those without an interval though their start can be read, and those
-- with none of the new values though some could be known. Without the rows that were skipped. Reads the whole table.
CREATE OR REPLACE FUNCTION frontdesk.unfilled_rows(most integer, skipped text[]) RETURNS text[]
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT array_agg(place::text) FROM (
        SELECT r.ctid AS place FROM ONLY public.reservations AS r
        LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = r.id
        WHERE r.id <> ALL (skipped)
          AND ((o.reservation_id IS NULL
                AND frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) IS NOT NULL)
           OR (num_nonnulls(r."serviceId", r."serviceName", r."estimatedDuration", r."timeSlotEnd") = 0
               AND (num_nonnulls(r.period, r."timeSlotStart") = 0 OR (SELECT frontdesk.first_fill_running()))
               AND ((o.reservation_id IS NOT NULL AND num_nonnulls(r.period, r."timeSlotStart") = 0)
                    OR EXISTS (SELECT FROM public.services AS s WHERE s.code = r.service::text))))
        LIMIT most) AS left_over
$$;
