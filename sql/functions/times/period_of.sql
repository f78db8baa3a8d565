-- The half-day of a minute of the day. Text, as everything here that the website's types name: an object that depends on a
-- type or a column of the website's would make its own migrations fail.
CREATE OR REPLACE FUNCTION frontdesk.period_of(minute integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN minute < 720 THEN 'MORNING' WHEN minute IS NOT NULL THEN 'AFTERNOON' END;
