-- Checks the flagged reservations of a day again, those that meet [p_from, p_until). The caller holds the day's lock.
CREATE OR REPLACE FUNCTION frontdesk.review_flags(wanted_day date, p_from integer DEFAULT 0, p_until integer DEFAULT 4320)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM frontdesk.flag AS f
               WHERE f.day = wanted_day AND f.code = ANY (frontdesk.slot_flag_codes())) THEN
        PERFORM frontdesk.judge_day(wanted_day, ARRAY []::text[], p_from, p_until, false);
    END IF;
END $$;
