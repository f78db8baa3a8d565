-- Fills the new columns of the rows at these places (ctid), without those that another session has locked, and stores their
-- intervals and flags. Rows that a client has written in the new columns keep what they have. Rows of tables that inherit
-- from reservations are never touched. Services are locked against deletion, as foreign keys do not fire where
-- session_replication_role is replica. Values out of range are flagged, with the length limited to a day. The type of the
-- period is read from the catalog: the website may have recreated it.
CREATE OR REPLACE FUNCTION frontdesk.fill_rows(page text[], OUT locked integer, OUT filled integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    attention   text[];
    odd         text[];
    services    text[];
    first_run   CONSTANT boolean := frontdesk.first_fill_running();
    period_type text;
BEGIN
    PERFORM set_config('frontdesk.writer', 'fill', true);
    SELECT array_agg(known.id) INTO services
    FROM (SELECT s.id FROM ONLY public.services AS s ORDER BY s.id FOR KEY SHARE) AS known;
    SELECT format_type(atttypid, atttypmod) INTO period_type FROM pg_attribute
    WHERE attrelid = 'public.reservations'::regclass AND attname = 'period';
    EXECUTE replace($fill$
    WITH mine AS MATERIALIZED (
        SELECT r.ctid AS place, r.id, r."preferredDate" AS day, r.service::text AS code, r.status::text AS status,
               r."preferredTime", r."timeSlotStart", r."serviceId", r."estimatedDuration",
               num_nonnulls(r."serviceId", r."serviceName", r."estimatedDuration", r."timeSlotEnd") = 0 AS no_service,
               num_nonnulls(r.period, r."timeSlotStart") = 0 AS no_start
        FROM ONLY public.reservations AS r
        WHERE r.ctid = ANY ($1::tid[])
        FOR NO KEY UPDATE SKIP LOCKED
    ), read AS MATERIALIZED (
        SELECT m.place, m.id, m.day, m."preferredTime",
               m.no_service AND (m.no_start OR ($2 AND s.id IS NOT NULL)) AS untouched,
               m.status IN ('PENDING', 'CONFIRMED') AS holds,
               frontdesk.read_time(coalesce(m."timeSlotStart", m."preferredTime")) AS starts,
               coalesce(m."serviceId", s.id) AS service_id,
               s.name AS service_name,
               CASE WHEN m.no_service THEN s."durationMinutes" ELSE m."estimatedDuration" END AS duration,
               s."bufferMinutes" AS buffer
        FROM mine AS m LEFT JOIN ONLY public.services AS s
            ON s.id = ANY ($3)
               AND CASE WHEN m.no_service AND (m.no_start OR $2) THEN s.code = m.code ELSE s.id = m."serviceId" END
    ), limited AS MATERIALIZED (
        SELECT r.*, least(greatest(coalesce(r.duration, 30), 1), 1440) AS minutes,
               r.duration NOT BETWEEN 1 AND 1440 OR NOT isfinite(r.day) OR r.day < date '0001-01-01' AS is_odd
        FROM read AS r
    ), written AS (
        UPDATE ONLY public.reservations AS r
        SET "serviceId"         = w.service_id,
            "serviceName"       = w.service_name,
            "estimatedDuration" = w.duration,
            period              = frontdesk.period_of(w.starts)::PERIOD_TYPE,
            "timeSlotStart"     = frontdesk.write_time(w.starts),
            "timeSlotEnd"       = CASE WHEN w.duration BETWEEN 1 AND 1440
                                       THEN frontdesk.write_time(w.starts + w.duration) END
        FROM limited AS w
        WHERE r.ctid = w.place AND w.untouched AND (w.service_id IS NOT NULL OR w.starts IS NOT NULL)
        RETURNING 1
    ), held AS (
        INSERT INTO frontdesk.occupancy
            (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
        SELECT w.id, w.day, w.starts, w.minutes, least(greatest(coalesce(w.buffer, 10), 0), 1440), w.service_id, w.holds
        FROM limited AS w WHERE w.starts IS NOT NULL
        ON CONFLICT (reservation_id) DO UPDATE
        SET service_id = excluded.service_id, duration_minutes = excluded.duration_minutes,
            buffer_minutes = excluded.buffer_minutes
        WHERE occupancy.service_id IS NULL AND excluded.service_id IS NOT NULL
    )
    SELECT (SELECT count(*) FROM mine), (SELECT count(*) FROM written),
           (SELECT array_agg(w.id) FROM limited AS w
            WHERE w.starts IS NULL OR w.starts + w.minutes >= 1440
               OR frontdesk.read_time(w."preferredTime") IS DISTINCT FROM w.starts),
           (SELECT array_agg(w.id) FROM limited AS w WHERE w.is_odd)
    $fill$, 'PERIOD_TYPE', period_type)
    INTO locked, filled, attention, odd USING page, first_run, coalesce(services, '{}');

    PERFORM frontdesk.flag_times(ARRAY(
        SELECT frontdesk.written(r.id, NULL, r."preferredDate", NULL, r."preferredTime", r."timeSlotStart",
                                 r."estimatedDuration", r."serviceId", r.status::text, false)
        FROM ONLY public.reservations AS r WHERE r.id = ANY (attention)));
    -- The past is not flagged.
    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
    SELECT r.id, 'time-mismatch', r."preferredDate", 'out-of-range'
    FROM ONLY public.reservations AS r WHERE r.id = ANY (odd) AND r."preferredDate" >= frontdesk.clock()::date
    ON CONFLICT DO NOTHING;
END $$;
