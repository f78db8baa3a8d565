-- The value of the old column that reservations of a service carry: the service's code where that is a value, else the one
-- chosen for it. The labels are read from the catalog: a plan that names the type would outlive it in open sessions.
CREATE OR REPLACE FUNCTION frontdesk.legacy_type_of(wanted_service_id text, service_code text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT e.enumlabel::text FROM pg_attribute AS a JOIN pg_enum AS e ON e.enumtypid = a.atttypid
         WHERE a.attrelid = to_regclass('public.reservations') AND a.attname = 'service' AND NOT a.attisdropped
           AND e.enumlabel = service_code),
        (SELECT legacy_type FROM frontdesk.service_setting WHERE service_id = wanted_service_id),
        'OTHER_CONSULTATION')
$$;
