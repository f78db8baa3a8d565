-- What desks watch of arrivals and walk-ins: the version of their day, as of its reservations.

-- Locks the days whose arrivals or walk-ins changed, in their order, and increments their versions, which desks watch.
CREATE FUNCTION frontdesk.visits_changed() RETURNS trigger
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

-- Removes arrivals whose reservation is gone, and walk-ins of past days, whose names nobody needs any more.
CREATE FUNCTION frontdesk.remove_ended_visits() RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    arrivals integer;
    walk_ins integer;
BEGIN
    DELETE FROM frontdesk.arrival AS a
    WHERE NOT EXISTS (SELECT FROM public.reservations AS r WHERE r.id = a.reservation_id);
    GET DIAGNOSTICS arrivals = ROW_COUNT;
    DELETE FROM frontdesk.walk_in AS w WHERE w.day < frontdesk.clock()::date;
    GET DIAGNOSTICS walk_ins = ROW_COUNT;
    RETURN arrivals + walk_ins;
END $$;

CREATE TRIGGER frontdesk_arrivals_added AFTER INSERT ON frontdesk.arrival
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.visits_changed();
CREATE TRIGGER frontdesk_arrivals_changed AFTER UPDATE ON frontdesk.arrival
    REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.visits_changed();
CREATE TRIGGER frontdesk_arrivals_removed AFTER DELETE ON frontdesk.arrival
    REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.visits_changed();

CREATE TRIGGER frontdesk_walk_ins_added AFTER INSERT ON frontdesk.walk_in
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.visits_changed();
CREATE TRIGGER frontdesk_walk_ins_changed AFTER UPDATE ON frontdesk.walk_in
    REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.visits_changed();
CREATE TRIGGER frontdesk_walk_ins_removed AFTER DELETE ON frontdesk.walk_in
    REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.visits_changed();
SELECT frontdesk.fire_always(ours) FROM unnest(ARRAY ['frontdesk.arrival', 'frontdesk.walk_in']::regclass[]) AS ours;

REVOKE EXECUTE ON FUNCTION frontdesk.visits_changed() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION frontdesk.remove_ended_visits() FROM PUBLIC;
