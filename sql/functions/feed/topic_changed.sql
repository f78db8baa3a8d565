-- Counts a change of the topic that the trigger's argument names.
CREATE OR REPLACE FUNCTION frontdesk.topic_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE frontdesk.live_topic SET changes = changes + 1 WHERE name = TG_ARGV[0];
    RETURN NULL;
END $$;
