-- HH:mm of a minute of the day; null outside 0 to 1439.
CREATE OR REPLACE FUNCTION frontdesk.write_time(minute integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN minute BETWEEN 0 AND 1439
        THEN lpad((minute / 60)::text, 2, '0') || ':' || lpad((minute % 60)::text, 2, '0')
    END;
