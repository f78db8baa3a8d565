-- AFTER trigger: notes concurrent writes for the verification while an upgrade runs, and applies the row. Never fails a
-- statement that is not the desk's: what cannot be checked in time is kept unchecked. What a SERIALIZABLE transaction read
-- here could fail its commit, where no handler can catch it, so its writes are kept unchecked at once. A client with a
-- statement_timeout waits for at most a quarter of it.
CREATE OR REPLACE FUNCTION frontdesk.reservation_written() RETURNS trigger
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
