-- Keeps a service from being deleted before a row that references it is committed. False, without waiting, where it is locked
-- or gone. A transaction locks each service once.
CREATE OR REPLACE FUNCTION frontdesk.keep_service(wanted_id text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kept CONSTANT jsonb := coalesce(nullif(current_setting('frontdesk.kept_services', true), ''), '[]');
BEGIN
    IF kept ? wanted_id THEN
        RETURN true;
    END IF;
    PERFORM FROM public.services AS s WHERE s.id = wanted_id FOR KEY SHARE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM set_config('frontdesk.kept_services', (kept || to_jsonb(wanted_id))::text, true);
    RETURN true;
END $$;
