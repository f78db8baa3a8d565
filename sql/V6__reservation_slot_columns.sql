-- The six new columns, all nullable and without default: a change of the catalog only, no row is rewritten. The foreign key
-- is added NOT VALID, so that no row is read under the lock; the next script validates it.

SET LOCAL lock_timeout = '50ms';

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute
                   WHERE attrelid = 'public.reservations'::regclass AND attname = 'serviceId' AND NOT attisdropped) THEN
        ALTER TABLE public.reservations
            ADD COLUMN "serviceId"         text,
            ADD COLUMN "serviceName"       varchar(100),
            ADD COLUMN "estimatedDuration" integer,
            ADD COLUMN period              public."Period",
            ADD COLUMN "timeSlotStart"     varchar(5),
            ADD COLUMN "timeSlotEnd"       varchar(5);
        INSERT INTO frontdesk.addition (kind, name)
        SELECT 'column', 'reservations.' || added
        FROM unnest(ARRAY ['serviceId', 'serviceName', 'estimatedDuration', 'period', 'timeSlotStart', 'timeSlotEnd'])
            AS added;
    END IF;

    IF NOT EXISTS (SELECT FROM pg_constraint
                   WHERE conrelid = 'public.reservations'::regclass AND contype = 'f'
                     AND confrelid = 'public.services'::regclass) THEN
        ALTER TABLE public.reservations
            ADD CONSTRAINT "reservations_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES public.services (id)
                ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
        INSERT INTO frontdesk.addition (kind, name) VALUES ('constraint', 'reservations.reservations_serviceId_fkey');
    END IF;

    -- Concurrent index builds run outside a transaction, in scripts of their own; the ledger is written before them.
    INSERT INTO frontdesk.addition (kind, name)
    SELECT 'index', planned
    FROM unnest(ARRAY ['reservations_serviceId_idx', 'reservations_period_idx', 'reservations_preferredDate_period_idx'])
        AS planned
    WHERE to_regclass(format('public.%I', planned)) IS NULL;
END $$;
