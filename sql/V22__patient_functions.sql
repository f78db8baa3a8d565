-- The index of patients. Every function that writes it locks it first; a desk that finds it locked leaves background work to
-- the one that holds it.

-- Locks the index and returns the number of the change that its transaction makes. Waits for another writer, unless told not to:
-- then null where another has it.
CREATE FUNCTION frontdesk.change_patients(wait boolean) RETURNS bigint
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

-- How often each day has changed, as far as that is counted: its version, its unchecked writes, and those that may concern any day.
CREATE FUNCTION frontdesk.changes_of_days() RETURNS TABLE (day date, changes bigint)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT counted.day, (sum(counted.changes) + (SELECT count(*) FROM frontdesk.unchecked_write AS u WHERE u.reservation_id = ''))::bigint
    FROM (SELECT l.day, l.version AS changes FROM frontdesk.day_lock AS l WHERE l.version > 0
          UNION ALL
          SELECT u.day, count(*) FROM frontdesk.unchecked_write AS u GROUP BY u.day
          UNION ALL
          SELECT d.day, 0 FROM frontdesk.patient_day AS d) AS counted
    GROUP BY counted.day
$$;

-- The days whose reservations the index does not reflect, with their counts, the coming ones first: as many as have about
-- so many reservations, at least one.
CREATE FUNCTION frontdesk.patient_days_behind(most_rows integer) RETURNS TABLE (day date, changes bigint)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH clock AS MATERIALIZED (SELECT frontdesk.clock()::date AS today), behind AS MATERIALIZED (
        SELECT c.day, c.changes, row_number() OVER (
            ORDER BY c.day < clock.today, CASE WHEN c.day >= clock.today THEN c.day END, c.day DESC) AS place
        FROM clock, frontdesk.patient_index AS i, frontdesk.changes_of_days() AS c
        LEFT JOIN frontdesk.patient_day AS d ON d.day = c.day
        WHERE d.day IS NULL OR d.changes <> c.changes OR d.round < i.round
        ORDER BY place LIMIT 100
    ), counted AS (
        SELECT b.day, b.changes, b.place, sum(n.rows) OVER (ORDER BY b.place) - n.rows AS before
        FROM behind AS b CROSS JOIN LATERAL (
            SELECT count(*) AS rows FROM public.reservations AS r WHERE r."preferredDate" = b.day) AS n
    )
    SELECT c.day, c.changes FROM counted AS c WHERE c.before < most_rows ORDER BY c.place
$$;

-- Lists the days that have reservations, so that the index comes to reflect those too that were written before anything counted
-- their changes; and begins a comparison of all of them where the last one began longer ago. Returns the number of days added.
CREATE FUNCTION frontdesk.list_patient_days(longest interval) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added integer;
BEGIN
    -- From one day to the next along the index on the day, not row by row.
    WITH RECURSIVE known AS (
        (SELECT r."preferredDate" AS day FROM public.reservations AS r ORDER BY r."preferredDate" LIMIT 1)
        UNION ALL
        SELECT (SELECT r."preferredDate" FROM public.reservations AS r WHERE r."preferredDate" > k.day
                ORDER BY r."preferredDate" LIMIT 1)
        FROM known AS k WHERE k.day IS NOT NULL
    )
    INSERT INTO frontdesk.patient_day (day)
    SELECT k.day FROM known AS k
    WHERE k.day IS NOT NULL AND NOT EXISTS (SELECT FROM frontdesk.patient_day AS d WHERE d.day = k.day)
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    UPDATE frontdesk.patient_index SET round = round + 1, round_at = clock_timestamp()
    WHERE round_at < clock_timestamp() - longest;
    RETURN added;
END $$;

-- The reservations of days whose patient the index does not know yet, or that name another one since.
CREATE FUNCTION frontdesk.unindexed_reservations(wanted_days date[])
    RETURNS TABLE (id text, name text, phone text, birth date, gender text, source text)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.id, r."patientName", r.phone,
           CASE WHEN r."birthDate" BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999' THEN r."birthDate"::date END,
           r.gender::text, digest.source
    FROM public.reservations AS r
    CROSS JOIN LATERAL (SELECT md5(concat_ws(E'\x1f', r."patientName", r.phone, extract(epoch FROM r."birthDate"),
                                             r.gender::text)) AS source) AS digest
    LEFT JOIN frontdesk.patient_reservation AS l ON l.reservation_id = r.id
    WHERE r."preferredDate" = ANY (wanted_days)
      AND (l.reservation_id IS NULL OR (l.source <> digest.source AND l.patient_id IS NOT NULL))
$$;

