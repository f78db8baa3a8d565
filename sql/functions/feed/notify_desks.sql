-- Notifies the desks of the changed days, or of the trigger's argument. Never fails the statement: a full queue fails the
-- commit, where no handler can catch it, so nothing is sent once a listener that does not read has filled half of it; and a
-- transaction that has notified cannot be prepared for a two-phase commit, so where the server allows that, only desks notify,
-- and desks read every second. Days are in ISO style whatever the session's is.
CREATE OR REPLACE FUNCTION frontdesk.notify_desks() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
    most CONSTANT integer := 31;
    days date[];
BEGIN
    IF current_setting('max_prepared_transactions')::integer > 0 AND NOT coalesce(frontdesk.writes_as('desk'), false) THEN
        RETURN NULL;
    END IF;
    IF pg_notification_queue_usage() >= 0.5 THEN
        RETURN NULL;
    END IF;
    IF TG_NARGS > 0 THEN
        PERFORM pg_notify('frontdesk', TG_ARGV[0]);
        RETURN NULL;
    ELSIF TG_TABLE_NAME = 'day_lock' THEN
        -- Version 0 is a row made beforehand.
        days := ARRAY(SELECT day FROM rows_after WHERE version > 0 LIMIT most + 1);
    ELSE
        days := ARRAY(SELECT DISTINCT CASE WHEN reservation_id <> '' THEN day END FROM rows_after LIMIT most + 1);
    END IF;
    IF cardinality(days) > most OR array_position(days, NULL) IS NOT NULL THEN
        PERFORM pg_notify('frontdesk', 'rules');
    ELSE
        PERFORM pg_notify('frontdesk', changed::text) FROM unnest(days) AS changed;
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;
