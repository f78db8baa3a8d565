-- The website's closures in force from a day on that close nothing, because their times cannot be read: the row's id, its day
-- and its times as written. One row without an id, with an SQLSTATE, where the table itself cannot be read.
CREATE OR REPLACE FUNCTION frontdesk.unreadable_closures(first_day date) RETURNS TABLE (website_id text, day text, written text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT frontdesk.website_has_closures() THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE $website$
        SELECT w.entry ->> 'id', w.day::text,
               concat_ws(' – ', w.entry ->> 'time_slot_start', w.entry ->> 'time_slot_end')
        FROM (SELECT c.closure_date::date AS day, to_jsonb(c) AS entry FROM public.manual_time_closures AS c
              WHERE c.closure_date >= $1) AS w,
             frontdesk.read_time(w.entry ->> 'time_slot_start') AS starts,
             LATERAL (SELECT CASE WHEN btrim(w.entry ->> 'time_slot_end') = '24:00' THEN 1440
                                  ELSE frontdesk.read_time(w.entry ->> 'time_slot_end') END AS ends) AS ended
        WHERE coalesce((w.entry ->> 'is_active')::boolean, true)
          AND (starts IS NULL OR (w.entry ->> 'time_slot_end' IS NOT NULL AND (ends > starts) IS NOT TRUE))
        ORDER BY w.day, 1
        $website$ USING first_day;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
    RETURN QUERY SELECT NULL::text, NULL::text, SQLSTATE;
END $$;
