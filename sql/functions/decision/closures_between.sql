-- All closures of some days: the desk's, the public holidays that are not opened, and the website's, without those rows
-- that the desk published there. A website row without an end closes the one start: until_minute = from_minute.
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
        RETURN QUERY EXECUTE $website$
            SELECT w.day, starts, coalesce(ends, starts), w.entry ->> 'service_id',
                   coalesce(w.entry ->> 'reason', '')
            FROM (SELECT c.closure_date::date AS day, to_jsonb(c) AS entry FROM public.manual_time_closures AS c
                  WHERE c.closure_date BETWEEN $1 AND $2) AS w,
                 frontdesk.read_time(w.entry ->> 'time_slot_start') AS starts,
                 LATERAL (SELECT CASE WHEN btrim(w.entry ->> 'time_slot_end') = '24:00' THEN 1440
                                      ELSE frontdesk.read_time(w.entry ->> 'time_slot_end') END AS ends) AS ended
            WHERE coalesce((w.entry ->> 'is_active')::boolean, true)
              AND starts IS NOT NULL
              AND (w.entry ->> 'time_slot_end' IS NULL OR ends > starts)
              AND NOT EXISTS (SELECT FROM frontdesk.published_closure AS ours WHERE ours.website_id = w.entry ->> 'id')
            $website$ USING first_day, last_day;
    EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
        -- The desk cannot read the website's table; a booking must not fail because of it.
        RETURN;
    END;
END $$;
