-- Sets the flags that follow from the times as written, and clears those that no longer apply, for reservations from today
-- on. HH:mm cannot express an end at midnight, so that end is flagged like a later one.
CREATE OR REPLACE FUNCTION frontdesk.flag_times(written frontdesk.written_reservation[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    today CONSTANT date := frontdesk.clock()::date;
BEGIN
    WITH wanted AS (
        SELECT w.id, w.day, code,
               CASE WHEN code <> 'past-midnight' THEN
                   coalesce(frontdesk.time_problem(coalesce(w.slot_start, w.preferred_time)),
                            frontdesk.time_problem(w.preferred_time)) END AS note
        FROM unnest(written) AS w, unnest(ARRAY [
            CASE WHEN w.start_minute IS NULL THEN 'unreadable-time'
                 WHEN w.start_minute + w.duration_minutes >= 1440 THEN 'past-midnight' END,
            CASE WHEN w.slot_start IS NOT NULL AND w.start_minute IS NOT NULL
                      AND frontdesk.read_time(w.preferred_time) IS DISTINCT FROM w.start_minute
                 THEN 'time-mismatch' END]) AS code
        WHERE w.id IS NOT NULL AND code IS NOT NULL AND w.day >= today
    ), settled AS (
        DELETE FROM frontdesk.flag AS f USING unnest(written) AS w
        WHERE f.reservation_id = w.id AND f.code IN ('unreadable-time', 'past-midnight', 'time-mismatch')
          AND NOT EXISTS (SELECT FROM wanted WHERE wanted.id = f.reservation_id AND wanted.code = f.code)
    )
    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
    SELECT id, code, day, note FROM wanted
    ON CONFLICT (md5(reservation_id), code) DO NOTHING;
END $$;
