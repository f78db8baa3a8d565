-- Whether a status, of the website's type, holds a place.
CREATE OR REPLACE FUNCTION frontdesk.status_holds(status text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN status IN ('PENDING', 'CONFIRMED');
