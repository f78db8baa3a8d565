-- Lists a change that may concern every day for the sweep.
CREATE OR REPLACE FUNCTION frontdesk.keep_every_day_unchecked(p_error text, p_operation text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
    VALUES ('', frontdesk.clock()::date, p_error, p_operation);
EXCEPTION WHEN OTHERS THEN
    NULL;
END $$;
