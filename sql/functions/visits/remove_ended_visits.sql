-- Removes arrivals whose reservation is gone, and walk-ins of past days, whose names nobody needs any more.
CREATE OR REPLACE FUNCTION frontdesk.remove_ended_visits() RETURNS integer
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
