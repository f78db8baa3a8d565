-- Days from today on whose intervals are not what the rows say, however that came: triggers that were off, a subscription, a
-- lost TRUNCATE. An unreadable time has its flag in place of an interval. Reads all reservations from today on.
CREATE OR REPLACE FUNCTION frontdesk.days_out_of_step() RETURNS SETOF date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH clock AS MATERIALIZED (SELECT frontdesk.clock()::date AS today)
    SELECT DISTINCT given.day
    FROM (SELECT r.id, r."preferredDate" AS day, frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts,
                 frontdesk.occupied_minutes(r."estimatedDuration") AS minutes, r."serviceId" AS service_id,
                 frontdesk.status_holds(r.status::text) AS holds
          FROM public.reservations AS r WHERE r."preferredDate" >= (SELECT today FROM clock)) AS r
    FULL JOIN (SELECT * FROM frontdesk.occupancy AS held WHERE held.day >= (SELECT today FROM clock)) AS o
        ON o.reservation_id = r.id
    CROSS JOIN LATERAL (VALUES (r.day), (o.day)) AS given (day)
    WHERE given.day IS NOT NULL
      AND NOT (r.id IS NOT NULL AND r.starts IS NULL AND o.reservation_id IS NULL
               AND EXISTS (SELECT FROM frontdesk.flag AS f WHERE f.reservation_id = r.id AND f.code = 'unreadable-time'))
      AND (r.day, r.starts, r.minutes, r.service_id, r.holds)
          IS DISTINCT FROM (o.day, o.start_minute, o.duration_minutes, o.service_id, o.holds)
$$;
