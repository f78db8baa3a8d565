-- Notifies the desks of the row's day, or of the trigger's argument. A full queue fails the commit, where no handler can
-- catch it, so nothing is sent once a listener that does not read has filled half of it. Days are in ISO style whatever
-- the session's is.
CREATE OR REPLACE FUNCTION frontdesk.notify_desks() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
BEGIN
    IF pg_notification_queue_usage() < 0.5 THEN
        IF TG_NARGS > 0 THEN
            PERFORM pg_notify('frontdesk', TG_ARGV[0]);
        ELSE
            PERFORM pg_notify('frontdesk', NEW.day::text);
        END IF;
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;
