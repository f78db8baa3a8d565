-- What desks watch to see every change: the versions of days, the number of unchecked writes, the number of changes of the
-- rules. These are authoritative; a notification only says that it is worth reading them. It holds a day, or 'rules', and
-- never a patient's data. Desks that receive none read every few seconds.

-- Notifies the desks of the changed days, or of the trigger's argument. Never fails the statement: a full queue fails the
-- commit, where no handler can catch it, so nothing is sent once a listener that does not read has filled half of it; and a
-- transaction that has notified cannot be prepared for a two-phase commit, so where the server allows that, only desks notify,
-- and desks read every second. Days are in ISO style whatever the session's is.
CREATE FUNCTION frontdesk.notify_desks() RETURNS trigger
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

-- Records a change of the rules, unless the statement changed nothing but timestamps, and has what the desk keeps of a service
-- follow its id. Never fails the statement.
CREATE FUNCTION frontdesk.rules_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms' AS $$
DECLARE
    changed boolean := true;
    renamed record;
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
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'services' THEN
        FOR renamed IN SELECT b.id AS old_id, a.id AS new_id FROM rows_before AS b JOIN rows_after AS a ON a.code = b.code
                       WHERE a.id <> b.id LOOP
            UPDATE frontdesk.service_setting SET service_id = renamed.new_id WHERE service_id = renamed.old_id;
            UPDATE frontdesk.service_change SET service_id = renamed.new_id WHERE service_id = renamed.old_id;
            UPDATE frontdesk.daily_limit SET service_id = renamed.new_id WHERE service_id = renamed.old_id;
            UPDATE frontdesk.closure SET service_id = renamed.new_id WHERE service_id = renamed.old_id;
        END LOOP;
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;

-- Has the desk's triggers of a table fire whatever session_replication_role is.
CREATE FUNCTION frontdesk.fire_always(watched regclass) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ours record;
BEGIN
    FOR ours IN
        SELECT t.tgname FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid
        WHERE t.tgrelid = watched AND NOT t.tgisinternal AND p.pronamespace = 'frontdesk'::regnamespace
          AND t.tgenabled <> 'A'
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', watched, ours.tgname);
    END LOOP;
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
        PERFORM frontdesk.fire_always(watched);
        put := true;
    END LOOP;
    RETURN put;
END $$;

CREATE TRIGGER frontdesk_notify_rules AFTER INSERT ON frontdesk.rules_change
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks('rules');
CREATE TRIGGER frontdesk_notify_unchecked AFTER INSERT ON frontdesk.unchecked_write
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks();
CREATE TRIGGER frontdesk_notify_day_made AFTER INSERT ON frontdesk.day_lock
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks();
CREATE TRIGGER frontdesk_notify_day AFTER UPDATE ON frontdesk.day_lock
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks();
SELECT frontdesk.fire_always(ours)
FROM unnest(ARRAY ['frontdesk.rules_change', 'frontdesk.unchecked_write', 'frontdesk.day_lock']::regclass[]) AS ours;

-- Triggers call functions with the rights of the tables' users, and everything else is called by the owner.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA frontdesk FROM PUBLIC;
