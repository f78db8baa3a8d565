-- All closures of one day.
CREATE OR REPLACE FUNCTION frontdesk.closures_on(wanted_day date)
    RETURNS TABLE (day date, from_minute integer, until_minute integer, service_id text, reason text)
    LANGUAGE sql STABLE AS $$
    SELECT c.day, c.from_minute, c.until_minute, c.service_id, c.reason
    FROM frontdesk.closures_between(wanted_day, wanted_day) AS c
$$;
