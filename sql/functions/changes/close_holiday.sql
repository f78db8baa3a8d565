-- Closes an opened holiday again, with the hours of its own, and returns its names; null where it was not opened.
-- Reservations of the day stay and are not flagged.
CREATE OR REPLACE FUNCTION frontdesk.close_holiday(wanted_day date) RETURNS text
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
    DELETE FROM frontdesk.opened_holiday WHERE day = wanted_day;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    DELETE FROM frontdesk.date_hours WHERE day = wanted_day;
    RETURN frontdesk.holiday_names(wanted_day);
END $$;
