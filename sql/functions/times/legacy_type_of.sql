-- The value of the old column that reservations of a service carry: the service's code where that is a value, else the one
-- chosen for it.
CREATE OR REPLACE FUNCTION frontdesk.legacy_type_of(wanted_service_id text, service_code text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT label::text FROM unnest(enum_range(NULL::public."ServiceType")) AS label WHERE label::text = service_code),
        (SELECT legacy_type FROM frontdesk.service_setting WHERE service_id = wanted_service_id),
        'OTHER_CONSULTATION')
$$;
