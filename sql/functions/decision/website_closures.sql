-- The website's closures of some days that are in force, without those rows that the desk published there: the row's id, its
-- day, its times as minutes and as they are written. from_minute is null where the times cannot be read, so that the row closes
-- nothing. A row without an end closes the one start: until_minute = from_minute.
CREATE OR REPLACE FUNCTION frontdesk.website_closures(first_day date, last_day date)
    RETURNS TABLE (website_id text, day date, from_minute integer, until_minute integer, service_id text, reason text,
                   written text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY EXECUTE $website$
        SELECT w.entry ->> 'id', w.day,
               CASE WHEN w.entry ->> 'time_slot_end' IS NULL OR ends > starts THEN starts END, coalesce(ends, starts),
               w.entry ->> 'service_id', coalesce(w.entry ->> 'reason', ''),
               concat_ws(' – ', w.entry ->> 'time_slot_start', w.entry ->> 'time_slot_end')
        FROM (SELECT c.closure_date::date AS day, to_jsonb(c) AS entry FROM public.manual_time_closures AS c
              WHERE c.closure_date BETWEEN $1 AND $2) AS w,
             frontdesk.read_time(w.entry ->> 'time_slot_start') AS starts,
             LATERAL (SELECT CASE WHEN btrim(w.entry ->> 'time_slot_end') = '24:00' THEN 1440
                                  ELSE frontdesk.read_time(w.entry ->> 'time_slot_end') END AS ends) AS ended
        WHERE coalesce((w.entry ->> 'is_active')::boolean, true)
          AND NOT EXISTS (SELECT FROM frontdesk.published_closure AS ours WHERE ours.website_id = w.entry ->> 'id')
        $website$ USING first_day, last_day;
END $$;
