-- Refuses a zone that PostgreSQL does not know: every reading of the clock would fail.
CREATE OR REPLACE FUNCTION frontdesk.check_zone() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_catalog.now() AT TIME ZONE NEW.zone;
    RETURN NEW;
END $$;
