-- The fill of the new columns, and what its verification has to know.

-- The desk's triggers on tables in public as they were when an upgrade ended. Each launch compares, and puts back what
-- another program has dropped, disabled or replaced.
CREATE TABLE frontdesk.own_trigger (
    on_table   text NOT NULL,
    name       text NOT NULL,
    definition text NOT NULL,
    PRIMARY KEY (on_table, name)
);

-- Whether the first upgrade of a legacy database is running. Then a row with a start and without a service was written before
-- the triggers were created, by a client that knows some of the new columns, and is filled like the others.
CREATE FUNCTION frontdesk.first_fill_running() RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM frontdesk.addition WHERE kind = 'column' AND name = 'reservations.serviceId')
       AND NOT EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NOT NULL)
$$;

-- Fills the new columns of the rows at these places (ctid), without those that another session has locked, and stores their
-- intervals and flags. Rows that a client has written in the new columns keep what they have. Rows of tables that inherit
-- from reservations are never touched. Services are locked against deletion, as foreign keys do not fire where
-- session_replication_role is replica. Values out of range are flagged, with the length limited to a day. The type of the
-- period is read from the catalog: the website may have recreated it.
CREATE FUNCTION frontdesk.fill_rows(page text[], OUT locked integer, OUT filled integer)
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

-- Keeps a row that cannot be filled as it is: stores its interval, so that it holds its place, and flags it. Returns its id,
-- null where it is gone.
CREATE FUNCTION frontdesk.skip_row(place text, error_code text) RETURNS text
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    skipped record;
BEGIN
    SELECT r.id, r."preferredDate" AS day, r.status::text AS status, r."estimatedDuration" AS duration,
           r."preferredTime", r."timeSlotStart",
           frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts
    INTO skipped FROM ONLY public.reservations AS r WHERE r.ctid = place::tid;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF skipped.starts IS NOT NULL THEN
        INSERT INTO frontdesk.occupancy (reservation_id, day, start_minute, duration_minutes, buffer_minutes, holds)
        VALUES (skipped.id, skipped.day, skipped.starts, least(greatest(coalesce(skipped.duration, 30), 1), 1440), 10,
                skipped.status IN ('PENDING', 'CONFIRMED'))
        ON CONFLICT DO NOTHING;
    END IF;
    -- The past is not flagged.
    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
    SELECT skipped.id, code, skipped.day, error_code
    FROM (VALUES ('time-mismatch'), (CASE WHEN skipped.starts IS NULL THEN 'unreadable-time' END)) AS wanted (code)
    WHERE code IS NOT NULL AND skipped.day >= frontdesk.clock()::date
    ON CONFLICT DO NOTHING;
    RETURN skipped.id;
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
        SELECT ctid AS place FROM ONLY public.reservations
        WHERE ctid > after_place::tid AND ctid < bound::tid ORDER BY ctid LIMIT batch_size) AS next_page;
    scanned := coalesce(cardinality(page), 0);
    filled := 0;
    IF scanned > 0 THEN
        SELECT result.filled INTO filled FROM frontdesk.fill_rows(page) AS result;
    END IF;
    next_place := CASE WHEN scanned = batch_size THEN page[scanned]
                       WHEN next_block < until_block THEN bound END;
END $$;

-- Places of rows that are still to be filled: those without an interval though their start can be read, and those
-- with none of the new values though some could be known. Without the rows that were skipped. Reads the whole table.
CREATE FUNCTION frontdesk.unfilled_rows(most integer, skipped text[]) RETURNS text[]
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

-- Notes the rows that other transactions wrote between the backup and now, by their xmin. Run once, before the fill.
-- oldest_running is the oldest transaction that was running when the backup was made.
CREATE FUNCTION frontdesk.note_concurrent_writes(oldest_running bigint) RETURNS bigint
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH reference AS (
        SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest
    ), noted AS (
        INSERT INTO frontdesk.concurrent_write (reservation_id)
        SELECT r.id FROM ONLY public.reservations AS r, reference,
            -- A row tells the last 32 of its transaction's 64 bits; no row is older than 2^32 transactions.
            LATERAL (SELECT ((newest >> 32) << 32) + r.xmin::text::bigint AS guess) AS low
        WHERE CASE WHEN guess > newest THEN guess - (1::bigint << 32) ELSE guess END >= oldest_running
        RETURNING 1
    )
    SELECT count(*) FROM noted
$$;

-- Links the next batch of reservations that waited for a service to be set up. They keep the 30 minutes and the buffer that
-- they have occupied so far. Rows that another session has locked are left: waiting for one would make whoever writes the
-- others of the batch wait as well.
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
        SELECT id FROM ONLY public.reservations
        WHERE id > coalesce(after_id, '') AND "serviceId" IS NULL AND service::text = service_code
        ORDER BY id LIMIT batch_size) AS next_page;
    scanned := coalesce(cardinality(page), 0);
    last_id := page[scanned];
    page := ARRAY(SELECT r.id FROM ONLY public.reservations AS r WHERE r.id = ANY (page) AND r."serviceId" IS NULL
                  FOR NO KEY UPDATE SKIP LOCKED);
    UPDATE ONLY public.reservations AS r
    SET "serviceId"         = wanted_service_id,
        "serviceName"       = coalesce(r."serviceName", service_name),
        "estimatedDuration" = coalesce(r."estimatedDuration", 30),
        "timeSlotEnd"       = coalesce(r."timeSlotEnd", frontdesk.write_time(
                                  frontdesk.read_time(r."timeSlotStart")
                                  + least(greatest(coalesce(r."estimatedDuration", 30), 1), 1440)))
    WHERE r.id = ANY (page) AND r."serviceId" IS NULL;
    GET DIAGNOSTICS linked = ROW_COUNT;
    UPDATE frontdesk.occupancy SET service_id = wanted_service_id WHERE reservation_id = ANY (page);
END $$;
