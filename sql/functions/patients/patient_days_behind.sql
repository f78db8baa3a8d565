-- The days whose reservations the index does not reflect, with their counts, the coming ones first: as many as have about
-- so many reservations, at least one.
CREATE OR REPLACE FUNCTION frontdesk.patient_days_behind(most_rows integer) RETURNS TABLE (day date, changes bigint)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH clock AS MATERIALIZED (SELECT frontdesk.clock()::date AS today), behind AS MATERIALIZED (
        SELECT c.day, c.changes, row_number() OVER (
            ORDER BY c.day < clock.today, CASE WHEN c.day >= clock.today THEN c.day END, c.day DESC) AS place
        FROM clock, frontdesk.patient_index AS i, frontdesk.changes_of_days() AS c
        LEFT JOIN frontdesk.patient_day AS d ON d.day = c.day
        WHERE d.day IS NULL OR d.changes <> c.changes OR d.round < i.round
        ORDER BY place LIMIT 100
    ), counted AS (
        SELECT b.day, b.changes, b.place, sum(n.rows) OVER (ORDER BY b.place) - n.rows AS before
        FROM behind AS b CROSS JOIN LATERAL (
            SELECT count(*) AS rows FROM public.reservations AS r WHERE r."preferredDate" = b.day) AS n
    )
    SELECT c.day, c.changes FROM counted AS c WHERE c.before < most_rows ORDER BY c.place
$$;
