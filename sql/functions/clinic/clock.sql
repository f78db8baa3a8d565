-- The clinic's wall clock.
CREATE OR REPLACE FUNCTION frontdesk.clock() RETURNS timestamp
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(fixed_now, pg_catalog.clock_timestamp()) AT TIME ZONE zone FROM frontdesk.clinic
$$;
