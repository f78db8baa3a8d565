-- Completes the new columns of rows of a day that could not be kept in step when they were written: those listed, and those
-- without an interval, written while the triggers were off. Runs where the website's own triggers do not see it, if this login
-- may; a row that cannot be completed stays as it is.
CREATE OR REPLACE FUNCTION frontdesk.complete_columns(wanted_day date, listed bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    role_before CONSTANT text := current_setting('session_replication_role');
    silenced   boolean := false;
    incomplete text;
BEGIN
    PERFORM set_config('frontdesk.writer', 'sweep', true);
    BEGIN
        PERFORM set_config('session_replication_role', 'replica', true);
        silenced := true;
    EXCEPTION WHEN insufficient_privilege THEN
        NULL;
    END;
    FOR incomplete IN
        SELECT r.id FROM public.reservations AS r
        WHERE r."preferredDate" = wanted_day
          AND (NOT EXISTS (SELECT FROM frontdesk.occupancy AS o WHERE o.reservation_id = r.id)
               OR r.id IN (SELECT u.reservation_id FROM frontdesk.unchecked_write AS u WHERE u.id = ANY (listed)))
          AND ((r."timeSlotStart" IS NULL AND frontdesk.read_time(r."preferredTime") IS NOT NULL)
               OR (r."serviceId" IS NULL AND EXISTS (
                    SELECT FROM public.services AS s WHERE s.code = r.service::text)))
        ORDER BY r.id
    LOOP
        BEGIN
            UPDATE public.reservations AS r SET "timeSlotStart" = r."timeSlotStart" WHERE r.id = incomplete;
        EXCEPTION WHEN OTHERS THEN
            NULL;
        END;
    END LOOP;
    IF silenced THEN
        PERFORM set_config('session_replication_role', role_before, true);
    END IF;
    PERFORM set_config('frontdesk.writer', '', true);
END $$;
