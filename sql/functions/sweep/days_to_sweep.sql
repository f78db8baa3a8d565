-- Days that the sweep has to see to: those with writes that were kept unchecked, and from today on those that were judged
-- before the last change of the rules. The coming days first, the nearest before the others.
CREATE OR REPLACE FUNCTION frontdesk.days_to_sweep() RETURNS SETOF date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH clock AS MATERIALIZED (SELECT frontdesk.clock()::date AS today, (SELECT count(*) FROM frontdesk.rules_change) AS rules)
    SELECT pending.day FROM (
    SELECT u.day FROM frontdesk.unchecked_write AS u WHERE u.swept_at IS NULL
    UNION
    SELECT given.day
    FROM (SELECT DISTINCT o.day FROM frontdesk.occupancy AS o, clock WHERE o.holds AND o.day >= clock.today
          UNION SELECT c.day FROM frontdesk.closure AS c, clock WHERE c.day >= clock.today) AS given
    CROSS JOIN clock
    LEFT JOIN frontdesk.day_lock AS l ON l.day = given.day
    WHERE coalesce(l.rules, 0) < clock.rules) AS pending
    ORDER BY pending.day < (SELECT today FROM clock), pending.day
$$;
