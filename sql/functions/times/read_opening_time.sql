-- Minute of the day of an opening's time, which has to be HH:mm.
CREATE OR REPLACE FUNCTION frontdesk.read_opening_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN written ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN left(written, 2)::integer * 60 + right(written, 2)::integer
    END;
