-- Opens a public holiday, clears the flags of reservations that fit then, and returns the holiday's names; null where the
-- day is none. Opening it again changes nothing and returns the same, so a caller whose answer was lost may repeat it.
CREATE OR REPLACE FUNCTION frontdesk.open_holiday(wanted_day date) RETURNS text
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names CONSTANT text := frontdesk.holiday_names(wanted_day);
BEGIN
    IF names IS NOT NULL THEN
        PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
        INSERT INTO frontdesk.opened_holiday (day) VALUES (wanted_day) ON CONFLICT (day) DO NOTHING;
        PERFORM frontdesk.review_flags(wanted_day);
    END IF;
    RETURN names;
END $$;
