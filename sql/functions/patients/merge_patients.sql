-- Merges a patient into another, with those merged into either. The other then has both notes, and shows the tags of
-- both. False
-- where either is gone, is merged already, or both are one.
CREATE OR REPLACE FUNCTION frontdesk.merge_patients(kept bigint, merged bigint) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    this_change bigint := frontdesk.change_patients(true);
    notes       text[];
    joined      text;
BEGIN
    SELECT ARRAY [k.alert, m.alert] INTO notes FROM frontdesk.patient AS k, frontdesk.patient AS m
    WHERE k.id = kept AND m.id = merged AND k.part_of IS NULL AND m.part_of IS NULL AND k.id <> m.id;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    joined := CASE WHEN notes[2] = '' OR strpos(notes[1], notes[2]) > 0 THEN notes[1]
                 WHEN notes[1] = '' THEN notes[2]
                 ELSE left(notes[1] || E'\n' || notes[2], 500) END;
    INSERT INTO frontdesk.patient_merge (part_id, into_id, alert_before, alert_after)
    VALUES (merged, kept, notes[1], joined);
    UPDATE frontdesk.patient AS p SET part_of = kept, change = this_change WHERE p.id = merged OR p.part_of = merged;
    UPDATE frontdesk.patient AS p SET alert = joined, change = this_change WHERE p.id = kept;
    PERFORM frontdesk.count_patients(this_change, ARRAY [kept]);
    RETURN true;
END $$;
