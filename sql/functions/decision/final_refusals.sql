-- The refusals that no squeeze-in passes.
CREATE OR REPLACE FUNCTION frontdesk.final_refusals() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY ['no-start', 'inactive', 'past'];
