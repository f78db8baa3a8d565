-- Minutes of treatment that a reservation occupies: 30 where it has none, and what a day can hold where it has too many.
CREATE OR REPLACE FUNCTION frontdesk.occupied_minutes(estimated integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN least(greatest(coalesce(estimated, 30), 1), 1440);
