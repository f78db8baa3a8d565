-- Locks days in their order, and returns those that it has locked when it has waited as long as it may.
CREATE OR REPLACE FUNCTION frontdesk.wait_for_days(wanted_days date[]) RETURNS date[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    client_timeout CONSTANT text := current_setting('lock_timeout');
    wanted date;
    budget integer;
    locked date[] := ARRAY []::date[];
BEGIN
    FOR wanted IN SELECT day FROM unnest(wanted_days) AS day ORDER BY day LOOP
        -- The client's own lock timeout counts for the budget.
        PERFORM set_config('lock_timeout', client_timeout, true);
        budget := frontdesk.waiting_budget();
        EXIT WHEN budget < 1;
        BEGIN
            PERFORM set_config('lock_timeout', budget || 'ms', true);
            PERFORM frontdesk.lock_day(wanted);
            locked := locked || wanted;
        EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
            EXIT;
        END;
    END LOOP;
    PERFORM set_config('lock_timeout', client_timeout, true);
    RETURN locked;
END $$;
