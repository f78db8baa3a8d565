-- Takes a merge back: the patient, and those merged into it before, stand for themselves again. The other's note becomes what
-- it was, unless it was changed since. False where the patient is not merged.
CREATE OR REPLACE FUNCTION frontdesk.unmerge_patient(merged bigint) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    this_change bigint := frontdesk.change_patients(true);
    taken       frontdesk.patient_merge;
    person      bigint;
    parts       bigint[];
BEGIN
    DELETE FROM frontdesk.patient_merge AS m WHERE m.part_id = merged RETURNING m.* INTO taken;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    SELECT p.part_of INTO person FROM frontdesk.patient AS p WHERE p.id = merged;
    WITH RECURSIVE below AS (
        SELECT merged AS id
        UNION
        SELECT m.part_id FROM frontdesk.patient_merge AS m JOIN below AS b ON m.into_id = b.id
    )
    SELECT array_agg(b.id) INTO parts FROM below AS b;
    UPDATE frontdesk.patient AS p SET part_of = nullif(merged, p.id), change = this_change WHERE p.id = ANY (parts);
    UPDATE frontdesk.patient AS p SET alert = taken.alert_before
    WHERE p.id = taken.into_id AND p.alert = taken.alert_after;
    PERFORM frontdesk.count_patients(this_change, ARRAY [merged, person]);
    RETURN true;
END $$;
