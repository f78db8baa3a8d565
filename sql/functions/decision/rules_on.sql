-- Reads the rules of a day.
CREATE OR REPLACE FUNCTION frontdesk.rules_on(wanted_day date) RETURNS frontdesk.day_rules
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rules frontdesk.day_rules;
BEGIN
    rules.day := wanted_day;
    rules.openings := ARRAY(
        SELECT ROW (o.service_id, o.period, o.start_minute, o.end_minute, o.capacity)::frontdesk.rule_opening
        FROM frontdesk.openings_on(wanted_day) AS o);
    rules.closures := ARRAY(
        SELECT ROW (c.service_id, c.from_minute, c.until_minute)::frontdesk.rule_closure
        FROM frontdesk.closures_on(wanted_day) AS c);
    rules.limits := ARRAY(SELECT ROW (l.service_id, l.minutes)::frontdesk.rule_limit FROM frontdesk.daily_limits() AS l);
    RETURN rules;
END $$;
