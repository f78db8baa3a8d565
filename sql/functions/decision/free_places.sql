-- Places over an occupied interval: capacity is the least bound, free the least number that is left at any instant; both are
-- null where nothing bounds it.
CREATE OR REPLACE FUNCTION frontdesk.free_places(
        rules frontdesk.day_rules, p_start integer, p_duration integer, p_buffer integer, p_service text, p_except text,
        p_ignore_flagged boolean, p_ignore_squeezed boolean, OUT capacity integer, OUT free integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    p_end  CONSTANT integer := p_start + p_duration + p_buffer;
    step   record;
    bounds record;
BEGIN
    FOR step IN
        -- Neither a count nor a bound changes between two of these instants.
        SELECT c.minute, sum(sum(c.places)) OVER (ORDER BY c.minute) AS by_all,
               sum(sum(c.own_places)) OVER (ORDER BY c.minute) AS by_own
        FROM (SELECT p_start AS minute, 0 AS places, 0 AS own_places
              UNION ALL
              SELECT edge, 0, 0
              FROM unnest(rules.openings) AS o, unnest(ARRAY [o.start_minute, o.end_minute]) AS edge
              WHERE edge > p_start AND edge < p_end
              UNION ALL
              SELECT CASE WHEN starts THEN greatest(h.start_minute, p_start) ELSE h.until_minute END,
                     CASE WHEN starts THEN 1 ELSE -1 END,
                     CASE WHEN h.service_id IS DISTINCT FROM p_service THEN 0 WHEN starts THEN 1 ELSE -1 END
              FROM (SELECT o.start_minute, o.start_minute + o.duration_minutes + o.buffer_minutes AS until_minute,
                           o.service_id
                    FROM frontdesk.occupancy AS o
                    WHERE o.day = rules.day AND o.holds AND o.reservation_id IS DISTINCT FROM p_except
                      AND o.start_minute < p_end AND o.start_minute + o.duration_minutes + o.buffer_minutes > p_start
                      AND NOT (p_ignore_flagged AND EXISTS (
                            SELECT FROM frontdesk.flag AS f
                            WHERE f.reservation_id = o.reservation_id AND f.code = ANY (frontdesk.slot_flag_codes())))
                      AND NOT (p_ignore_squeezed
                               AND frontdesk.squeeze_in_covers(o.reservation_id, o.day, o.start_minute))) AS h,
                   (VALUES (true), (false)) AS side (starts)
              WHERE starts OR h.until_minute < p_end) AS c
        GROUP BY c.minute ORDER BY c.minute
    LOOP
        bounds := frontdesk.bounds_at(rules, p_service, step.minute);
        capacity := least(capacity, bounds.clinic, bounds.own);
        free := least(free, bounds.clinic - step.by_all, bounds.own - step.by_own);
    END LOOP;
END $$;
