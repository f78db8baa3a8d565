-- The fill of the new columns, and what its verification has to know.

-- Whether the first upgrade of a legacy database is running. Then a row with a start and without a service was written before
-- the triggers were created, by a client that knows some of the new columns, and is filled like the others.
CREATE FUNCTION frontdesk.first_fill_running() RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM frontdesk.addition WHERE kind = 'column' AND name = 'reservations.serviceId')
       AND NOT EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NOT NULL)
$$;

-- Fills the new columns of the rows at these places (ctid), without those that another session has locked, and stores their
-- intervals and flags. Rows that a client has written in the new columns keep what they have.
CREATE FUNCTION frontdesk.fill_rows(page text[], OUT locked integer, OUT filled integer)
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

-- Fills the next page of the table in its physical order: at most batch_size rows of at most 64 blocks, all before
-- until_block, behind which stand the row versions that the fill itself wrote. next_place is null after the last page.
CREATE FUNCTION frontdesk.fill_batch(
        after_place text, until_block bigint, batch_size integer,
        OUT next_place text, OUT scanned integer, OUT filled integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    next_block CONSTANT bigint := least(split_part(btrim(after_place, '()'), ',', 1)::bigint + 64, until_block);
    bound      CONSTANT text := format('(%s,0)', next_block);
    page       text[];
BEGIN
    SELECT array_agg(place::text) INTO page FROM (
        SELECT ctid AS place FROM public.reservations
        WHERE ctid > after_place::tid AND ctid < bound::tid ORDER BY ctid LIMIT batch_size) AS next_page;
    scanned := coalesce(cardinality(page), 0);
    filled := 0;
    IF scanned > 0 THEN
        SELECT result.filled INTO filled FROM frontdesk.fill_rows(page) AS result;
    END IF;
    next_place := CASE WHEN scanned = batch_size THEN page[scanned]
                       WHEN next_block < until_block THEN bound END;
END $$;

-- Places of rows that are still to be filled: those without an interval and without the flag that explains it, and those
-- with none of the new values though some could be known. Reads the whole table.
CREATE FUNCTION frontdesk.unfilled_rows(most integer) RETURNS text[]
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

-- Notes the rows that other transactions wrote between the backup and now, by their xmin. Run once, before the fill.
-- oldest_running is the oldest transaction that was running when the backup was made.
CREATE FUNCTION frontdesk.note_concurrent_writes(oldest_running bigint) RETURNS bigint
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH reference AS (
        SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest
    ), noted AS (
        INSERT INTO frontdesk.concurrent_write (reservation_id)
        SELECT r.id FROM public.reservations AS r, reference,
            -- A row tells the last 32 of its transaction's 64 bits; no row is older than 2^32 transactions.
            LATERAL (SELECT ((newest >> 32) << 32) + r.xmin::text::bigint AS guess) AS low
        WHERE CASE WHEN guess > newest THEN guess - (1::bigint << 32) ELSE guess END >= oldest_running
        RETURNING 1
    )
    SELECT count(*) FROM noted
$$;

-- Links the next batch of reservations that waited for a service to be set up. They keep the 30 minutes and the buffer that
-- they have occupied so far.
CREATE FUNCTION frontdesk.link_batch(
        wanted_service_id text, after_id text, batch_size integer,
        OUT last_id text, OUT scanned integer, OUT linked integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    service_code text;
    service_name text;
    page         text[];
BEGIN
    PERFORM set_config('frontdesk.writer', 'fill', true);
    SELECT code, name INTO service_code, service_name FROM public.services WHERE id = wanted_service_id;
    SELECT array_agg(id) INTO page FROM (
        SELECT id FROM public.reservations
        WHERE id > coalesce(after_id, '') AND "serviceId" IS NULL AND service::text = service_code
        ORDER BY id LIMIT batch_size) AS next_page;
    scanned := coalesce(cardinality(page), 0);
    last_id := page[scanned];
    UPDATE public.reservations AS r
    SET "serviceId"         = wanted_service_id,
        "serviceName"       = coalesce(r."serviceName", service_name),
        "estimatedDuration" = coalesce(r."estimatedDuration", 30),
        "timeSlotEnd"       = coalesce(r."timeSlotEnd", frontdesk.write_time(
                                  frontdesk.read_time(r."timeSlotStart") + coalesce(r."estimatedDuration", 30)))
    WHERE r.id = ANY (page) AND r."serviceId" IS NULL;
    GET DIAGNOSTICS linked = ROW_COUNT;
    UPDATE frontdesk.occupancy SET service_id = wanted_service_id WHERE reservation_id = ANY (page);
END $$;
