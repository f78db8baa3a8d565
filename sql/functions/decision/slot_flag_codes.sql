-- The flags that say that a reservation does not fit its slot.
CREATE OR REPLACE FUNCTION frontdesk.slot_flag_codes() RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY ['unchecked', 'full', 'closed', 'outside-hours', 'daily-limit'];
