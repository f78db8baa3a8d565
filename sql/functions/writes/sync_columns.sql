-- BEFORE trigger: keeps the old and the new columns of a row in step, whichever of them the client wrote. What the statement
-- changed wins; a value that is given explicitly is kept. Never fails nor holds up a statement that is not the desk's: where
-- a service cannot be read or locked at once, its columns are left to the sweep.
CREATE OR REPLACE FUNCTION frontdesk.sync_columns() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    given     CONSTANT record := NEW;
    -- The labels of the enums. An expression on a column, and an assignment to it, remember its type as long as the session
    -- lives, and fail once the website has recreated that type; the slower jsonb then serves instead.
    type_now   text;
    type_was   text;
    period_now text;
    period_was text;
    -- None of the new columns is set: the row is new, or older than the triggers and not filled yet.
    fresh     boolean;
    service   record;
    found_service boolean;
    renamed   boolean := false;
    starts    integer;
    moved_old boolean;
    moved_new boolean;
    switched_old boolean;
    switched_new boolean;
BEGIN
    IF current_setting('session_replication_role') = 'replica' AND NOT frontdesk.writes_as('sweep') THEN
        BEGIN
            -- A subscription's apply fires no statement triggers.
            INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
            VALUES (NEW.id, NEW."preferredDate", '00000', TG_OP);
        EXCEPTION WHEN OTHERS THEN
            NULL;
        END;
    END IF;
    IF TG_OP = 'INSERT' AND pg_current_xact_id_if_assigned() IS NULL THEN
        -- The first write of its transaction: it may wait for a day, as nobody waits for it.
        PERFORM set_config('frontdesk.first_write', '1', true);
    END IF;
    BEGIN
        BEGIN
            type_now := NEW.service::text;
            period_now := NEW.period::text;
            IF TG_OP = 'UPDATE' THEN
                type_was := OLD.service::text;
                period_was := OLD.period::text;
            END IF;
        EXCEPTION WHEN OTHERS THEN
            type_now := to_jsonb(NEW) ->> 'service';
            period_now := to_jsonb(NEW) ->> 'period';
            IF TG_OP = 'UPDATE' THEN
                type_was := to_jsonb(OLD) ->> 'service';
                period_was := to_jsonb(OLD) ->> 'period';
            END IF;
        END;
        IF TG_OP = 'UPDATE' AND NEW."preferredDate" = OLD."preferredDate" AND NEW."preferredTime" = OLD."preferredTime"
                AND type_now = type_was AND NEW."serviceId" IS NOT DISTINCT FROM OLD."serviceId"
                AND OLD."timeSlotStart" IS NOT NULL AND OLD."serviceId" IS NOT NULL
                AND NEW."timeSlotStart" = OLD."timeSlotStart"
                AND NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration" THEN
            RETURN NEW;
        END IF;
        fresh := TG_OP = 'INSERT' OR frontdesk.writes_as('sweep') OR num_nonnulls(OLD."serviceId", OLD."serviceName",
            OLD."estimatedDuration", period_was, OLD."timeSlotStart", OLD."timeSlotEnd") = 0;
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
            switched_old := type_now IS DISTINCT FROM type_was
                AND NEW."serviceId" IS NOT DISTINCT FROM OLD."serviceId";
            switched_new := NEW."serviceId" IS DISTINCT FROM OLD."serviceId" AND NEW."serviceId" IS NOT NULL;
        END IF;

        IF switched_old OR switched_new THEN
            IF current_setting('transaction_isolation') = 'serializable' AND NOT frontdesk.writes_as('desk')
                    AND NOT frontdesk.writes_as('sweep') THEN
                -- A read of services could fail this transaction, or one that writes services, at its commit.
                IF NOT fresh AND switched_old THEN
                    NEW."serviceId" := NULL;
                    NEW."serviceName" := NULL;
                END IF;
            ELSE
                SELECT s.id, s.code, s.name, t.duration_minutes AS duration INTO service
                FROM public.services AS s, LATERAL frontdesk.terms_on(s.id, NEW."preferredDate") AS t
                WHERE CASE WHEN switched_new THEN s.id = NEW."serviceId" ELSE s.code = type_now END;
                found_service := FOUND;
                renamed := NOT fresh AND switched_new AND OLD."serviceId" IS NOT NULL
                    AND NOT EXISTS (SELECT FROM public.services AS s WHERE s.id = OLD."serviceId");
                IF found_service AND switched_old AND NOT frontdesk.keep_service(service.id) THEN
                    RAISE EXCEPTION USING ERRCODE = '55P03', MESSAGE = 'service locked';
                END IF;
                IF switched_new AND NOT found_service THEN
                    -- Whether the row may reference it is the foreign key's to say.
                    NULL;
                ELSIF fresh THEN
                    NEW."serviceId" := coalesce(NEW."serviceId", service.id);
                    NEW."serviceName" := coalesce(NEW."serviceName", service.name);
                    NEW."estimatedDuration" := coalesce(NEW."estimatedDuration", service.duration);
                ELSIF NOT renamed THEN
                    NEW."serviceId" := service.id;
                    IF NEW."serviceName" IS NOT DISTINCT FROM OLD."serviceName" THEN
                        NEW."serviceName" := service.name;
                    END IF;
                    IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration" THEN
                        NEW."estimatedDuration" := service.duration;
                    END IF;
                END IF;
                IF TG_OP = 'UPDATE' AND switched_new AND NOT renamed AND NOT fresh
                        AND type_now IS NOT DISTINCT FROM type_was THEN
                    NEW := jsonb_populate_record(NEW, jsonb_build_object('service',
                        frontdesk.legacy_type_of(service.id, service.code)));
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

        IF fresh THEN
            IF period_now IS NULL AND starts IS NOT NULL THEN
                BEGIN
                    NEW.period := frontdesk.period_of(starts);
                EXCEPTION WHEN OTHERS THEN
                    NEW := jsonb_populate_record(NEW, jsonb_build_object('period', frontdesk.period_of(starts)));
                END;
            END IF;
            NEW."timeSlotEnd" := coalesce(NEW."timeSlotEnd",
                frontdesk.write_time(starts + frontdesk.occupied_minutes(NEW."estimatedDuration")
                    + CASE WHEN NEW."estimatedDuration" IS NULL THEN NULL ELSE 0 END));
        ELSE
            IF (moved_old OR moved_new) AND period_now IS NOT DISTINCT FROM period_was THEN
                NEW := jsonb_populate_record(NEW, jsonb_build_object('period', frontdesk.period_of(starts)));
            END IF;
            IF NEW."timeSlotEnd" IS NOT DISTINCT FROM OLD."timeSlotEnd"
                    AND (moved_old OR moved_new OR NEW."estimatedDuration" IS DISTINCT FROM OLD."estimatedDuration") THEN
                -- Where the website stored an end that includes the buffer, the length is kept when only the start moves.
                IF NEW."estimatedDuration" IS NOT DISTINCT FROM OLD."estimatedDuration"
                        AND frontdesk.read_time(OLD."timeSlotEnd") > frontdesk.read_time(OLD."timeSlotStart") THEN
                    NEW."timeSlotEnd" := frontdesk.write_time(starts + frontdesk.read_time(OLD."timeSlotEnd")
                        - frontdesk.read_time(OLD."timeSlotStart"));
                ELSE
                    NEW."timeSlotEnd" := frontdesk.write_time(starts + CASE WHEN NEW."estimatedDuration" IS NOT NULL
                        THEN frontdesk.occupied_minutes(NEW."estimatedDuration") END);
                END IF;
            END IF;
        END IF;
        RETURN NEW;
    EXCEPTION WHEN OTHERS THEN
        IF frontdesk.writes_as('desk') THEN
            RAISE;
        END IF;
        -- The statement trigger finds the columns out of step, and lists the row for the sweep.
        RETURN given;
    END;
END $$;
