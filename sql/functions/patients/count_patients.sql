-- Counts the visits of patients again, with those merged into each, and removes those that have no reservation, tag or note left.
-- Arrays are joined as rows: a plan that compares each patient with each element would take seconds.
CREATE OR REPLACE FUNCTION frontdesk.count_patients(this_change bigint, touched bigint[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    leaving bigint;
    persons bigint[];
BEGIN
    -- A merged patient that nothing names any more leaves by itself, from the last one merged to the first.
    LOOP
        persons := ARRAY(SELECT DISTINCT coalesce(p.part_of, p.id)
                         FROM unnest(touched) AS t (id) JOIN frontdesk.patient AS p ON p.id = t.id);
        SELECT p.id INTO leaving
        FROM unnest(persons) AS w (id) JOIN frontdesk.patient AS p ON p.part_of = w.id
        WHERE p.alert = '' AND NOT p.corrected
          AND NOT EXISTS (SELECT FROM frontdesk.patient_reservation AS l WHERE l.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient_tagged AS g WHERE g.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient_merge AS m WHERE m.into_id = p.id)
        LIMIT 1;
        EXIT WHEN NOT FOUND;
        touched := persons;
        PERFORM frontdesk.remove_patients(this_change, ARRAY [leaving]);
    END LOOP;

    UPDATE frontdesk.patient AS p
    SET visits = counted.visits, no_shows = counted.no_shows, last_visit = counted.last_visit, change = this_change
    FROM (SELECT member.person,
                 count(*) FILTER (WHERE l.status = 'COMPLETED')::integer AS visits,
                 count(*) FILTER (WHERE l.status = 'NO_SHOW')::integer AS no_shows,
                 max(l.day) FILTER (WHERE l.status = 'COMPLETED' AND isfinite(l.day)) AS last_visit
          FROM (SELECT w.id AS person, w.id FROM unnest(persons) AS w (id)
                UNION ALL
                SELECT w.id, q.id FROM unnest(persons) AS w (id) JOIN frontdesk.patient AS q ON q.part_of = w.id) AS member
          LEFT JOIN frontdesk.patient_reservation AS l ON l.patient_id = member.id
          GROUP BY member.person) AS counted
    WHERE p.id = counted.person;

    PERFORM frontdesk.remove_patients(this_change, ARRAY(
        SELECT p.id FROM unnest(persons) AS w (id) JOIN frontdesk.patient AS p ON p.id = w.id
        WHERE p.alert = ''
          AND NOT EXISTS (SELECT FROM frontdesk.patient_reservation AS l WHERE l.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient_tagged AS g WHERE g.patient_id = p.id)
          AND NOT EXISTS (SELECT FROM frontdesk.patient AS part WHERE part.part_of = p.id)));
END $$;
