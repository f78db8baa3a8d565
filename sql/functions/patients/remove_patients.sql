-- Removes patients, their tags and their merges from the index.
CREATE OR REPLACE FUNCTION frontdesk.remove_patients(this_change bigint, removed bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(cardinality(removed), 0) = 0 THEN
        RETURN;
    END IF;
    DELETE FROM frontdesk.patient_tagged AS g WHERE g.patient_id = ANY (removed);
    DELETE FROM frontdesk.patient_merge AS m WHERE m.part_id = ANY (removed) OR m.into_id = ANY (removed);
    UPDATE frontdesk.patient_reservation AS l SET patient_id = NULL WHERE l.patient_id = ANY (removed);
    DELETE FROM frontdesk.patient AS p WHERE p.id = ANY (removed);
    INSERT INTO frontdesk.patient_removal (change, patient_id) SELECT this_change, gone FROM unnest(removed) AS gone;
    -- A desk reads them within a second; one that was away reads the whole index.
    WITH old AS (
        DELETE FROM frontdesk.patient_removal AS r WHERE r.at < clock_timestamp() - interval '1 day' RETURNING r.change
    )
    UPDATE frontdesk.patient_index AS i SET unlisted = greatest(i.unlisted, o.change)
    FROM (SELECT max(old.change) AS change FROM old) AS o WHERE o.change IS NOT NULL;
END $$;
