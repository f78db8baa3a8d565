-- Creates the desk's triggers on the website's table of closures where it exists and has none, and publishes the desk's
-- closures from today on there; run at every launch. Returns whether it did. Skips a table whose owner this login is not a
-- member of.
CREATE OR REPLACE FUNCTION frontdesk.watch_website_closures() RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    website CONSTANT oid := to_regclass('public.manual_time_closures');
BEGIN
    IF NOT frontdesk.website_has_closures()
            OR NOT (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = website)
            OR EXISTS (SELECT FROM pg_trigger WHERE tgrelid = website
                       AND tgfoid = 'frontdesk.website_closures_changed()'::regprocedure) THEN
        RETURN false;
    END IF;
    CREATE TRIGGER frontdesk_closures_added AFTER INSERT ON public.manual_time_closures
        REFERENCING NEW TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    CREATE TRIGGER frontdesk_closures_changed AFTER UPDATE ON public.manual_time_closures
        REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after
        FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    CREATE TRIGGER frontdesk_closures_removed AFTER DELETE ON public.manual_time_closures
        REFERENCING OLD TABLE AS rows_changed FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    CREATE TRIGGER frontdesk_closures_emptied AFTER TRUNCATE ON public.manual_time_closures
        FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.website_closures_changed();
    PERFORM frontdesk.fire_always('public.manual_time_closures');
    PERFORM frontdesk.publish_closure(c.id) FROM frontdesk.closure AS c
    WHERE c.day >= frontdesk.clock()::date ORDER BY c.day, c.id;
    RETURN true;
END $$;
