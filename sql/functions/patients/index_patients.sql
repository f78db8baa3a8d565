-- Brings the index up to the given counts of days. named holds the reservations of these days that name new patients: id,
-- source, name_key, phone_key, birth, name, phone, gender.
CREATE OR REPLACE FUNCTION frontdesk.index_patients(
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
