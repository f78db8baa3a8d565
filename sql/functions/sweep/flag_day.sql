-- Flags the reservations of a day that are over capacity, the newest first, and returns their number.
CREATE OR REPLACE FUNCTION frontdesk.flag_day(wanted_day date) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_day(wanted_day);
    RETURN frontdesk.judge_day(wanted_day, ARRAY []::text[], NULL, NULL, true);
END $$;
