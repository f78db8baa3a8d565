-- The interval that a reservation occupies, from its row and its previous interval: the buffer stays as booked unless the
-- service changed. start_minute is null where the time cannot be read.
CREATE OR REPLACE FUNCTION frontdesk.occupancy_of(written public.reservations, before frontdesk.occupancy)
    RETURNS frontdesk.occupancy
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    after frontdesk.occupancy;
BEGIN
    after.reservation_id := written.id;
    after.day := written."preferredDate";
    after.start_minute := frontdesk.read_time(coalesce(written."timeSlotStart", written."preferredTime"));
    after.duration_minutes := least(greatest(coalesce(written."estimatedDuration", 30), 1), 1440);
    after.service_id := written."serviceId";
    after.holds := written.status IN ('PENDING', 'CONFIRMED');
    after.booked_at_desk := coalesce(before.booked_at_desk, false);
    after.buffer_minutes := before.buffer_minutes;
    IF before.buffer_minutes IS NULL
            OR (after.service_id IS NOT NULL AND after.service_id IS DISTINCT FROM before.service_id) THEN
        SELECT least(greatest(t.buffer_minutes, 0), 1440) INTO after.buffer_minutes
        FROM frontdesk.terms_on(after.service_id, after.day) AS t;
        after.buffer_minutes := coalesce(after.buffer_minutes, 10);
    END IF;
    RETURN after;
END $$;
