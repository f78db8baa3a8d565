-- AFTER trigger of each statement: notes concurrent writes for the verification while an upgrade runs, and applies the rows.
-- Never fails a statement that is not the desk's. Plans of a few rows are made once a session: to plan for each statement's
-- array of rows took longer than to apply it.
CREATE OR REPLACE FUNCTION frontdesk.reservations_written() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    serializable CONSTANT boolean := current_setting('transaction_isolation') = 'serializable';
    at_desk      CONSTANT boolean := coalesce(frontdesk.writes_as('desk'), false);
    first_write  CONSTANT boolean := coalesce(current_setting('frontdesk.first_write', true), '') = '1';
    written      frontdesk.written_reservation[];
    days         date[];
BEGIN
    IF first_write THEN
        PERFORM set_config('frontdesk.first_write', '', true);
    END IF;
    BEGIN
        IF TG_OP = 'INSERT' THEN
            SELECT array_agg(DISTINCT a."preferredDate"),
                   array_agg(frontdesk.written(a.id, NULL, a."preferredDate", NULL, a."preferredTime", a."timeSlotStart",
                       coalesce(a."estimatedDuration", missing.duration), a."serviceId", a.status::text,
                       missing.duration IS NOT NULL
                       OR (a."timeSlotStart" IS NULL AND frontdesk.read_time(a."preferredTime") IS NOT NULL)))
            INTO days, written
            FROM rows_after AS a
            LEFT JOIN LATERAL (
                SELECT t.duration_minutes AS duration
                FROM public.services AS s, LATERAL frontdesk.terms_on(s.id, a."preferredDate") AS t
                WHERE NOT serializable AND a."serviceId" IS NULL AND s.code = a.service::text) AS missing ON true;
        ELSIF TG_OP = 'UPDATE' THEN
            SELECT array_agg(day) INTO days FROM (
                SELECT "preferredDate" AS day FROM rows_before UNION SELECT "preferredDate" FROM rows_after) AS both_sides;
            SELECT array_agg(frontdesk.written(a.id, b.id, a."preferredDate", b."preferredDate", a."preferredTime",
                       a."timeSlotStart", a."estimatedDuration", a."serviceId", a.status::text,
                       coalesce(a."preferredTime" IS DISTINCT FROM b."preferredTime" AND a."timeSlotStart" IS NULL
                           AND frontdesk.read_time(a."preferredTime") IS NOT NULL, false)
                       OR coalesce(a.service::text IS DISTINCT FROM b.service::text AND NOT serializable
                           AND EXISTS (SELECT FROM public.services AS s
                                       WHERE s.code = a.service::text AND s.id IS DISTINCT FROM a."serviceId"
                                         AND a."serviceId" IS NOT DISTINCT FROM b."serviceId"), false)))
            INTO written
            FROM rows_before AS b FULL JOIN rows_after AS a ON a.id = b.id
            WHERE a.id IS NULL OR b.id IS NULL
               OR (a."preferredDate", a."preferredTime", a."timeSlotStart", a."estimatedDuration", a."serviceId",
                   a.service::text, frontdesk.status_holds(a.status::text))
                   IS DISTINCT FROM
                  (b."preferredDate", b."preferredTime", b."timeSlotStart", b."estimatedDuration", b."serviceId",
                   b.service::text, frontdesk.status_holds(b.status::text));
            IF cardinality(written) = 2 AND num_nulls(written[1].id, written[2].id) = 1
                    AND num_nulls(written[1].old_id, written[2].old_id) = 1 THEN
                -- One reservation whose id changed.
                SELECT array_agg(ROW (w.id, o.old_id, w.day, o.old_day, w.start_minute, w.duration_minutes, w.service_id,
                           w.holds, w.preferred_time, w.slot_start, w.unsynced)::frontdesk.written_reservation)
                INTO written FROM unnest(written) AS w, unnest(written) AS o WHERE w.id IS NOT NULL AND o.id IS NULL;
            END IF;
        ELSE
            SELECT array_agg(DISTINCT b."preferredDate"),
                   array_agg(frontdesk.written(NULL, b.id, NULL, b."preferredDate", NULL, NULL, NULL, NULL, NULL, false))
            INTO days, written FROM rows_before AS b;
        END IF;
        IF days IS NULL THEN
            RETURN NULL;
        END IF;
        written := coalesce(written, ARRAY []::frontdesk.written_reservation[]);
        IF EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NULL) THEN
            IF TG_OP = 'INSERT' THEN
                INSERT INTO frontdesk.concurrent_write (reservation_id) SELECT a.id FROM rows_after AS a;
            ELSE
                INSERT INTO frontdesk.concurrent_write (reservation_id) SELECT b.id FROM rows_before AS b;
                IF TG_OP = 'UPDATE' THEN
                    INSERT INTO frontdesk.concurrent_write (reservation_id)
                    SELECT w.id FROM unnest(written) AS w WHERE w.id IS DISTINCT FROM w.old_id;
                END IF;
            END IF;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        IF at_desk THEN
            RAISE;
        END IF;
        -- The rows cannot be read, so every day may have changed.
        PERFORM frontdesk.keep_every_day_unchecked(SQLSTATE, TG_OP);
        RETURN NULL;
    END;
    IF cardinality(written) > 20 THEN
        PERFORM set_config('plan_cache_mode', 'auto', true);
    END IF;
    IF at_desk THEN
        PERFORM frontdesk.lock_days_for_desk(days);
        PERFORM frontdesk.apply_writes(written, true);
    ELSE
        BEGIN
            PERFORM frontdesk.accept_writes(written, days, first_write);
        EXCEPTION WHEN OTHERS THEN
            PERFORM frontdesk.keep_every_day_unchecked(SQLSTATE, TG_OP);
        END;
    END IF;
    RETURN NULL;
END $$;
