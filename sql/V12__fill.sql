-- Filling the new columns of rows that were there before the triggers. The program calls fill_batch page by page, each
-- call in a transaction of its own, and may be killed between any two; a page done twice changes nothing.

-- Fills one page of at most batch_size rows whose ids follow after_id (null: from the first). No old column is
-- touched; a row with any of its six new columns set keeps what it has. Rows that another session has locked are left
-- for another pass and counted as skipped. last_id is null when there is no further page.
CREATE FUNCTION frontdesk.fill_batch(
        after_id text, batch_size integer,
        OUT last_id text, OUT scanned integer, OUT filled integer, OUT skipped integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    page   text[];
    locked text[];
BEGIN
    PERFORM set_config('frontdesk.writer', 'fill', true);
    IF after_id IS NULL THEN
        SELECT array_agg(id) INTO page
        FROM (SELECT id FROM public.reservations ORDER BY id LIMIT batch_size) AS first_page;
    ELSE
        SELECT array_agg(id) INTO page
        FROM (SELECT id FROM public.reservations WHERE id > after_id ORDER BY id LIMIT batch_size) AS next_page;
    END IF;
    scanned := coalesce(cardinality(page), 0);
    last_id := page[scanned];
    filled := 0;
    skipped := 0;
    IF scanned = 0 THEN
        RETURN;
    END IF;

    SELECT array_agg(id) INTO locked
    FROM (SELECT id FROM public.reservations WHERE id = ANY (page) FOR NO KEY UPDATE SKIP LOCKED) AS mine;
    SELECT count(*) INTO skipped FROM public.reservations WHERE id = ANY (page) AND NOT id = ANY (coalesce(locked, '{}'));

    WITH waiting AS (
        SELECT r.id, s.id AS service_id, s.name, s."durationMinutes" AS duration,
               frontdesk.read_time(r."preferredTime") AS starts
        FROM public.reservations AS r LEFT JOIN public.services AS s ON s.code = r.service::text
        WHERE r.id = ANY (locked)
          AND num_nonnulls(r."serviceId", r."serviceName", r."estimatedDuration", r.period, r."timeSlotStart",
                           r."timeSlotEnd") = 0
    )
    UPDATE public.reservations AS r
    SET "serviceId"         = w.service_id,
        "serviceName"       = w.name,
        "estimatedDuration" = w.duration,
        period              = frontdesk.period_of(w.starts),
        "timeSlotStart"     = frontdesk.write_time(w.starts),
        "timeSlotEnd"       = frontdesk.write_time(w.starts + w.duration)
    FROM waiting AS w
    WHERE r.id = w.id AND (w.service_id IS NOT NULL OR w.starts IS NOT NULL);
    GET DIAGNOSTICS filled = ROW_COUNT;

    INSERT INTO frontdesk.occupancy
        (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
    SELECT r.id, r."preferredDate", starts, least(greatest(coalesce(r."estimatedDuration", 30), 1), 1440),
           least(greatest(coalesce(s."bufferMinutes", 10), 0), 1440), r."serviceId",
           r.status IN ('PENDING', 'CONFIRMED')
    FROM public.reservations AS r
    LEFT JOIN public.services AS s ON s.id = r."serviceId",
         frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts
    WHERE r.id = ANY (locked) AND starts IS NOT NULL
    ON CONFLICT (reservation_id) DO NOTHING;

    PERFORM frontdesk.mark_row(r.id, r."preferredDate", r."preferredTime", r."timeSlotStart", starts,
                               least(greatest(coalesce(r."estimatedDuration", 30), 1), 1440))
    FROM public.reservations AS r, frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts
    WHERE r.id = ANY (locked)
      AND (starts IS NULL OR starts + coalesce(r."estimatedDuration", 30) > 1440
           OR frontdesk.read_time(r."preferredTime") IS DISTINCT FROM starts);
END $$;

-- Flags what the fill, a new opening or a smaller capacity leaves over capacity, and answers how many. Of the rows that
-- do not fit together the latest made are flagged, so those that stay unflagged fit.
CREATE FUNCTION frontdesk.flag_over_capacity() RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    crowded  record;
    held     record;
    decision record;
    flagged  integer := 0;
BEGIN
    FOR crowded IN
        SELECT DISTINCT a.day FROM frontdesk.occupancy AS a
        JOIN frontdesk.occupancy AS b ON b.day = a.day AND b.holds AND b.reservation_id <> a.reservation_id
             AND b.start_minute <= a.start_minute
             AND a.start_minute < b.start_minute + b.duration_minutes + b.buffer_minutes
        WHERE a.holds
        ORDER BY a.day
    LOOP
        INSERT INTO frontdesk.day_guard AS guard (day, version) VALUES (crowded.day, 1)
        ON CONFLICT (day) DO UPDATE SET version = guard.version + 1;
        FOR held IN
            SELECT o.* FROM frontdesk.occupancy AS o JOIN public.reservations AS r ON r.id = o.reservation_id
            WHERE o.day = crowded.day AND o.holds
              AND NOT EXISTS (SELECT FROM frontdesk.mark AS m WHERE m.reservation_id = o.reservation_id
                              AND m.code IN ('full', 'squeeze-in'))
            ORDER BY r."createdAt" DESC, o.reservation_id DESC
        LOOP
            SELECT * INTO decision FROM frontdesk.place(held.day, held.start_minute, held.duration_minutes,
                held.buffer_minutes, held.service_id, held.reservation_id, true);
            IF decision.free < 1 THEN
                INSERT INTO frontdesk.mark (reservation_id, code, day)
                VALUES (held.reservation_id, 'full', held.day) ON CONFLICT DO NOTHING;
                flagged := flagged + 1;
            END IF;
        END LOOP;
    END LOOP;
    RETURN flagged;
END $$;

-- Links the reservations that waited for a service to be set up, page by page as fill_batch does. They keep the 30
-- minutes, and the buffer, that they have occupied so far.
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
