-- What desks watch to see every change: the versions of days, the number of unchecked writes, the number of changes of the
-- rules. These are authoritative; a notification only says that it is worth reading them. It holds a day, or 'rules', and
-- never a patient's data. Desks that receive none read every few seconds.

-- Notifies the desks of the row's day, or of the trigger's argument. A full queue fails the commit, where no handler can
-- catch it, so nothing is sent once a listener that does not read has filled half of it. Days are in ISO style whatever
-- the session's is.
CREATE FUNCTION frontdesk.notify_desks() RETURNS trigger
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

-- Records a change of the rules, unless the statement changed nothing but timestamps. Never fails the statement.
CREATE FUNCTION frontdesk.rules_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    changed boolean := true;
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := EXISTS (SELECT FROM rows_after);
    ELSIF TG_OP = 'DELETE' THEN
        changed := EXISTS (SELECT FROM rows_before);
    ELSIF TG_OP = 'UPDATE' THEN
        changed := EXISTS (SELECT to_jsonb(b) - 'updatedAt' FROM rows_before AS b
                           EXCEPT ALL SELECT to_jsonb(a) - 'updatedAt' FROM rows_after AS a);
    END IF;
    IF changed THEN
        INSERT INTO frontdesk.rules_change (what) VALUES (TG_TABLE_NAME);
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;

-- Creates the desk's triggers on those tables of the rules that have none; run at every launch, as a table may have been
-- created or recreated since. Returns whether it created any. Skips a table whose owner this login is not a member of.
CREATE FUNCTION frontdesk.watch_rules() RETURNS boolean
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
        put := true;
    END LOOP;
    RETURN put;
END $$;

CREATE TRIGGER frontdesk_notify_rules AFTER INSERT ON frontdesk.rules_change
    FOR EACH ROW EXECUTE FUNCTION frontdesk.notify_desks('rules');
CREATE TRIGGER frontdesk_notify_unchecked AFTER INSERT ON frontdesk.unchecked_write
    FOR EACH ROW WHEN (NEW.reservation_id <> '') EXECUTE FUNCTION frontdesk.notify_desks();
CREATE TRIGGER frontdesk_notify_every_day AFTER INSERT ON frontdesk.unchecked_write
    FOR EACH ROW WHEN (NEW.reservation_id = '') EXECUTE FUNCTION frontdesk.notify_desks('rules');
CREATE TRIGGER frontdesk_notify_day AFTER INSERT OR UPDATE ON frontdesk.day_lock
    FOR EACH ROW EXECUTE FUNCTION frontdesk.notify_desks();

-- Triggers call functions with the rights of the tables' users, and everything else is called by the owner.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA frontdesk FROM PUBLIC;
