-- What a write of a reservation causes, whoever writes: columns kept in step, the day locked, the slot checked, flags set.

-- Parts of a write --------------------------------------------------------------------------------------------------------

-- Locks a day until the end of the transaction, and increments its version. Writers of one day wait for each other here at
-- every isolation level.
CREATE FUNCTION frontdesk.lock_day(wanted_day date) RETURNS void
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO frontdesk.day_lock AS held (day, version) VALUES (wanted_day, 1)
    ON CONFLICT (day) DO UPDATE SET version = held.version + 1
$$;

-- Sets the flags that follow from the times as written, and clears those that no longer apply. HH:mm cannot express an end
-- at midnight, so that end is flagged like a later one.
CREATE FUNCTION frontdesk.flag_times(
        p_id text, p_day date, preferred_time text, slot_start text, p_start integer, p_duration integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted  text[] := ARRAY []::text[];
    note_of_time CONSTANT text := coalesce(
        frontdesk.time_problem(coalesce(slot_start, preferred_time)), frontdesk.time_problem(preferred_time));
BEGIN
    IF p_start IS NULL THEN
        wanted := array_append(wanted, 'unreadable-time');
    ELSIF p_start + p_duration >= 1440 THEN
        wanted := array_append(wanted, 'past-midnight');
    END IF;
    IF slot_start IS NOT NULL AND p_start IS NOT NULL
            AND frontdesk.read_time(preferred_time) IS DISTINCT FROM p_start THEN
        wanted := array_append(wanted, 'time-mismatch');
    END IF;
    DELETE FROM frontdesk.flag
    WHERE reservation_id = p_id AND code IN ('unreadable-time', 'past-midnight', 'time-mismatch')
      AND NOT code = ANY (wanted);
    INSERT INTO frontdesk.flag (reservation_id, code, day, note)
    SELECT p_id, code, p_day, CASE WHEN code = 'past-midnight' THEN NULL ELSE note_of_time END
    FROM unnest(wanted) AS code
    ON CONFLICT (reservation_id, code) DO NOTHING;
END $$;

-- The interval that a reservation occupies, from its row and its previous interval: the buffer stays as booked unless the
-- service changed. start_minute is null where the time cannot be read.
CREATE FUNCTION frontdesk.occupancy_of(written public.reservations, before frontdesk.occupancy)
    RETURNS frontdesk.occupancy
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    after frontdesk.occupancy;
BEGIN
    after.reservation_id := written.id;
    after.day := written."preferredDate";
    after.start_minute := frontdesk.read_time(coalesce(written."timeSlotStart", written."preferredTime"));
    after.duration_minutes := least(greatest(coalesce(written."estimatedDuration", 30), 1), 1440);
    after.service_id := written."serviceId";
    after.holds := written.status IN ('PENDING', 'CONFIRMED');
    after.booked_at_desk := coalesce(before.booked_at_desk, false);
    after.buffer_minutes := before.buffer_minutes;
    IF before.buffer_minutes IS NULL
            OR (after.service_id IS NOT NULL AND after.service_id IS DISTINCT FROM before.service_id) THEN
        SELECT least(greatest(t.buffer_minutes, 0), 1440) INTO after.buffer_minutes
        FROM frontdesk.terms_on(after.service_id, after.day) AS t;
        after.buffer_minutes := coalesce(after.buffer_minutes, 10);
    END IF;
    RETURN after;
END $$;

-- Stores an interval in place of the reservation's previous one.
CREATE FUNCTION frontdesk.store_occupancy(held frontdesk.occupancy) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO frontdesk.occupancy SELECT held.*
    ON CONFLICT (reservation_id) DO UPDATE
    SET day = excluded.day, start_minute = excluded.start_minute, duration_minutes = excluded.duration_minutes,
        buffer_minutes = excluded.buffer_minutes, service_id = excluded.service_id, holds = excluded.holds
$$;

-- Checks the flagged reservations of a day again, the oldest first, each against those that are not flagged: of two that
-- wait for one freed slot, one gets it. The caller holds the day's lock; a flag set meanwhile by a writer without the lock
-- stays, as it is about an interval that was not checked here.
CREATE FUNCTION frontdesk.review_flags(wanted_day date, except_id text) RETURNS void
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

-- Applies a written row to the intervals and flags of its days, and checks its slot. A desk's write that does not fit is
-- refused (SQLSTATE FD001, the refusal as message) unless it is squeezed in; any other is flagged. A squeeze-in passes
-- capacity, hours, closures and limits, never the past or an inactive service.
CREATE FUNCTION frontdesk.apply_write(
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

-- Keeps a write that could not be checked: stores its interval and flag without the day's lock, and lists it for the sweep.
-- Reads no row, so that a SERIALIZABLE transaction gets no read-write conflict from it.
CREATE FUNCTION frontdesk.keep_unchecked(
        operation text, old_row public.reservations, new_row public.reservations, error_code text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    starts CONSTANT integer := frontdesk.read_time(coalesce(new_row."timeSlotStart", new_row."preferredTime"));
    -- A change of a note, or a confirmation, does not move the reservation.
    placed CONSTANT boolean := operation = 'INSERT' OR (operation = 'UPDATE'
        AND (new_row.id, new_row."preferredDate", starts, new_row."estimatedDuration", new_row."serviceId",
             new_row.status IN ('PENDING', 'CONFIRMED'))
            IS DISTINCT FROM (old_row.id, old_row."preferredDate",
                frontdesk.read_time(coalesce(old_row."timeSlotStart", old_row."preferredTime")),
                old_row."estimatedDuration", old_row."serviceId", old_row.status IN ('PENDING', 'CONFIRMED')));
BEGIN
    INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
    SELECT coalesce(new_row.id, old_row.id), given, error_code, operation
    FROM (VALUES (new_row."preferredDate"), (old_row."preferredDate")) AS touched (given)
    WHERE given IS NOT NULL GROUP BY given;
    IF operation = 'UPDATE' AND NOT placed THEN
        RETURN;
    END IF;
    -- In blocks of their own: at REPEATABLE READ either row may have been changed since the snapshot.
    BEGIN
        IF operation = 'DELETE' OR (operation = 'UPDATE' AND new_row.id <> old_row.id) THEN
            DELETE FROM frontdesk.flag WHERE reservation_id = old_row.id;
        END IF;
        IF operation <> 'DELETE' THEN
            INSERT INTO frontdesk.flag (reservation_id, code, day, note)
            VALUES (new_row.id, 'unchecked', new_row."preferredDate", error_code)
            ON CONFLICT (reservation_id, code) DO UPDATE SET day = excluded.day, at = excluded.at;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        -- The entry in unchecked_write is enough for the sweep.
        NULL;
    END;
    BEGIN
        IF operation <> 'INSERT' AND (operation = 'DELETE' OR starts IS NULL OR new_row.id <> old_row.id) THEN
            DELETE FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
        END IF;
        IF operation <> 'DELETE' AND starts IS NOT NULL THEN
            -- The service may not be read here, so the buffer is a default that the sweep corrects.
            INSERT INTO frontdesk.occupancy
                (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
            VALUES (new_row.id, new_row."preferredDate", starts,
                    least(greatest(coalesce(new_row."estimatedDuration", 30), 1), 1440), 10, new_row."serviceId",
                    new_row.status IN ('PENDING', 'CONFIRMED'))
            ON CONFLICT (reservation_id) DO UPDATE
            SET day = excluded.day, start_minute = excluded.start_minute,
                duration_minutes = excluded.duration_minutes, service_id = excluded.service_id,
                holds = excluded.holds;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
EXCEPTION WHEN OTHERS THEN
    NULL;
END $$;

-- Trigger functions on public.reservations -----------------------------------------------------------------------------------

-- BEFORE trigger: keeps the old and the new columns of a row in step, whichever of them the client wrote. What the statement
-- changed wins; a value that is given explicitly is kept. Never fails a statement that is not the desk's.
CREATE FUNCTION frontdesk.sync_columns() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    given     CONSTANT public.reservations := NEW;
    -- None of the new columns is set: the row is new, or older than the triggers and not filled yet.
    fresh     CONSTANT boolean := TG_OP = 'INSERT' OR num_nonnulls(OLD."serviceId", OLD."serviceName",
        OLD."estimatedDuration", OLD.period, OLD."timeSlotStart", OLD."timeSlotEnd") = 0;
    service   record;
    starts    integer;
    moved_old boolean;
    moved_new boolean;
    switched_old boolean;
    switched_new boolean;
BEGIN
    IF fresh THEN
        moved_old := NEW."timeSlotStart" IS NULL;
        moved_new := TG_OP = 'UPDATE' AND NOT moved_old AND NEW."preferredTime" = OLD."preferredTime";
        switched_old := NEW."serviceId" IS NULL;
        switched_new := NOT switched_old;
    ELSE
        moved_old := NEW."preferredTime" IS DISTINCT FROM OLD."preferredTime"
            AND NEW."timeSlotStart" IS NOT DISTINCT FROM OLD."timeSlotStart";
        moved_new := NEW."timeSlotStart" IS DISTINCT FROM OLD."timeSlotStart"
            AND NEW."preferredTime" IS NOT DISTINCT FROM OLD."preferredTime";
        switched_old := NEW.service IS DISTINCT FROM OLD.service
            AND NEW."serviceId" IS NOT DISTINCT FROM OLD."serviceId";
        switched_new := NEW."serviceId" IS DISTINCT FROM OLD."serviceId" AND NEW."serviceId" IS NOT NULL;
    END IF;

    IF switched_old OR switched_new THEN
        -- The key share lock keeps the service from being deleted before this row references it.
        SELECT s.id, s.code, s.name, t.duration_minutes AS duration INTO service
        FROM public.services AS s, LATERAL frontdesk.terms_on(s.id, NEW."preferredDate") AS t
        WHERE CASE WHEN switched_new THEN s.id = NEW."serviceId" ELSE s.code = NEW.service::text END
        FOR KEY SHARE OF s;
        IF fresh THEN
            NEW."serviceId" := coalesce(NEW."serviceId", service.id);
            NEW."serviceName" := coalesce(NEW."serviceName", service.name);
            NEW."estimatedDuration" := coalesce(NEW."estimatedDuration", service.duration);
        ELSE
            NEW."serviceId" := service.id;
            IF NEW."serviceName" IS NOT DISTINCT FROM OLD."serviceName" THEN
                NEW."serviceName" := service.name;
            END IF;
            IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration" THEN
                NEW."estimatedDuration" := service.duration;
            END IF;
        END IF;
        IF TG_OP = 'UPDATE' AND switched_new AND NEW.service IS NOT DISTINCT FROM OLD.service THEN
            NEW.service := frontdesk.legacy_type_of(service.id, service.code);
        END IF;
    END IF;

    IF moved_old THEN
        starts := frontdesk.read_time(NEW."preferredTime");
        NEW."timeSlotStart" := frontdesk.write_time(starts);
    ELSIF moved_new AND frontdesk.read_time(NEW."timeSlotStart") IS NOT NULL THEN
        starts := frontdesk.read_time(NEW."timeSlotStart");
        NEW."preferredTime" := frontdesk.write_time(starts);
    ELSE
        starts := frontdesk.read_time(NEW."timeSlotStart");
    END IF;

    IF fresh THEN
        NEW.period := coalesce(NEW.period, frontdesk.period_of(starts));
        NEW."timeSlotEnd" := coalesce(NEW."timeSlotEnd", frontdesk.write_time(starts + NEW."estimatedDuration"));
    ELSE
        IF (moved_old OR moved_new) AND NEW.period IS NOT DISTINCT FROM OLD.period THEN
            NEW.period := frontdesk.period_of(starts);
        END IF;
        IF NEW."timeSlotEnd" IS NOT DISTINCT FROM OLD."timeSlotEnd"
                AND (moved_old OR moved_new OR NEW."estimatedDuration" IS DISTINCT FROM OLD."estimatedDuration") THEN
            -- Where the website stored an end that includes the buffer, the length is kept when only the start moves.
            IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration"
                    AND frontdesk.read_time(OLD."timeSlotEnd") > frontdesk.read_time(OLD."timeSlotStart") THEN
                NEW."timeSlotEnd" := frontdesk.write_time(starts + frontdesk.read_time(OLD."timeSlotEnd")
                    - frontdesk.read_time(OLD."timeSlotStart"));
            ELSE
                NEW."timeSlotEnd" := frontdesk.write_time(starts + NEW."estimatedDuration");
            END IF;
        END IF;
    END IF;
    RETURN NEW;
EXCEPTION WHEN OTHERS THEN
    IF current_setting('frontdesk.writer', true) = 'desk' THEN
        RAISE;
    END IF;
    RETURN given;
END $$;

-- AFTER trigger: notes concurrent writes for the verification while an upgrade runs, and applies the row. Never fails a
-- statement that is not the desk's: what cannot be checked in time is kept unchecked. What a SERIALIZABLE transaction read
-- here could fail its commit, where no handler can catch it, so its writes are kept unchecked at once. A client with a
-- statement_timeout waits for at most a quarter of it.
CREATE FUNCTION frontdesk.reservation_written() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    wait integer;
BEGIN
    IF EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NULL) THEN
        BEGIN
            INSERT INTO frontdesk.concurrent_write (reservation_id)
            SELECT DISTINCT written FROM unnest(ARRAY [OLD.id, NEW.id]) AS written WHERE written IS NOT NULL;
        EXCEPTION WHEN OTHERS THEN
            -- The verification then reports this row as a difference; the write itself succeeds.
            NULL;
        END;
    END IF;
    IF current_setting('frontdesk.writer', true) = 'desk' THEN
        PERFORM frontdesk.apply_write(TG_OP, OLD, NEW, true);
        RETURN NULL;
    END IF;
    IF current_setting('transaction_isolation') = 'serializable' THEN
        PERFORM frontdesk.keep_unchecked(TG_OP, OLD, NEW, '40001');
        RETURN NULL;
    END IF;
    BEGIN
        IF current_setting('statement_timeout') <> '0' THEN
            wait := least(2000, extract(epoch FROM current_setting('statement_timeout')::interval) * 1000 / 4);
            PERFORM set_config('lock_timeout', greatest(wait, 1)::text || 'ms', true);
        END IF;
        PERFORM frontdesk.apply_write(TG_OP, OLD, NEW, false);
    EXCEPTION WHEN OTHERS THEN
        PERFORM frontdesk.keep_unchecked(TG_OP, OLD, NEW, SQLSTATE);
    END;
    RETURN NULL;
END $$;

-- TRUNCATE trigger: drops all intervals and flags. Never fails the statement.
CREATE FUNCTION frontdesk.reservations_truncated() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    UPDATE frontdesk.day_lock SET version = version + 1
    WHERE day IN (SELECT day FROM frontdesk.occupancy);
    DELETE FROM frontdesk.occupancy;
    DELETE FROM frontdesk.flag;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;
