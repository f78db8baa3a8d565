-- The reservations of a day, as their rows say, beside the intervals that are stored for that day. Either side may be missing.
CREATE OR REPLACE FUNCTION frontdesk.rows_beside_intervals(wanted_day date)
    RETURNS TABLE (written frontdesk.written_reservation, stored frontdesk.occupancy)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT frontdesk.written(r.id, o.reservation_id, r."preferredDate", o.day, r."preferredTime", r."timeSlotStart",
                   r."estimatedDuration", r."serviceId", r.status::text, false),
           CASE WHEN o.reservation_id IS NOT NULL THEN o END
    FROM public.reservations AS r LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = r.id
    WHERE r."preferredDate" = wanted_day
    UNION ALL
    SELECT NULL, o FROM frontdesk.occupancy AS o
    WHERE o.day = wanted_day AND NOT EXISTS (
        SELECT FROM public.reservations AS r WHERE r.id = o.reservation_id AND r."preferredDate" = wanted_day);
END $$;
