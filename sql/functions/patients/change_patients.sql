-- Locks the index and returns the number of the change that its transaction makes. Waits for another writer, unless told not to:
-- then null where another has it.
CREATE OR REPLACE FUNCTION frontdesk.change_patients(wait boolean) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    next_change bigint;
BEGIN
    IF NOT wait THEN
        PERFORM FROM frontdesk.patient_index FOR NO KEY UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    UPDATE frontdesk.patient_index SET change = change + 1 RETURNING change INTO next_change;
    RETURN next_change;
END $$;
