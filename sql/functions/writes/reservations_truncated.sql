-- TRUNCATE trigger: drops all intervals and flags. Never fails the statement.
CREATE OR REPLACE FUNCTION frontdesk.reservations_truncated() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    UPDATE frontdesk.day_lock SET version = version + 1
    WHERE day IN (SELECT day FROM frontdesk.occupancy);
    DELETE FROM frontdesk.occupancy;
    DELETE FROM frontdesk.flag;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;
