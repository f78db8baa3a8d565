-- All closures of some days: the desk's, the public holidays that are not opened, and the website's.
CREATE OR REPLACE FUNCTION frontdesk.closures_between(first_day date, last_day date)
    RETURNS TABLE (day date, from_minute integer, until_minute integer, service_id text, reason text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT c.day, c.from_minute, c.until_minute, c.service_id, c.reason
        FROM frontdesk.closure AS c WHERE c.day BETWEEN first_day AND last_day
        UNION ALL
        SELECT h.day, 0, 1440, NULL, frontdesk.holiday_names(h.day)
        FROM (SELECT DISTINCT p.day FROM frontdesk.public_holiday AS p WHERE p.day BETWEEN first_day AND last_day) AS h
        WHERE NOT EXISTS (SELECT FROM frontdesk.opened_holiday AS o WHERE o.day = h.day);
    IF NOT frontdesk.website_has_closures() THEN
        RETURN;
    END IF;
    BEGIN
        RETURN QUERY SELECT w.day, w.from_minute, w.until_minute, w.service_id, w.reason
        FROM frontdesk.website_closures(first_day, last_day) AS w WHERE w.from_minute IS NOT NULL;
    EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
        -- The desk cannot read the website's table; a booking must not fail because of it.
        RETURN;
    END;
END $$;
