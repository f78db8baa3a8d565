-- Times are read by a whitelist, never by a cast: '24:00', '1400', 'now' and '09:30+09' are all times to a cast.
-- A time is its minute of the day, 0 to 1439.

CREATE FUNCTION frontdesk.read_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN btrim(written, E' \t\r\n') ~ '^([0-9]|[01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN split_part(btrim(written, E' \t\r\n'), ':', 1)::integer * 60
           + split_part(btrim(written, E' \t\r\n'), ':', 2)::integer
    END
$$;
COMMENT ON FUNCTION frontdesk.read_time(text) IS
    'The minute of the day that a written time names; null where it is not plainly one.';

CREATE FUNCTION frontdesk.time_problem(written text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
        WHEN written IS NULL OR btrim(written, E' \t\r\n') = '' THEN 'empty'
        WHEN btrim(written, E' \t\r\n') ~ '^[0-9]{1,2}:[0-9]{2}$'
            THEN CASE WHEN frontdesk.read_time(written) IS NULL THEN 'out-of-range' END
        ELSE 'not-a-time'
    END
$$;
COMMENT ON FUNCTION frontdesk.time_problem(text) IS
    'Why read_time answers null: empty, out-of-range or not-a-time; null where it does not.';

-- Openings are held to HH:mm exactly: a row like 9:00 was never meant to be one, and the manager is shown it.
CREATE FUNCTION frontdesk.read_opening_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN written ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN left(written, 2)::integer * 60 + right(written, 2)::integer
    END
$$;

-- HH:mm of a minute of the day; null from midnight on.
CREATE FUNCTION frontdesk.write_time(minute integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN minute BETWEEN 0 AND 1439
        THEN lpad((minute / 60)::text, 2, '0') || ':' || lpad((minute % 60)::text, 2, '0')
    END
$$;

CREATE FUNCTION frontdesk.period_of(minute integer) RETURNS public."Period"
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN minute < 720 THEN 'MORNING'::public."Period"
                WHEN minute IS NOT NULL THEN 'AFTERNOON'::public."Period" END
$$;
