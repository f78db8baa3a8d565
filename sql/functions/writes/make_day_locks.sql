-- Makes the lock rows of the days from today on, as far as a website books ahead.
CREATE OR REPLACE FUNCTION frontdesk.make_day_locks(ahead integer) RETURNS integer
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH made AS (
        INSERT INTO frontdesk.day_lock (day, version)
        SELECT today + n, 0 FROM (SELECT frontdesk.clock()::date AS today) AS clock, generate_series(0, ahead) AS n
        WHERE NOT EXISTS (SELECT FROM frontdesk.day_lock AS l WHERE l.day = today + n)
        ORDER BY n ON CONFLICT (day) DO NOTHING RETURNING 1
    )
    SELECT count(*)::integer FROM made
$$;
