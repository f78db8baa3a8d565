-- The upgraded schema: two enums and two tables. Each is created only where it is missing: where the website's own scripts
-- ran first they exist with that clinic's rows, and are left as they are.

SET LOCAL lock_timeout = '50ms';

DO $$
DECLARE
    owner_name name;
    first_stamp CONSTANT timestamp(3) := '2025-01-01 00:00:00';
BEGIN
    SELECT pg_get_userbyid(relowner) INTO owner_name FROM pg_class WHERE oid = 'public.reservations'::regclass;

    IF to_regtype('public."Period"') IS NULL THEN
        CREATE TYPE public."Period" AS ENUM ('MORNING', 'AFTERNOON');
        IF owner_name <> current_user THEN
            EXECUTE format('ALTER TYPE public."Period" OWNER TO %I', owner_name);
        END IF;
        INSERT INTO frontdesk.addition (kind, name) VALUES ('type', 'Period');
    END IF;

    IF to_regtype('public."DayOfWeek"') IS NULL THEN
        CREATE TYPE public."DayOfWeek" AS ENUM
            ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');
        IF owner_name <> current_user THEN
            EXECUTE format('ALTER TYPE public."DayOfWeek" OWNER TO %I', owner_name);
        END IF;
        INSERT INTO frontdesk.addition (kind, name) VALUES ('type', 'DayOfWeek');
    END IF;

    IF to_regclass('public.services') IS NULL THEN
        CREATE TABLE public.services (
            id                text         NOT NULL,
            code              varchar(50)  NOT NULL,
            name              varchar(100) NOT NULL,
            description       text,
            category          varchar(50),
            "durationMinutes" integer      NOT NULL,
            "bufferMinutes"   integer      NOT NULL DEFAULT 10,
            "isActive"        boolean      NOT NULL DEFAULT true,
            "displayOrder"    integer      NOT NULL DEFAULT 0,
            "createdAt"       timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
            "updatedAt"       timestamp(3) NOT NULL,
            CONSTRAINT services_pkey PRIMARY KEY (id)
        );
        CREATE UNIQUE INDEX services_code_key ON public.services (code);
        CREATE INDEX "services_isActive_displayOrder_idx" ON public.services ("isActive", "displayOrder");
        CREATE INDEX services_category_idx ON public.services (category);
        PERFORM frontdesk.share_like_reservations('public.services');
        INSERT INTO frontdesk.addition (kind, name) VALUES ('table', 'services');

        INSERT INTO public.services
            (id, code, name, category, "durationMinutes", "bufferMinutes", "displayOrder", "createdAt", "updatedAt")
        VALUES
            ('frontdesk-wrinkle-botox', 'WRINKLE_BOTOX', '주름 보톡스', 'BOTOX', 30, 10, 1, first_stamp, first_stamp);
    END IF;

    IF to_regclass('public.clinic_time_slots') IS NULL THEN
        CREATE TABLE public.clinic_time_slots (
            id               text                NOT NULL,
            "serviceId"      text,
            "dayOfWeek"      public."DayOfWeek"  NOT NULL,
            period           public."Period"     NOT NULL,
            "startTime"      varchar(5)          NOT NULL,
            "endTime"        varchar(5)          NOT NULL,
            "slotInterval"   integer             NOT NULL DEFAULT 30,
            "maxConcurrent"  integer             NOT NULL DEFAULT 1,
            "isActive"       boolean             NOT NULL DEFAULT true,
            "effectiveFrom"  date,
            "effectiveUntil" date,
            "createdAt"      timestamp(3)        NOT NULL DEFAULT CURRENT_TIMESTAMP,
            "updatedAt"      timestamp(3)        NOT NULL,
            CONSTRAINT clinic_time_slots_pkey PRIMARY KEY (id),
            CONSTRAINT "clinic_time_slots_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES public.services (id)
                ON DELETE SET NULL ON UPDATE CASCADE
        );
        CREATE INDEX "clinic_time_slots_isActive_idx" ON public.clinic_time_slots ("isActive");
        CREATE INDEX "clinic_time_slots_dayOfWeek_period_idx" ON public.clinic_time_slots ("dayOfWeek", period);
        CREATE INDEX "clinic_time_slots_serviceId_idx" ON public.clinic_time_slots ("serviceId");
        CREATE INDEX "clinic_time_slots_effectiveFrom_effectiveUntil_idx"
            ON public.clinic_time_slots ("effectiveFrom", "effectiveUntil");
        PERFORM frontdesk.share_like_reservations('public.clinic_time_slots');
        INSERT INTO frontdesk.addition (kind, name) VALUES ('table', 'clinic_time_slots');

        INSERT INTO public.clinic_time_slots
            (id, "dayOfWeek", period, "startTime", "endTime", "createdAt", "updatedAt")
        SELECT lower('frontdesk-' || weekday || '-' || half.period),
               weekday::public."DayOfWeek", half.period::public."Period", half.opens, half.closes,
               first_stamp, first_stamp
        FROM unnest(ARRAY ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']) AS weekday,
             (VALUES ('MORNING', '09:00', '12:00'), ('AFTERNOON', '14:00', '18:00')) AS half (period, opens, closes);
    END IF;
END $$;
