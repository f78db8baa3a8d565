-- Keeps a write that could not be checked: stores its interval and flag without the day's lock, and lists it for the sweep.
-- Reads no row, so that a SERIALIZABLE transaction gets no read-write conflict from it.
CREATE OR REPLACE FUNCTION frontdesk.keep_unchecked(
        operation text, old_row public.reservations, new_row public.reservations, error_code text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    starts CONSTANT integer := frontdesk.read_time(coalesce(new_row."timeSlotStart", new_row."preferredTime"));
    -- A change of a note, or a confirmation, does not move the reservation.
    placed CONSTANT boolean := operation = 'INSERT' OR (operation = 'UPDATE'
        AND (new_row.id, new_row."preferredDate", starts, new_row."estimatedDuration", new_row."serviceId",
             new_row.status IN ('PENDING', 'CONFIRMED'))
            IS DISTINCT FROM (old_row.id, old_row."preferredDate",
                frontdesk.read_time(coalesce(old_row."timeSlotStart", old_row."preferredTime")),
                old_row."estimatedDuration", old_row."serviceId", old_row.status IN ('PENDING', 'CONFIRMED')));
BEGIN
    INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
    SELECT coalesce(new_row.id, old_row.id), given, error_code, operation
    FROM (VALUES (new_row."preferredDate"), (old_row."preferredDate")) AS touched (given)
    WHERE given IS NOT NULL GROUP BY given;
    IF operation = 'UPDATE' AND NOT placed THEN
        RETURN;
    END IF;
    -- In blocks of their own: at REPEATABLE READ either row may have been changed since the snapshot.
    BEGIN
        IF operation = 'DELETE' OR (operation = 'UPDATE' AND new_row.id <> old_row.id) THEN
            DELETE FROM frontdesk.flag WHERE reservation_id = old_row.id;
        END IF;
        IF operation <> 'DELETE' THEN
            INSERT INTO frontdesk.flag (reservation_id, code, day, note)
            VALUES (new_row.id, 'unchecked', new_row."preferredDate", error_code)
            ON CONFLICT (reservation_id, code) DO UPDATE SET day = excluded.day, at = excluded.at;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        -- The entry in unchecked_write is enough for the sweep.
        NULL;
    END;
    BEGIN
        IF operation <> 'INSERT' AND (operation = 'DELETE' OR starts IS NULL OR new_row.id <> old_row.id) THEN
            DELETE FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
        END IF;
        IF operation <> 'DELETE' AND starts IS NOT NULL THEN
            -- The service may not be read here, so the buffer is a default that the sweep corrects.
            INSERT INTO frontdesk.occupancy
                (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
            VALUES (new_row.id, new_row."preferredDate", starts,
                    least(greatest(coalesce(new_row."estimatedDuration", 30), 1), 1440), 10, new_row."serviceId",
                    new_row.status IN ('PENDING', 'CONFIRMED'))
            ON CONFLICT (reservation_id) DO UPDATE
            SET day = excluded.day, start_minute = excluded.start_minute,
                duration_minutes = excluded.duration_minutes, service_id = excluded.service_id,
                holds = excluded.holds;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
EXCEPTION WHEN OTHERS THEN
    NULL;
END $$;
