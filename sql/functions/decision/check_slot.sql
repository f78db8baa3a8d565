-- The decision: may a treatment start at p_start?
--
-- refusal is null where it may, else the first of: 'closed', 'outside-hours' (refusal_by_hours), 'full' (at some instant of
-- the treatment and its buffer no place is free), 'daily-limit' (the service would exceed its minutes of the day). capacity
-- and free are those of free_places, and do not count the daily limit. p_except is the reservation that asks, which does not
-- conflict with itself. Reservations with a flag of slot_flag_codes() are ignored on request, and so are squeezed-in ones.
CREATE OR REPLACE FUNCTION frontdesk.check_slot(
        p_day date, p_start integer, p_duration integer, p_buffer integer, p_service text, p_except text,
        p_ignore_flagged boolean, p_ignore_squeezed boolean DEFAULT false,
        OUT refusal text, OUT capacity integer, OUT free integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rules CONSTANT frontdesk.day_rules := frontdesk.rules_on(p_day);
BEGIN
    SELECT p.capacity, p.free INTO capacity, free
    FROM frontdesk.free_places(rules, p_start, p_duration, p_buffer, p_service, p_except,
                               p_ignore_flagged, p_ignore_squeezed) AS p;
    refusal := frontdesk.refusal_by_hours(rules, p_service, p_start, p_duration);
    IF refusal IS NULL THEN
        refusal := CASE WHEN free < 1 THEN 'full'
                        WHEN frontdesk.booked_minutes(p_day, p_service, p_except) + p_duration
                            > frontdesk.limit_of(rules, p_service) THEN 'daily-limit' END;
    END IF;
END $$;
