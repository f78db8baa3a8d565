-- Minute of the day, 0 to 1439, of a time as clients write it; null where it is none. A whitelist and not a cast: casts
-- accept '24:00', '1400' and 'now'. Bound bodies, here and below, let PostgreSQL inline the call.
CREATE OR REPLACE FUNCTION frontdesk.read_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN btrim(written, E' \t\r\n') ~ '^([0-9]|[01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN split_part(btrim(written, E' \t\r\n'), ':', 1)::integer * 60
           + split_part(btrim(written, E' \t\r\n'), ':', 2)::integer
    END;
