-- Reads all rows, under SHARE UPDATE EXCLUSIVE: neither readers nor writers of reservations wait for it.

SET LOCAL lock_timeout = '50ms';

DO $$
DECLARE
    unvalidated name;
BEGIN
    FOR unvalidated IN
        SELECT constraints.conname
        FROM pg_constraint AS constraints
        JOIN frontdesk.addition ON kind = 'constraint' AND name = 'reservations.' || constraints.conname
        WHERE constraints.conrelid = 'public.reservations'::regclass AND NOT constraints.convalidated
    LOOP
        EXECUTE format('ALTER TABLE public.reservations VALIDATE CONSTRAINT %I', unvalidated);
    END LOOP;
END $$;
