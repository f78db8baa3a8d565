-- A faster fill, flags day by day, and the proof that the upgrade left the old columns alone.

-- The functions that read and write times lose their fixed search path: their bodies are bound when they are made, which
-- is as safe, and PostgreSQL then folds them into the statement instead of calling them row by row.
CREATE OR REPLACE FUNCTION frontdesk.read_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN btrim(written, E' \t\r\n') ~ '^([0-9]|[01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN split_part(btrim(written, E' \t\r\n'), ':', 1)::integer * 60
           + split_part(btrim(written, E' \t\r\n'), ':', 2)::integer
    END;

CREATE OR REPLACE FUNCTION frontdesk.time_problem(written text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN written IS NULL OR btrim(written, E' \t\r\n') = '' THEN 'empty'
        WHEN btrim(written, E' \t\r\n') ~ '^[0-9]{1,2}:[0-9]{2}$'
            THEN CASE WHEN frontdesk.read_time(written) IS NULL THEN 'out-of-range' END
        ELSE 'not-a-time'
    END;

CREATE OR REPLACE FUNCTION frontdesk.read_opening_time(written text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN written ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        THEN left(written, 2)::integer * 60 + right(written, 2)::integer
    END;

CREATE OR REPLACE FUNCTION frontdesk.write_time(minute integer) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN minute BETWEEN 0 AND 1439
        THEN lpad((minute / 60)::text, 2, '0') || ':' || lpad((minute % 60)::text, 2, '0')
    END;

CREATE OR REPLACE FUNCTION frontdesk.period_of(minute integer) RETURNS public."Period"
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN minute < 720 THEN 'MORNING'::public."Period"
                WHEN minute IS NOT NULL THEN 'AFTERNOON'::public."Period" END;

-- Reservations that somebody else wrote while an upgrade was under way: a difference to the backup that stands here is
-- theirs, any other would be the upgrade's. Emptied when the upgrade ends.
CREATE TABLE frontdesk.row_written (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id text        NOT NULL,
    at             timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- As in V11, but that an end at midnight itself, which HH:mm cannot write either, is marked like one that passes it.
CREATE OR REPLACE FUNCTION frontdesk.mark_row(
        p_id text, p_day date, preferred_time text, slot_start text, p_start integer, p_duration integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    due  text[] := ARRAY []::text[];
    note_of_time CONSTANT text := coalesce(
        frontdesk.time_problem(coalesce(slot_start, preferred_time)), frontdesk.time_problem(preferred_time));
BEGIN
    IF p_start IS NULL THEN
        due := array_append(due, 'unreadable-time');
    ELSIF p_start + p_duration >= 1440 THEN
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

-- As in V11, but that it notes who was written while an upgrade is under way.
CREATE OR REPLACE FUNCTION frontdesk.take_place() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    error_code text;
BEGIN
    IF EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NULL) THEN
        BEGIN
            INSERT INTO frontdesk.row_written (reservation_id)
            SELECT DISTINCT written FROM unnest(ARRAY [OLD.id, NEW.id]) AS written WHERE written IS NOT NULL;
        EXCEPTION WHEN OTHERS THEN
            -- Not noted, it is reported as a difference at worst: the write itself goes on.
            NULL;
        END;
    END IF;
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

-- As in V11, but that flagged rows are looked at again only where a place was freed.
CREATE OR REPLACE FUNCTION frontdesk.settle_place(
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
    freed    boolean;
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

    -- A place that was freed may be the one that a flagged row of the day lacked; what nobody could check is checked at
    -- the next chance.
    freed := before.holds AND (operation = 'DELETE' OR after IS DISTINCT FROM before);
    FOR flagged IN
        SELECT m.reservation_id, m.code, o.day, o.start_minute, o.duration_minutes, o.buffer_minutes, o.service_id,
               o.holds
        FROM frontdesk.mark AS m JOIN frontdesk.occupancy AS o USING (reservation_id)
        WHERE m.day IN (old_row."preferredDate", new_row."preferredDate") AND m.code = ANY (placement_codes)
          AND (freed OR m.code = 'unchecked')
          AND m.reservation_id IS DISTINCT FROM new_row.id
    LOOP
        SELECT * INTO decision FROM frontdesk.place(flagged.day, flagged.start_minute, flagged.duration_minutes,
            flagged.buffer_minutes, flagged.service_id, flagged.reservation_id, false);
        IF decision.refusal IS NULL OR NOT flagged.holds THEN
            DELETE FROM frontdesk.mark WHERE reservation_id = flagged.reservation_id AND code = flagged.code;
        END IF;
    END LOOP;
END $$;

-- As in V11, but that a row which nobody has filled yet is filled whole by whoever writes it first.
CREATE OR REPLACE FUNCTION frontdesk.keep_in_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    given     CONSTANT public.reservations := NEW;
    -- Nothing of the new columns is known yet: the row is new, or was written before the triggers and not filled since.
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
        -- The key share keeps the service from being deleted before this row points at it.
        SELECT id, code, name, "durationMinutes" AS duration INTO service FROM public.services
        WHERE CASE WHEN switched_new THEN id = NEW."serviceId" ELSE code = NEW.service::text END
        FOR KEY SHARE;
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

-- Notes the rows that were written between a backup and now, by the transactions that wrote them. Asked once, before the
-- fill: from then on rows are written by the fill too. oldest_running is the oldest transaction that was under way when
-- the backup was made; what that one or a later one wrote may not be in it.
CREATE FUNCTION frontdesk.note_written_since(oldest_running bigint) RETURNS bigint
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH reference AS (
        SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest
    ), noted AS (
        INSERT INTO frontdesk.row_written (reservation_id)
        SELECT r.id FROM public.reservations AS r, reference,
            -- A row tells the last 32 of its transaction's 64 bits; no row is older than 2^32 transactions.
            LATERAL (SELECT ((newest >> 32) << 32) + r.xmin::text::bigint AS guess) AS low
        WHERE CASE WHEN guess > newest THEN guess - (1::bigint << 32) ELSE guess END >= oldest_running
        RETURNING 1
    )
    SELECT count(*) FROM noted
$$;

-- Whether the first upgrade of a legacy database is under way: then a row with a start and no service was moved after the
-- triggers of V11 came and before those of this script, which know its service too.
CREATE FUNCTION frontdesk.fills_every_row() RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM frontdesk.addition WHERE kind = 'column' AND name = 'reservations.serviceId')
       AND NOT EXISTS (SELECT FROM frontdesk.upgrade_run WHERE finished_at IS NOT NULL)
$$;

-- Fills reservations by their places in the table, such as '(17,4)', at most some thousand at a time. No old column is touched; a row with
-- any of its six new columns set keeps what it has. Rows that another session has locked are passed over; so is one that
-- changed at this very moment. rows_unfilled finds both again.
DROP FUNCTION frontdesk.fill_batch(text, integer);
CREATE FUNCTION frontdesk.fill_rows(page text[], OUT locked integer, OUT filled integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    attention text[];
    first_run CONSTANT boolean := frontdesk.fills_every_row();
BEGIN
    PERFORM set_config('frontdesk.writer', 'fill', true);
    WITH mine AS MATERIALIZED (
        SELECT r.ctid AS place, r.id, r."preferredDate" AS day, r.service::text AS code, r.status,
               r."preferredTime", r."timeSlotStart", r."serviceId", r."estimatedDuration",
               num_nonnulls(r."serviceId", r."serviceName", r."estimatedDuration", r."timeSlotEnd") = 0 AS no_service,
               num_nonnulls(r.period, r."timeSlotStart") = 0 AS no_start
        FROM public.reservations AS r
        WHERE r.ctid = ANY (page::tid[])
        FOR NO KEY UPDATE SKIP LOCKED
    ), read AS MATERIALIZED (
        SELECT m.place, m.id, m.day, m."preferredTime",
               m.no_service AND (m.no_start OR (first_run AND s.id IS NOT NULL)) AS untouched,
               m.status IN ('PENDING', 'CONFIRMED') AS holds,
               frontdesk.read_time(coalesce(m."timeSlotStart", m."preferredTime")) AS starts,
               coalesce(m."serviceId", s.id) AS service_id,
               s.name AS service_name,
               CASE WHEN m.no_service THEN s."durationMinutes" ELSE m."estimatedDuration" END AS duration,
               s."bufferMinutes" AS buffer
        FROM mine AS m LEFT JOIN public.services AS s
            ON CASE WHEN m.no_service AND (m.no_start OR first_run) THEN s.code = m.code ELSE s.id = m."serviceId" END
    ), written AS (
        UPDATE public.reservations AS r
        SET "serviceId"         = w.service_id,
            "serviceName"       = w.service_name,
            "estimatedDuration" = w.duration,
            period              = frontdesk.period_of(w.starts),
            "timeSlotStart"     = frontdesk.write_time(w.starts),
            "timeSlotEnd"       = frontdesk.write_time(w.starts + w.duration)
        FROM read AS w
        WHERE r.ctid = w.place AND w.untouched AND (w.service_id IS NOT NULL OR w.starts IS NOT NULL)
        RETURNING 1
    ), held AS (
        INSERT INTO frontdesk.occupancy
            (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
        SELECT w.id, w.day, w.starts, least(greatest(coalesce(w.duration, 30), 1), 1440),
               least(greatest(coalesce(w.buffer, 10), 0), 1440), w.service_id, w.holds
        FROM read AS w WHERE w.starts IS NOT NULL
        ON CONFLICT (reservation_id) DO UPDATE
        SET service_id = excluded.service_id, duration_minutes = excluded.duration_minutes,
            buffer_minutes = excluded.buffer_minutes
        WHERE occupancy.service_id IS NULL AND excluded.service_id IS NOT NULL
    )
    SELECT (SELECT count(*) FROM mine), (SELECT count(*) FROM written),
           (SELECT array_agg(w.id) FROM read AS w
            WHERE w.starts IS NULL OR w.starts + coalesce(w.duration, 30) >= 1440
               OR frontdesk.read_time(w."preferredTime") IS DISTINCT FROM w.starts)
    INTO locked, filled, attention;

    PERFORM frontdesk.mark_row(r.id, r."preferredDate", r."preferredTime", r."timeSlotStart", starts,
                               least(greatest(coalesce(r."estimatedDuration", 30), 1), 1440))
    FROM public.reservations AS r, frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) AS starts
    WHERE r.id = ANY (attention);
END $$;

-- One page of the table after a place in it: at most batch_size rows of at most 64 blocks, all before until_block: rows
-- that the fill has written stand behind that, and need not be looked at again. next_place is null when there is none.
CREATE FUNCTION frontdesk.fill_batch(
        after_place text, until_block bigint, batch_size integer,
        OUT next_place text, OUT scanned integer, OUT filled integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    next_block CONSTANT bigint := least(split_part(btrim(after_place, '()'), ',', 1)::bigint + 64, until_block);
    bound      CONSTANT text := format('(%s,0)', next_block);
    page       text[];
BEGIN
    SELECT array_agg(place::text) INTO page FROM (
        SELECT ctid AS place FROM public.reservations
        WHERE ctid > after_place::tid AND ctid < bound::tid ORDER BY ctid LIMIT batch_size) AS next_page;
    scanned := coalesce(cardinality(page), 0);
    filled := 0;
    IF scanned > 0 THEN
        SELECT result.filled INTO filled FROM frontdesk.fill_rows(page) AS result;
    END IF;
    next_place := CASE WHEN scanned = batch_size THEN page[scanned]
                       WHEN next_block < until_block THEN bound END;
END $$;

-- Places of rows that a fill has still to see: those without a place and without the mark that says why, and those that
-- have none of the new values though something is known of them. Reads the whole table.
CREATE FUNCTION frontdesk.rows_unfilled(most integer) RETURNS text[]
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT array_agg(place::text) FROM (
        SELECT r.ctid AS place FROM public.reservations AS r
        LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = r.id
        WHERE (o.reservation_id IS NULL AND NOT EXISTS (
                SELECT FROM frontdesk.mark AS m WHERE m.reservation_id = r.id AND m.code = 'unreadable-time'))
           OR (num_nonnulls(r."serviceId", r."serviceName", r."estimatedDuration", r."timeSlotEnd") = 0
               AND (num_nonnulls(r.period, r."timeSlotStart") = 0 OR (SELECT frontdesk.fills_every_row()))
               AND ((o.reservation_id IS NOT NULL AND num_nonnulls(r.period, r."timeSlotStart") = 0)
                    OR EXISTS (SELECT FROM public.services AS s WHERE s.code = r.service::text)))
        LIMIT most) AS left_over
$$;

-- Days on which two reservations that hold places meet, so that a capacity may be exceeded.
CREATE FUNCTION frontdesk.days_met() RETURNS SETOF date
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT day FROM (
        SELECT o.day, o.start_minute,
               max(o.start_minute + o.duration_minutes + o.buffer_minutes) OVER (
                   PARTITION BY o.day ORDER BY o.start_minute, o.reservation_id
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held_until
        FROM frontdesk.occupancy AS o WHERE o.holds) AS held
    WHERE held_until > start_minute
    ORDER BY day
$$;

-- Flags what the fill, a new opening or a smaller capacity leaves over capacity on a day, and answers how many. Of the
-- rows that do not fit together the latest made are flagged, so those that stay unflagged fit. Holds the day's guard to
-- the end of the transaction.
CREATE FUNCTION frontdesk.flag_day(wanted_day date) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held     record;
    decision record;
    flagged  integer := 0;
BEGIN
    INSERT INTO frontdesk.day_guard AS guard (day, version) VALUES (wanted_day, 1)
    ON CONFLICT (day) DO UPDATE SET version = guard.version + 1;
    FOR held IN
        SELECT o.* FROM frontdesk.occupancy AS o JOIN public.reservations AS r ON r.id = o.reservation_id
        WHERE o.day = wanted_day AND o.holds
          AND NOT EXISTS (SELECT FROM frontdesk.mark AS m WHERE m.reservation_id = o.reservation_id
                          AND m.code IN ('full', 'squeeze-in'))
        ORDER BY r."createdAt" DESC, o.reservation_id DESC
    LOOP
        SELECT * INTO decision FROM frontdesk.place(held.day, held.start_minute, held.duration_minutes,
            held.buffer_minutes, held.service_id, held.reservation_id, true);
        IF decision.free < 1 THEN
            INSERT INTO frontdesk.mark (reservation_id, code, day)
            VALUES (held.reservation_id, 'full', held.day) ON CONFLICT DO NOTHING;
            flagged := flagged + 1;
        END IF;
    END LOOP;
    RETURN flagged;
END $$;

CREATE OR REPLACE FUNCTION frontdesk.flag_over_capacity() RETURNS integer
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(frontdesk.flag_day(met)), 0)::integer FROM frontdesk.days_met() AS met
$$;
