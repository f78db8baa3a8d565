-- BEFORE trigger: keeps the old and the new columns of a row in step, whichever of them the client wrote. What the statement
-- changed wins; a value that is given explicitly is kept. Never fails a statement that is not the desk's.
CREATE OR REPLACE FUNCTION frontdesk.sync_columns() RETURNS trigger
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
