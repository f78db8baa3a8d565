-- Minutes of treatment of a service on a day, without one reservation: those that hold a place, and completed ones.
CREATE OR REPLACE FUNCTION frontdesk.booked_minutes(wanted_day date, wanted_service_id text, except_id text) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
    SELECT coalesce(sum(o.duration_minutes), 0)::integer
    FROM frontdesk.occupancy AS o
    WHERE o.day = wanted_day AND o.service_id = wanted_service_id AND o.reservation_id IS DISTINCT FROM except_id
      AND (o.holds OR EXISTS (SELECT FROM public.reservations AS r
                              WHERE r.id = o.reservation_id AND r.status::text = 'COMPLETED')));
END $$;
