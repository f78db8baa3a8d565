-- The clinic's wall clock.
CREATE OR REPLACE FUNCTION frontdesk.clock() RETURNS timestamp
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- PL/pgSQL here and in the other functions that a write calls: its plans are kept for the session, an SQL function's are
    -- made anew in each statement.
    RETURN (SELECT coalesce(c.fixed_now, clock_timestamp()) AT TIME ZONE c.zone FROM frontdesk.clinic AS c);
END $$;
