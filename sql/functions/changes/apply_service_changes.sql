-- Writes the dated changes that have become due into their services, and returns their number.
CREATE OR REPLACE FUNCTION frontdesk.apply_service_changes() RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    change     frontdesk.service_change;
    applied integer := 0;
BEGIN
    FOR change IN
        SELECT * FROM frontdesk.service_change
        WHERE applied_at IS NULL AND from_day <= frontdesk.clock()::date
        ORDER BY from_day, service_id FOR UPDATE SKIP LOCKED
    LOOP
        UPDATE public.services
        SET "durationMinutes" = change.duration_minutes, "bufferMinutes" = change.buffer_minutes,
            "updatedAt" = clock_timestamp() AT TIME ZONE 'UTC'
        WHERE id = change.service_id;
        UPDATE frontdesk.service_change SET applied_at = clock_timestamp()
        WHERE service_id = change.service_id AND from_day = change.from_day;
        applied := applied + 1;
    END LOOP;
    RETURN applied;
END $$;
