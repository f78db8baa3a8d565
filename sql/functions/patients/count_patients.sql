-- Counts the visits of patients again, with those merged into each, and removes those that have no reservation, tag or note left.
CREATE OR REPLACE FUNCTION frontdesk.count_patients(this_change bigint, touched bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    leaving bigint;
    persons bigint[];
BEGIN
    IF coalesce(cardinality(touched), 0) = 0 THEN
        RETURN;
    END IF;
    -- A merged patient that nothing names any more leaves by itself, from the last one merged to the first.
    LOOP
        SELECT p.id INTO leaving FROM frontdesk.patient AS p
        WHERE p.part_of IN (SELECT coalesce(t.part_of, t.id) FROM frontdesk.patient AS t WHERE t.id = ANY (touched))
          AND NOT EXISTS (SELECT FROM frontdesk.patient_reservation AS l WHERE l.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient_tagged AS g WHERE g.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient_merge AS m WHERE m.into_id = p.id)
          AND p.alert = '' AND NOT p.corrected
        ORDER BY p.id LIMIT 1;
        EXIT WHEN NOT FOUND;
        touched := touched || ARRAY(SELECT m.into_id FROM frontdesk.patient_merge AS m WHERE m.part_id = leaving);
        PERFORM frontdesk.remove_patients(this_change, ARRAY [leaving]);
    END LOOP;

    persons := ARRAY(SELECT DISTINCT coalesce(p.part_of, p.id) FROM frontdesk.patient AS p WHERE p.id = ANY (touched));
    UPDATE frontdesk.patient AS p
    SET visits = counted.visits, no_shows = counted.no_shows, last_visit = counted.last_visit, change = this_change
    FROM (SELECT coalesce(q.part_of, q.id) AS person,
                 count(*) FILTER (WHERE l.status = 'COMPLETED')::integer AS visits,
                 count(*) FILTER (WHERE l.status = 'NO_SHOW')::integer AS no_shows,
                 max(l.day) FILTER (WHERE l.status = 'COMPLETED' AND isfinite(l.day)) AS last_visit
          FROM frontdesk.patient AS q LEFT JOIN frontdesk.patient_reservation AS l ON l.patient_id = q.id
          WHERE q.id = ANY (persons) OR q.part_of = ANY (persons)
          GROUP BY 1) AS counted
    WHERE p.id = counted.person;

    PERFORM frontdesk.remove_patients(this_change, ARRAY(
        SELECT p.id FROM frontdesk.patient AS p
        WHERE p.id = ANY (persons) AND p.alert = ''
          AND NOT EXISTS (SELECT FROM frontdesk.patient_reservation AS l WHERE l.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient_tagged AS g WHERE g.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient AS part WHERE part.part_of = p.id)));
END $$;
