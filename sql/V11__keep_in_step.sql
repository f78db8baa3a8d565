-- The triggers on reservations. Before a row is written its old and new columns are brought in step; after it is
-- written its place is decided. An old client's statement never fails by them: whatever goes wrong is caught, and the
-- row is kept and marked unchecked. The desk says who it is (frontdesk.writer = 'desk') and is refused instead.

-- Deciding takes the guard of each day first, in date order.
CREATE FUNCTION frontdesk.settle_place(
        operation text, old_row public.reservations, new_row public.reservations, at_desk boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    placement_codes CONSTANT text[] := ARRAY ['unchecked', 'full', 'closed', 'outside-hours', 'daily-limit'];
    squeeze_in CONSTANT text := nullif(current_setting('frontdesk.squeeze_in', true), '');
    before   frontdesk.occupancy;
    after    frontdesk.occupancy;
    changed_day date;
    decision record;
    flagged  record;
BEGIN
    FOR changed_day IN
        SELECT DISTINCT given FROM unnest(ARRAY [
            CASE WHEN operation <> 'INSERT' THEN old_row."preferredDate" END,
            CASE WHEN operation <> 'DELETE' THEN new_row."preferredDate" END]) AS given
        WHERE given IS NOT NULL ORDER BY given
    LOOP
        INSERT INTO frontdesk.day_guard AS guard (day, version) VALUES (changed_day, 1)
        ON CONFLICT (day) DO UPDATE SET version = guard.version + 1;
    END LOOP;

    IF operation <> 'INSERT' THEN
        SELECT * INTO before FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
    END IF;
    IF operation = 'DELETE' OR (operation = 'UPDATE' AND new_row.id <> old_row.id) THEN
        DELETE FROM frontdesk.occupancy WHERE reservation_id = old_row.id;
        DELETE FROM frontdesk.mark WHERE reservation_id = old_row.id;
    END IF;

    IF operation <> 'DELETE' THEN
        after.reservation_id := new_row.id;
        after.day := new_row."preferredDate";
        after.start_minute := frontdesk.read_time(coalesce(new_row."timeSlotStart", new_row."preferredTime"));
        after.duration_minutes := least(greatest(coalesce(new_row."estimatedDuration", 30), 1), 1440);
        after.service_id := new_row."serviceId";
        after.holds := new_row.status IN ('PENDING', 'CONFIRMED');
        after.booked_at_desk := coalesce(before.booked_at_desk, at_desk AND operation = 'INSERT');
        after.buffer_minutes := before.buffer_minutes;
        IF before.buffer_minutes IS NULL
                OR (after.service_id IS NOT NULL AND after.service_id IS DISTINCT FROM before.service_id) THEN
            SELECT least(greatest("bufferMinutes", 0), 1440) INTO after.buffer_minutes
            FROM public.services WHERE id = after.service_id;
            after.buffer_minutes := coalesce(after.buffer_minutes, 10);
        END IF;

        IF after.start_minute IS NULL THEN
            DELETE FROM frontdesk.occupancy WHERE reservation_id = new_row.id;
        ELSIF after IS DISTINCT FROM before THEN
            INSERT INTO frontdesk.occupancy SELECT after.*
            ON CONFLICT (reservation_id) DO UPDATE
            SET day = excluded.day, start_minute = excluded.start_minute,
                duration_minutes = excluded.duration_minutes, buffer_minutes = excluded.buffer_minutes,
                service_id = excluded.service_id, holds = excluded.holds;
        END IF;

        IF after.start_minute IS NULL OR after IS DISTINCT FROM before THEN
            DELETE FROM frontdesk.mark WHERE reservation_id = new_row.id AND code = ANY (placement_codes);
            UPDATE frontdesk.mark SET day = new_row."preferredDate"
            WHERE reservation_id = new_row.id AND day <> new_row."preferredDate";
        END IF;

        IF after.holds AND after.start_minute IS NOT NULL AND after IS DISTINCT FROM before THEN
            IF at_desk AND squeeze_in IS NULL THEN
                IF (operation = 'INSERT' OR after.service_id IS DISTINCT FROM before.service_id)
                        AND EXISTS (SELECT FROM public.services WHERE id = after.service_id AND NOT "isActive") THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'inactive';
                END IF;
                -- The patient stands there at 10:03: a start is past once it lies ten minutes back.
                IF (operation = 'INSERT' OR (after.day, after.start_minute)
                        IS DISTINCT FROM (before.day, before.start_minute))
                        AND after.day + make_interval(mins => after.start_minute)
                            < date_trunc('minute', frontdesk.clock()) - interval '10 minutes' THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'past';
                END IF;
            END IF;
            SELECT * INTO decision FROM frontdesk.place(after.day, after.start_minute, after.duration_minutes,
                after.buffer_minutes, after.service_id, after.reservation_id, false);
            IF decision.refusal IS NOT NULL THEN
                IF NOT at_desk THEN
                    INSERT INTO frontdesk.mark (reservation_id, code, day)
                    VALUES (new_row.id, decision.refusal, after.day);
                ELSIF squeeze_in IS NULL THEN
                    RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = decision.refusal;
                ELSE
                    INSERT INTO frontdesk.mark (reservation_id, code, day, note)
                    VALUES (new_row.id, 'squeeze-in', after.day, squeeze_in)
                    ON CONFLICT (reservation_id, code) DO UPDATE SET note = excluded.note;
                END IF;
            END IF;
        END IF;

        PERFORM frontdesk.mark_row(new_row.id, after.day, new_row."preferredTime", new_row."timeSlotStart",
            after.start_minute, after.duration_minutes);
    END IF;

    -- A place that was freed may be the one that a flagged row of the day lacked.
    FOR flagged IN
        SELECT m.reservation_id, m.code, o.day, o.start_minute, o.duration_minutes, o.buffer_minutes, o.service_id,
               o.holds
        FROM frontdesk.mark AS m JOIN frontdesk.occupancy AS o USING (reservation_id)
        WHERE m.day IN (old_row."preferredDate", new_row."preferredDate") AND m.code = ANY (placement_codes)
          AND m.reservation_id IS DISTINCT FROM new_row.id
    LOOP
        SELECT * INTO decision FROM frontdesk.place(flagged.day, flagged.start_minute, flagged.duration_minutes,
            flagged.buffer_minutes, flagged.service_id, flagged.reservation_id, false);
        IF decision.refusal IS NULL OR NOT flagged.holds THEN
            DELETE FROM frontdesk.mark WHERE reservation_id = flagged.reservation_id AND code = flagged.code;
        END IF;
    END LOOP;
END $$;

-- The marks that follow from the row alone.
CREATE FUNCTION frontdesk.mark_row(
        p_id text, p_day date, preferred_time text, slot_start text, p_start integer, p_duration integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    due  text[] := ARRAY []::text[];
    note_of_time CONSTANT text := coalesce(
        frontdesk.time_problem(coalesce(slot_start, preferred_time)), frontdesk.time_problem(preferred_time));
BEGIN
    IF p_start IS NULL THEN
        due := array_append(due, 'unreadable-time');
    ELSIF p_start + p_duration > 1440 THEN
        due := array_append(due, 'past-midnight');
    END IF;
    IF slot_start IS NOT NULL AND p_start IS NOT NULL
            AND frontdesk.read_time(preferred_time) IS DISTINCT FROM p_start THEN
        due := array_append(due, 'time-mismatch');
    END IF;
    DELETE FROM frontdesk.mark
    WHERE reservation_id = p_id AND code IN ('unreadable-time', 'past-midnight', 'time-mismatch')
      AND NOT code = ANY (due);
    INSERT INTO frontdesk.mark (reservation_id, code, day, note)
    SELECT p_id, code, p_day, CASE WHEN code = 'past-midnight' THEN NULL ELSE note_of_time END
    FROM unnest(due) AS code
    ON CONFLICT (reservation_id, code) DO NOTHING;
END $$;

CREATE FUNCTION frontdesk.take_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    error_code text;
BEGIN
    IF current_setting('frontdesk.writer', true) = 'desk' THEN
        PERFORM frontdesk.settle_place(TG_OP, OLD, NEW, true);
        RETURN NULL;
    END IF;
    BEGIN
        PERFORM frontdesk.settle_place(TG_OP, OLD, NEW, false);
    EXCEPTION WHEN OTHERS THEN
        error_code := SQLSTATE;
        BEGIN
            INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code)
            VALUES (coalesce(NEW.id, OLD.id), coalesce(NEW."preferredDate", OLD."preferredDate"), error_code);
        EXCEPTION WHEN OTHERS THEN
            RETURN NULL;
        END;
        -- Its place is held and its mark set without the guard, where that much is possible.
        BEGIN
            IF TG_OP = 'DELETE' OR frontdesk.read_time(coalesce(NEW."timeSlotStart", NEW."preferredTime")) IS NULL THEN
                DELETE FROM frontdesk.occupancy WHERE reservation_id = coalesce(OLD.id, NEW.id);
            ELSE
                INSERT INTO frontdesk.occupancy
                    (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
                VALUES (NEW.id, NEW."preferredDate",
                        frontdesk.read_time(coalesce(NEW."timeSlotStart", NEW."preferredTime")),
                        least(greatest(coalesce(NEW."estimatedDuration", 30), 1), 1440), 10, NEW."serviceId",
                        NEW.status IN ('PENDING', 'CONFIRMED'))
                ON CONFLICT (reservation_id) DO UPDATE
                SET day = excluded.day, start_minute = excluded.start_minute,
                    duration_minutes = excluded.duration_minutes, service_id = excluded.service_id,
                    holds = excluded.holds;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                INSERT INTO frontdesk.mark (reservation_id, code, day, note)
                VALUES (NEW.id, 'unchecked', NEW."preferredDate", error_code)
                ON CONFLICT (reservation_id, code) DO NOTHING;
            END IF;
        EXCEPTION WHEN OTHERS THEN
            RETURN NULL;
        END;
    END;
    RETURN NULL;
END $$;

-- Brings the old and the new columns in step. What the statement changed wins; what it gave explicitly stands.
CREATE FUNCTION frontdesk.keep_in_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    given     CONSTANT public.reservations := NEW;
    service   record;
    starts    integer;
    moved_old boolean;
    moved_new boolean;
    switched_old boolean;
    switched_new boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        moved_old := NEW."timeSlotStart" IS NULL;
        moved_new := false;
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
        -- The key share keeps the service from being deleted before this row points at it.
        SELECT id, code, name, "durationMinutes" AS duration INTO service FROM public.services
        WHERE CASE WHEN switched_new THEN id = NEW."serviceId" ELSE code = NEW.service::text END
        FOR KEY SHARE;
        IF TG_OP = 'INSERT' THEN
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
            IF switched_new AND NEW.service IS NOT DISTINCT FROM OLD.service THEN
                NEW.service := frontdesk.legacy_type_of(service.id, service.code);
            END IF;
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

    IF TG_OP = 'INSERT' THEN
        NEW.period := coalesce(NEW.period, frontdesk.period_of(starts));
        NEW."timeSlotEnd" := coalesce(NEW."timeSlotEnd", frontdesk.write_time(starts + NEW."estimatedDuration"));
    ELSE
        IF (moved_old OR moved_new) AND NEW.period IS NOT DISTINCT FROM OLD.period THEN
            NEW.period := frontdesk.period_of(starts);
        END IF;
        IF NEW."timeSlotEnd" IS NOT DISTINCT FROM OLD."timeSlotEnd"
                AND (moved_old OR moved_new OR NEW."estimatedDuration" IS DISTINCT FROM OLD."estimatedDuration") THEN
            -- An end that the website counted with its buffer keeps its distance when only the start moves.
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

CREATE FUNCTION frontdesk.forget_places() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    UPDATE frontdesk.day_guard SET version = version + 1
    WHERE day IN (SELECT day FROM frontdesk.occupancy);
    DELETE FROM frontdesk.occupancy;
    DELETE FROM frontdesk.mark;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;

SET LOCAL lock_timeout = '50ms';

-- The fill writes both sides itself, so its statements do not even call the functions.
CREATE TRIGGER frontdesk_keep_in_step BEFORE INSERT OR UPDATE ON public.reservations
    FOR EACH ROW WHEN (current_setting('frontdesk.writer', true) IS DISTINCT FROM 'fill')
    EXECUTE FUNCTION frontdesk.keep_in_step();

CREATE TRIGGER frontdesk_take_place AFTER INSERT OR UPDATE OR DELETE ON public.reservations
    FOR EACH ROW WHEN (current_setting('frontdesk.writer', true) IS DISTINCT FROM 'fill')
    EXECUTE FUNCTION frontdesk.take_place();

CREATE TRIGGER frontdesk_forget_places AFTER TRUNCATE ON public.reservations
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.forget_places();