-- Brings the index up to the given counts of days. named holds the reservations of these days that name new patients: id,
-- source, name_key, phone_key, birth, name, phone, gender.
CREATE FUNCTION frontdesk.index_patients(
        this_change bigint, wanted_days date[], reached bigint[], this_round bigint, named jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    touched bigint[];
BEGIN
    -- By the last reservation where several name one patient.
    INSERT INTO frontdesk.patient AS p (name_key, phone_key, birth, name, phone, gender, change)
    SELECT DISTINCT ON (n.name_key, n.phone_key, n.birth)
           n.name_key, n.phone_key, n.birth, n.name, n.phone, n.gender, this_change
    FROM jsonb_to_recordset(named) AS n (
        id text, name_key text, phone_key text, birth date, name text, phone text, gender text)
    JOIN public.reservations AS r ON r.id = n.id
    ORDER BY n.name_key, n.phone_key, n.birth, r."updatedAt" DESC, n.id
    ON CONFLICT (md5(name_key), md5(phone_key), coalesce(birth, date '-infinity')) DO UPDATE
    SET gender = excluded.gender,
        name = CASE WHEN p.corrected THEN p.name ELSE excluded.name END,
        phone = CASE WHEN p.corrected THEN p.phone ELSE excluded.phone END,
        change = this_change
    WHERE (p.gender, p.name, p.phone) IS DISTINCT FROM (excluded.gender, excluded.name, excluded.phone);

    WITH kept AS MATERIALIZED (
        SELECT r.id, r."preferredDate" AS day,
               frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS start_minute, r.status::text AS status
        FROM public.reservations AS r WHERE r."preferredDate" = ANY (wanted_days)
        UNION
        SELECT r.id, r."preferredDate", frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")), r.status::text
        FROM frontdesk.patient_reservation AS l JOIN public.reservations AS r ON r.id = l.reservation_id
        WHERE l.day = ANY (wanted_days)
    ), gone AS (
        DELETE FROM frontdesk.patient_reservation AS l
        WHERE l.day = ANY (wanted_days) AND NOT EXISTS (SELECT FROM kept AS k WHERE k.id = l.reservation_id)
        RETURNING l.patient_id
    ), identified AS (
        SELECT n.id, n.source, p.id AS patient_id
        FROM jsonb_to_recordset(named) AS n (id text, source text, name_key text, phone_key text, birth date)
        JOIN frontdesk.patient AS p ON md5(p.name_key) = md5(n.name_key) AND md5(p.phone_key) = md5(n.phone_key)
            AND coalesce(p.birth, date '-infinity') = coalesce(n.birth, date '-infinity')
    ), before AS (
        SELECT l.patient_id FROM frontdesk.patient_reservation AS l JOIN identified AS i ON i.id = l.reservation_id
    ), changed AS (
        UPDATE frontdesk.patient_reservation AS l
        SET day = k.day, start_minute = k.start_minute, status = k.status,
            patient_id = coalesce(i.patient_id, l.patient_id), source = coalesce(i.source, l.source)
        FROM kept AS k LEFT JOIN identified AS i ON i.id = k.id
        WHERE l.reservation_id = k.id
          AND (i.id IS NOT NULL
               OR (l.day, l.start_minute, l.status) IS DISTINCT FROM (k.day, k.start_minute, k.status))
        RETURNING l.patient_id
    ), added AS (
        INSERT INTO frontdesk.patient_reservation (reservation_id, patient_id, day, start_minute, status, source)
        SELECT k.id, i.patient_id, k.day, k.start_minute, k.status, i.source
        FROM identified AS i JOIN kept AS k ON k.id = i.id
        ON CONFLICT (reservation_id) DO NOTHING
        RETURNING patient_id
    )
    SELECT array_agg(DISTINCT t.patient_id) INTO touched
    FROM (SELECT patient_id FROM gone UNION SELECT patient_id FROM before UNION SELECT patient_id FROM changed
          UNION SELECT patient_id FROM added) AS t
    WHERE t.patient_id IS NOT NULL;

    PERFORM frontdesk.count_patients(this_change, touched);

    INSERT INTO frontdesk.patient_day (day, changes, round)
    SELECT d.day, d.changes, this_round FROM unnest(wanted_days, reached) AS d (day, changes)
    ON CONFLICT (day) DO UPDATE SET changes = excluded.changes, round = excluded.round;
END $$;

-- Counts the visits of patients again, with those merged into each, and removes those that have no reservation, tag or note left.
-- Arrays are joined as rows: a plan that compares each patient with each element would take seconds.
CREATE FUNCTION frontdesk.count_patients(this_change bigint, touched bigint[]) RETURNS void
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

-- Removes patients, their tags and their merges from the index.
CREATE FUNCTION frontdesk.remove_patients(this_change bigint, removed bigint[]) RETURNS void
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

-- Merges a patient into another, with those merged into either. The other then has both notes, and shows the tags of
-- both. False
-- where either is gone, is merged already, or both are one.
CREATE FUNCTION frontdesk.merge_patients(kept bigint, merged bigint) RETURNS boolean
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

-- Takes a merge back: the patient, and those merged into it before, stand for themselves again. The other's note becomes what
-- it was, unless it was changed since. False where the patient is not merged.
CREATE FUNCTION frontdesk.unmerge_patient(merged bigint) RETURNS boolean
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

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA frontdesk FROM PUBLIC;
