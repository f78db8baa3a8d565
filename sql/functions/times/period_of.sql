-- The half-day of a minute of the day.
CREATE OR REPLACE FUNCTION frontdesk.period_of(minute integer) RETURNS public."Period"
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN minute < 720 THEN 'MORNING'::public."Period"
                WHEN minute IS NOT NULL THEN 'AFTERNOON'::public."Period" END;
