-- Fills the new columns of the rows at these places (ctid), without those that another session has locked, and stores their
-- intervals and flags. Rows that a client has written in the new columns keep what they have.
CREATE OR REPLACE FUNCTION frontdesk.fill_rows(page text[], OUT locked integer, OUT filled integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    attention text[];
    first_run CONSTANT boolean := frontdesk.first_fill_running();
BEGIN
    PERFORM set_config('frontdesk.writer', 'fill', true);
    WITH mine AS MATERIALIZED (
        SELECT r.ctid AS place, r.id, r."preferredDate" AS day, r.service::text AS code, r.status,
               r."preferredTime", r."timeSlotStart", r."serviceId", r."estimatedDuration",
               num_nonnulls(r."serviceId", r."serviceName", r."estimatedDuration", r."timeSlotEnd") = 0 AS no_service,
               num_nonnulls(r.period, r."timeSlotStart") = 0 AS no_start
        FROM public.reservations AS r
        WHERE r.ctid = ANY (page::tid[])
        FOR NO KEY UPDATE SKIP LOCKED
    ), read AS MATERIALIZED (
        SELECT m.place, m.id, m.day, m."preferredTime",
               m.no_service AND (m.no_start OR (first_run AND s.id IS NOT NULL)) AS untouched,
               m.status IN ('PENDING', 'CONFIRMED') AS holds,
               frontdesk.read_time(coalesce(m."timeSlotStart", m."preferredTime")) AS starts,
               coalesce(m."serviceId", s.id) AS service_id,
               s.name AS service_name,
               CASE WHEN m.no_service THEN s."durationMinutes" ELSE m."estimatedDuration" END AS duration,
               s."bufferMinutes" AS buffer
        FROM mine AS m LEFT JOIN public.services AS s
            ON CASE WHEN m.no_service AND (m.no_start OR first_run) THEN s.code = m.code ELSE s.id = m."serviceId" END
    ), written AS (
        UPDATE public.reservations AS r
        SET "serviceId"         = w.service_id,
            "serviceName"       = w.service_name,
            "estimatedDuration" = w.duration,
            period              = frontdesk.period_of(w.starts)::public."Period",
            "timeSlotStart"     = frontdesk.write_time(w.starts),
            "timeSlotEnd"       = frontdesk.write_time(w.starts + w.duration)
        FROM read AS w
        WHERE r.ctid = w.place AND w.untouched AND (w.service_id IS NOT NULL OR w.starts IS NOT NULL)
        RETURNING 1
    ), held AS (
        INSERT INTO frontdesk.occupancy
            (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
        SELECT w.id, w.day, w.starts, least(greatest(coalesce(w.duration, 30), 1), 1440),
               least(greatest(coalesce(w.buffer, 10), 0), 1440), w.service_id, w.holds
        FROM read AS w WHERE w.starts IS NOT NULL
        ON CONFLICT (reservation_id) DO UPDATE
        SET service_id = excluded.service_id, duration_minutes = excluded.duration_minutes,
            buffer_minutes = excluded.buffer_minutes
        WHERE occupancy.service_id IS NULL AND excluded.service_id IS NOT NULL
    )
    SELECT (SELECT count(*) FROM mine), (SELECT count(*) FROM written),
           (SELECT array_agg(w.id) FROM read AS w
            WHERE w.starts IS NULL OR w.starts + coalesce(w.duration, 30) >= 1440
               OR frontdesk.read_time(w."preferredTime") IS DISTINCT FROM w.starts)
    INTO locked, filled, attention;

    PERFORM frontdesk.flag_times(ARRAY(
        SELECT frontdesk.written(r.id, NULL, r."preferredDate", NULL, r."preferredTime", r."timeSlotStart",
                                 r."estimatedDuration", r."serviceId", r.status::text, false)
        FROM public.reservations AS r WHERE r.id = ANY (attention)));
END $$;
