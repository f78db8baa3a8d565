-- Why a text is no time: 'empty', 'out-of-range' or 'not-a-time'; null where it is one.
CREATE OR REPLACE FUNCTION frontdesk.time_problem(written text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN written IS NULL OR btrim(written, E' \t\r\n') = '' THEN 'empty'
        WHEN btrim(written, E' \t\r\n') ~ '^[0-9]{1,2}:[0-9]{2}$'
            THEN CASE WHEN frontdesk.read_time(written) IS NULL THEN 'out-of-range' END
        ELSE 'not-a-time'
    END;
