-- Creates the desk's triggers on those tables of the rules that have none; run at every launch, as a table may have been
-- created or recreated since. Returns whether it created any. Skips a table whose owner this login is not a member of.
CREATE OR REPLACE FUNCTION frontdesk.watch_rules() RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    watched regclass;
    put     boolean := false;
BEGIN
    FOR watched IN
        SELECT c.oid FROM pg_class AS c
        WHERE c.oid IN (to_regclass('public.clinic_time_slots'), to_regclass('public.services'),
                        to_regclass('public.service_reservation_limits'),
                        to_regclass('frontdesk.service_change'), to_regclass('frontdesk.daily_limit'))
          AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE')
          AND NOT EXISTS (SELECT FROM pg_trigger AS t
                          WHERE t.tgrelid = c.oid AND t.tgfoid = 'frontdesk.rules_changed()'::regprocedure)
        ORDER BY c.relname
    LOOP
        EXECUTE format('CREATE TRIGGER frontdesk_rules_added AFTER INSERT ON %s REFERENCING NEW TABLE AS rows_after'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.rules_changed()', watched);
        EXECUTE format('CREATE TRIGGER frontdesk_rules_changed AFTER UPDATE ON %s REFERENCING OLD TABLE AS rows_before'
            || ' NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.rules_changed()', watched);
        EXECUTE format('CREATE TRIGGER frontdesk_rules_removed AFTER DELETE ON %s REFERENCING OLD TABLE AS rows_before'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.rules_changed()', watched);
        EXECUTE format('CREATE TRIGGER frontdesk_rules_emptied AFTER TRUNCATE ON %s'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.rules_changed()', watched);
        PERFORM frontdesk.fire_always(watched);
        put := true;
    END LOOP;
    RETURN put;
END $$;
