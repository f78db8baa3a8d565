-- Times and types as old and new columns write them.

-- Minute of the day, 0 to 1439, of a time as clients write it; null where it is none. A whitelist and not a cast: casts
-- accept '24:00', '1400' and 'now'. Bound bodies, here and below, let PostgreSQL inline the call.
CREATE FUNCTION frontdesk.read_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN btrim(written, E' \t\r\n') ~ '^([0-9]|[01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN split_part(btrim(written, E' \t\r\n'), ':', 1)::integer * 60
           + split_part(btrim(written, E' \t\r\n'), ':', 2)::integer
    END;

-- Why a text is no time: 'empty', 'out-of-range' or 'not-a-time'; null where it is one.
CREATE FUNCTION frontdesk.time_problem(written text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN written IS NULL OR btrim(written, E' \t\r\n') = '' THEN 'empty'
        WHEN btrim(written, E' \t\r\n') ~ '^[0-9]{1,2}:[0-9]{2}$'
            THEN CASE WHEN frontdesk.read_time(written) IS NULL THEN 'out-of-range' END
        ELSE 'not-a-time'
    END;

-- Minute of the day of an opening's time, which has to be HH:mm.
CREATE FUNCTION frontdesk.read_opening_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN written ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN left(written, 2)::integer * 60 + right(written, 2)::integer
    END;

-- HH:mm of a minute of the day; null outside 0 to 1439.
CREATE FUNCTION frontdesk.write_time(minute integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN minute BETWEEN 0 AND 1439
        THEN lpad((minute / 60)::text, 2, '0') || ':' || lpad((minute % 60)::text, 2, '0')
    END;

-- The half-day of a minute of the day. Text, as everything here that the website's types name: an object that depends on a
-- type or a column of the website's would make its own migrations fail.
CREATE FUNCTION frontdesk.period_of(minute integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN minute < 720 THEN 'MORNING' WHEN minute IS NOT NULL THEN 'AFTERNOON' END;

-- The value of the old column that reservations of a service carry: the service's code where that is a value, else the one
-- chosen for it. The labels are read from the catalog: a plan that names the type would outlive it in open sessions.
CREATE FUNCTION frontdesk.legacy_type_of(wanted_service_id text, service_code text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT e.enumlabel::text FROM pg_attribute AS a JOIN pg_enum AS e ON e.enumtypid = a.atttypid
         WHERE a.attrelid = to_regclass('public.reservations') AND a.attname = 'service' AND NOT a.attisdropped
           AND e.enumlabel = service_code),
        (SELECT legacy_type FROM frontdesk.service_setting WHERE service_id = wanted_service_id),
        'OTHER_CONSULTATION')
$$;

-- Whether a status, of the website's type, holds a place.
CREATE FUNCTION frontdesk.status_holds(status text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN status IN ('PENDING', 'CONFIRMED');

-- Minutes of treatment that a reservation occupies: 30 where it has none, and what a day can hold where it has too many.
CREATE FUNCTION frontdesk.occupied_minutes(estimated integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN least(greatest(coalesce(estimated, 30), 1), 1440);
