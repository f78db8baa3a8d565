-- What desks watch of the waiting list and of the calls.

-- Counts a change of the topic that the trigger's argument names.
CREATE FUNCTION frontdesk.topic_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE frontdesk.live_topic SET changes = changes + 1 WHERE name = TG_ARGV[0];
    RETURN NULL;
END $$;

CREATE TRIGGER frontdesk_count_waiting AFTER INSERT OR UPDATE OR DELETE ON frontdesk.waiting_wish
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.topic_changed('waiting');
CREATE TRIGGER frontdesk_notify_waiting AFTER INSERT OR UPDATE OR DELETE ON frontdesk.waiting_wish
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks('waiting');
SELECT frontdesk.fire_always('frontdesk.waiting_wish');

CREATE TRIGGER frontdesk_count_calls AFTER INSERT OR UPDATE OR DELETE ON frontdesk.call_entry
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.topic_changed('calls');
CREATE TRIGGER frontdesk_notify_calls AFTER INSERT OR UPDATE OR DELETE ON frontdesk.call_entry
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks('calls');
SELECT frontdesk.fire_always('frontdesk.call_entry');

REVOKE EXECUTE ON FUNCTION frontdesk.topic_changed() FROM PUBLIC;
