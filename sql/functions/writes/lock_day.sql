-- Locks a day until the end of the transaction, and increments its version. Writers of one day wait for each other here at
-- every isolation level.
CREATE OR REPLACE FUNCTION frontdesk.lock_day(wanted_day date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO frontdesk.day_lock AS held (day, version) VALUES (wanted_day, 1)
    ON CONFLICT (day) DO UPDATE SET version = held.version + 1;
END $$;
