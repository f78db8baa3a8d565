-- Locks days in their order for a desk, which waits up to 5 s for each. SQLSTATE FD003: a day stays locked; the detail names
-- its holder.
CREATE OR REPLACE FUNCTION frontdesk.lock_days_for_desk(wanted_days date[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    wanted date;
BEGIN
    FOR wanted IN SELECT day FROM unnest(wanted_days) AS day ORDER BY day LOOP
        BEGIN
            PERFORM frontdesk.lock_day(wanted);
        EXCEPTION WHEN lock_not_available THEN
            RAISE EXCEPTION USING ERRCODE = 'FD003', MESSAGE = 'locked', DETAIL = frontdesk.holder_of_day(wanted);
        END;
    END LOOP;
END $$;
