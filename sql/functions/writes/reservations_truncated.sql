-- TRUNCATE trigger: drops all intervals and flags, and has the sweep see to those that it could not lock. Never fails the
-- statement.
CREATE OR REPLACE FUNCTION frontdesk.reservations_truncated() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms' AS $$
BEGIN
    PERFORM frontdesk.keep_every_day_unchecked('00000', 'TRUNCATE');
    BEGIN
        DELETE FROM frontdesk.occupancy;
        DELETE FROM frontdesk.flag;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    RETURN NULL;
END $$;
