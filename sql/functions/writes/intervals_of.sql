-- The intervals of written reservations before and after. The buffer stays as booked unless the service changed; a service
-- whose old id no longer exists was renamed.
CREATE OR REPLACE FUNCTION frontdesk.intervals_of(written frontdesk.written_reservation[], new_at_desk boolean)
    RETURNS frontdesk.moved_interval[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT array_agg(ROW (
        CASE WHEN before.reservation_id IS NOT NULL THEN before END,
        CASE WHEN w.id IS NOT NULL AND w.start_minute IS NOT NULL THEN
            ROW (w.id, w.day, w.start_minute, w.duration_minutes,
                 CASE WHEN before.buffer_minutes IS NULL OR (w.service_id IS NOT NULL
                          AND w.service_id IS DISTINCT FROM before.service_id
                          AND (before.service_id IS NULL
                               OR EXISTS (SELECT FROM public.services AS s WHERE s.id = before.service_id)))
                      THEN coalesce((SELECT least(greatest(t.buffer_minutes, 0), 1440)
                                     FROM frontdesk.terms_on(w.service_id, w.day) AS t), 10)
                      ELSE before.buffer_minutes END,
                 w.service_id, w.holds,
                 coalesce(before.booked_at_desk, new_at_desk AND w.old_id IS NULL))::frontdesk.occupancy
        END)::frontdesk.moved_interval ORDER BY w.id)
    FROM unnest(written) AS w
    LEFT JOIN frontdesk.occupancy AS before ON before.reservation_id = w.old_id);
END $$;
