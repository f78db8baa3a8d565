-- Flags all days from today on, and returns the number of reservations flagged.
CREATE OR REPLACE FUNCTION frontdesk.flag_over_capacity() RETURNS integer
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(frontdesk.flag_day(met)), 0)::integer FROM frontdesk.days_with_overlaps() AS met
$$;
