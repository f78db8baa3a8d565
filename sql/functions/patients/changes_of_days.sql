-- How often each day has changed, as far as that is counted: its version, its unchecked writes, and those that may concern any day.
CREATE OR REPLACE FUNCTION frontdesk.changes_of_days() RETURNS TABLE (day date, changes bigint)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT counted.day, (sum(counted.changes) + (SELECT count(*) FROM frontdesk.unchecked_write AS u WHERE u.reservation_id = ''))::bigint
    FROM (SELECT l.day, l.version AS changes FROM frontdesk.day_lock AS l WHERE l.version > 0
          UNION ALL
          SELECT u.day, count(*) FROM frontdesk.unchecked_write AS u GROUP BY u.day
          UNION ALL
          SELECT d.day, 0 FROM frontdesk.patient_day AS d) AS counted
    GROUP BY counted.day
$$;
