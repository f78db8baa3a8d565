-- Sets the flags that follow from the times as written, and clears those that no longer apply. HH:mm cannot express an end
-- at midnight, so that end is flagged like a later one.
CREATE OR REPLACE FUNCTION frontdesk.flag_times(
        p_id text, p_day date, preferred_time text, slot_start text, p_start integer, p_duration integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted  text[] := ARRAY []::text[];
    note_of_time CONSTANT text := coalesce(
        frontdesk.time_problem(coalesce(slot_start, preferred_time)), frontdesk.time_problem(preferred_time));
BEGIN
    IF p_start IS NULL THEN
        wanted := array_append(wanted, 'unreadable-time');
    ELSIF p_start + p_duration >= 1440 THEN
        wanted := array_append(wanted, 'past-midnight');
    END IF;
    IF slot_start IS NOT NULL AND p_start IS NOT NULL
            AND frontdesk.read_time(preferred_time) IS DISTINCT FROM p_start THEN
        wanted := array_append(wanted, 'time-mismatch');
    END IF;
    DELETE FROM frontdesk.flag
    WHERE reservation_id = p_id AND code IN ('unreadable-time', 'past-midnight', 'time-mismatch')
      AND NOT code = ANY (wanted);
    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
    SELECT p_id, code, p_day, CASE WHEN code = 'past-midnight' THEN NULL ELSE note_of_time END
    FROM unnest(wanted) AS code
    ON CONFLICT (reservation_id, code) DO NOTHING;
END $$;
