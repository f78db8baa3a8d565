-- Locks the days whose arrivals or walk-ins changed, in their order, and increments their versions, which desks watch.
CREATE OR REPLACE FUNCTION frontdesk.visits_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    days date[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT day) INTO days FROM rows_after;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT day) INTO days FROM rows_before;
    ELSE
        SELECT array_agg(day) INTO days FROM (SELECT day FROM rows_before UNION SELECT day FROM rows_after) AS both_sides;
    END IF;
    IF days IS NOT NULL THEN
        PERFORM frontdesk.lock_days_for_desk(days);
    END IF;
    RETURN NULL;
END $$;
