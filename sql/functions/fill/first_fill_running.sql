-- Whether the first upgrade of a legacy database is running. Then a row with a start and without a service was written before
-- the triggers were created, by a client that knows some of the new columns, and is filled like the others.
CREATE OR REPLACE FUNCTION frontdesk.first_fill_running() RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM frontdesk.addition WHERE kind = 'column' AND name = 'reservations.serviceId')
       AND NOT EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NOT NULL)
$$;
