-- Applies a written row to the intervals and flags of its days, and checks its slot. A desk's write that does not fit is
-- refused (SQLSTATE FD001, the refusal as message) unless it is squeezed in; any other is flagged. A squeeze-in passes
-- capacity, hours, closures and limits, never the past or an inactive service.
CREATE OR REPLACE FUNCTION frontdesk.apply_write(
        operation text, old_row public.reservations, new_row public.reservations, at_desk boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    squeeze_in CONSTANT text := nullif(btrim(current_setting('frontdesk.squeeze_in', true)), '');
    before   frontdesk.occupancy;
    after    frontdesk.occupancy;
    changed_day date;
    decision record;
    freed    boolean;
BEGIN
    FOR changed_day IN
        SELECT DISTINCT given FROM unnest(ARRAY [
            CASE WHEN operation <> 'INSERT' THEN old_row."preferredDate" END,
            CASE WHEN operation <> 'DELETE' THEN new_row."preferredDate" END]) AS given
        WHERE given IS NOT NULL ORDER BY given
    LOOP
        PERFORM frontdesk.lock_day(changed_day);
    END LOOP;

    IF operation <> 'INSERT' THEN
        SELECT * INTO before FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
    END IF;
    IF operation = 'DELETE' OR (operation = 'UPDATE' AND new_row.id <> old_row.id) THEN
        DELETE FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
        DELETE FROM frontdesk.flag WHERE reservation_id = old_row.id;
    END IF;

    IF operation <> 'DELETE' THEN
        after := frontdesk.occupancy_of(new_row, before);
        after.booked_at_desk := after.booked_at_desk OR (at_desk AND operation = 'INSERT');

        IF after.start_minute IS NULL THEN
            DELETE FROM frontdesk.occupancy WHERE reservation_id = new_row.id;
        ELSIF after IS DISTINCT FROM before THEN
            PERFORM frontdesk.store_occupancy(after);
        END IF;

        IF operation = 'UPDATE' AND (after.start_minute IS NULL OR after IS DISTINCT FROM before) THEN
            DELETE FROM frontdesk.flag
            WHERE reservation_id = new_row.id AND code = ANY (frontdesk.slot_flag_codes());
            UPDATE frontdesk.flag SET day = new_row."preferredDate"
            WHERE reservation_id = new_row.id AND day <> new_row."preferredDate";
        END IF;

        IF after.holds AND after.start_minute IS NOT NULL AND after IS DISTINCT FROM before THEN
            IF at_desk THEN
                IF (operation = 'INSERT' OR after.service_id IS DISTINCT FROM before.service_id)
                        AND EXISTS (SELECT FROM public.services WHERE id = after.service_id AND NOT "isActive") THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'inactive';
                END IF;
                -- A patient who is at the desk at 10:03 may still be booked for 10:00.
                IF (operation = 'INSERT' OR (after.day, after.start_minute)
                        IS DISTINCT FROM (before.day, before.start_minute))
                        AND after.day + make_interval(mins => after.start_minute)
                            < date_trunc('minute', frontdesk.clock()) - interval '10 minutes' THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'past';
                END IF;
            END IF;
            SELECT * INTO decision FROM frontdesk.check_slot(after.day, after.start_minute, after.duration_minutes,
                after.buffer_minutes, after.service_id, after.reservation_id, false);
            IF decision.refusal IS NOT NULL THEN
                IF NOT at_desk THEN
                    INSERT INTO frontdesk.flag (reservation_id, code, day)
                    VALUES (new_row.id, decision.refusal, after.day);
                ELSIF squeeze_in IS NULL THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = decision.refusal;
                ELSE
                    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
                    VALUES (new_row.id, 'squeeze-in', after.day, squeeze_in)
                    ON CONFLICT (reservation_id, code) DO UPDATE SET note = excluded.note;
                END IF;
            END IF;
        END IF;

        PERFORM frontdesk.flag_times(new_row.id, after.day, new_row."preferredTime", new_row."timeSlotStart",
            after.start_minute, after.duration_minutes);
    END IF;

    -- The freed interval may let a flagged reservation fit.
    freed := before.holds AND (operation = 'DELETE' OR after IS DISTINCT FROM before);
    IF freed THEN
        FOR changed_day IN
            SELECT DISTINCT given FROM unnest(ARRAY [before.day, after.day]) AS given WHERE given IS NOT NULL
        LOOP
            PERFORM frontdesk.review_flags(changed_day, new_row.id);
        END LOOP;
    END IF;
END $$;
