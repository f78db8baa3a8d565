-- Links the next batch of reservations that waited for a service to be set up. They keep the 30 minutes and the buffer that
-- they have occupied so far. Rows that another session has locked are left: waiting for one would make whoever writes the
-- others of the batch wait as well.
CREATE OR REPLACE FUNCTION frontdesk.link_batch(
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
