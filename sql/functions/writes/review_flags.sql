-- Checks the flagged reservations of a day again, the oldest first, each against those that are not flagged: of two that
-- wait for one freed slot, one gets it. The caller holds the day's lock; a flag set meanwhile by a writer without the lock
-- stays, as it is about an interval that was not checked here.
CREATE OR REPLACE FUNCTION frontdesk.review_flags(wanted_day date, except_id text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    flagged  record;
    decision record;
    fits     boolean;
BEGIN
    FOR flagged IN
        SELECT o.*, r."createdAt" AS made, max(f.at) AS flagged_at,
               array_agg(f.code) FILTER (WHERE f.code = ANY (frontdesk.slot_flag_codes())) AS codes
        FROM frontdesk.flag AS f
        JOIN frontdesk.occupancy AS o USING (reservation_id)
        JOIN public.reservations AS r ON r.id = f.reservation_id
        WHERE f.day = wanted_day AND o.day = wanted_day AND f.reservation_id IS DISTINCT FROM except_id
        GROUP BY o.reservation_id, r."createdAt"
        HAVING bool_or(f.code = ANY (frontdesk.slot_flag_codes()))
        ORDER BY made, o.reservation_id
    LOOP
        SELECT * INTO decision FROM frontdesk.check_slot(flagged.day, flagged.start_minute, flagged.duration_minutes,
            flagged.buffer_minutes, flagged.service_id, flagged.reservation_id, true);
        fits := NOT flagged.holds OR decision.refusal IS NULL
            OR EXISTS (SELECT FROM frontdesk.flag AS f
                       WHERE f.reservation_id = flagged.reservation_id AND f.code = 'squeeze-in');
        IF fits OR flagged.codes <> ARRAY [decision.refusal] THEN
            DELETE FROM frontdesk.flag
            WHERE reservation_id = flagged.reservation_id AND code = ANY (frontdesk.slot_flag_codes())
              AND at <= flagged.flagged_at;
            IF FOUND AND NOT fits THEN
                INSERT INTO frontdesk.flag (reservation_id, code, day)
                VALUES (flagged.reservation_id, decision.refusal, flagged.day) ON CONFLICT DO NOTHING;
            END IF;
        END IF;
    END LOOP;
END $$;
