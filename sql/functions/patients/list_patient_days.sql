-- Lists the days that have reservations, so that the index comes to reflect those too that were written before anything counted
-- their changes; and begins a comparison of all of them where the last one began longer ago. Returns the number of days added.
CREATE OR REPLACE FUNCTION frontdesk.list_patient_days(longest interval) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added integer;
BEGIN
    -- From one day to the next along the index on the day, not row by row.
    WITH RECURSIVE known AS (
        (SELECT r."preferredDate" AS day FROM public.reservations AS r ORDER BY r."preferredDate" LIMIT 1)
        UNION ALL
        SELECT (SELECT r."preferredDate" FROM public.reservations AS r WHERE r."preferredDate" > k.day
                ORDER BY r."preferredDate" LIMIT 1)
        FROM known AS k WHERE k.day IS NOT NULL
    )
    INSERT INTO frontdesk.patient_day (day)
    SELECT k.day FROM known AS k
    WHERE k.day IS NOT NULL AND NOT EXISTS (SELECT FROM frontdesk.patient_day AS d WHERE d.day = k.day)
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    UPDATE frontdesk.patient_index SET round = round + 1, round_at = clock_timestamp()
    WHERE round_at < clock_timestamp() - longest;
    RETURN added;
END $$;
