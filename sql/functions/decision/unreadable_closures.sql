-- The website's closures from a day on that close nothing, because their times cannot be read. One row without an id, with an
-- SQLSTATE, where the table itself cannot be read.
CREATE OR REPLACE FUNCTION frontdesk.unreadable_closures(first_day date) RETURNS TABLE (website_id text, day text, written text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT frontdesk.website_has_closures() THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT w.website_id, w.day::text, w.written FROM frontdesk.website_closures(first_day, 'infinity') AS w
        WHERE w.from_minute IS NULL ORDER BY w.day, w.website_id;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
    RETURN QUERY SELECT NULL::text, NULL::text, SQLSTATE;
END $$;
