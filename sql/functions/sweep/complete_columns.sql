-- Completes the new columns of listed rows of a day that could not be kept in step when they were written. Runs where the
-- website's own triggers do not see it, if this login may; a row that cannot be completed stays as it is.
CREATE OR REPLACE FUNCTION frontdesk.complete_columns(wanted_day date, listed bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    incomplete text;
BEGIN
    PERFORM set_config('frontdesk.writer', 'sweep', true);
    BEGIN
        PERFORM set_config('session_replication_role', 'replica', true);
    EXCEPTION WHEN insufficient_privilege THEN
        NULL;
    END;
    FOR incomplete IN
        SELECT DISTINCT r.id FROM frontdesk.unchecked_write AS u JOIN public.reservations AS r ON r.id = u.reservation_id
        WHERE u.id = ANY (listed) AND u.operation <> 'DELETE' AND r."preferredDate" = wanted_day
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
    PERFORM set_config('session_replication_role', 'origin', true);
    PERFORM set_config('frontdesk.writer', '', true);
EXCEPTION WHEN insufficient_privilege THEN
    PERFORM set_config('frontdesk.writer', '', true);
END $$;
