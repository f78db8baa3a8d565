-- What the desks watch to see every change of a day, by whomever. The truth is counted: a day's version, its unchecked
-- writes, and the changes of the rules. A notification only says that it is worth looking now; it names a day, or
-- 'rules', and never a patient. Desks that hear none look every few seconds.

-- Changes of what holds for every day: openings, services, limits. Append-only, and its version is how many there are:
-- numbers are drawn before a transaction commits, so the largest says nothing of those still under way. The same holds
-- for frontdesk.unchecked_write; nothing is ever deleted from either.
CREATE TABLE frontdesk.rules_change (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    what text        NOT NULL,
    at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX unchecked_write_day_idx ON frontdesk.unchecked_write (day);
-- A change of closures that could not tell its days (V14); every day may be meant.
CREATE INDEX unchecked_write_every_day_idx ON frontdesk.unchecked_write (id) WHERE reservation_id = '';

-- Notifies the desks of the row's day, or of what the trigger names. A queue that is full fails the commit, where
-- nobody can catch it, so a queue that a sleeping listener has half filled is left alone. Days are written as ISO
-- whatever the session's style is.
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

CREATE TRIGGER frontdesk_notify_rules AFTER INSERT ON frontdesk.rules_change
    FOR EACH ROW EXECUTE FUNCTION frontdesk.notify_desks('rules');

-- Lists a change of the rules. A statement that changed nothing but stamps is none. The statement never fails by it.
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

-- How many changes of the rules the days to come were looked through for.
CREATE TABLE frontdesk.rules_rechecked (
    only_row boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    changes  bigint  NOT NULL
);
INSERT INTO frontdesk.rules_rechecked (changes) VALUES (0);

-- Puts the desk's triggers on the tables of the rules that have none yet; called at each launch, as one may have
-- appeared, or been made anew, since the last. Answers whether it did anything. A table that another login owns, and
-- this one may not act for, is left as it is.
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

SET LOCAL lock_timeout = '50ms';

SELECT frontdesk.watch_rules();

-- Last, as whoever writes a reservation needs the guard meanwhile.
CREATE TRIGGER frontdesk_notify_unchecked AFTER INSERT ON frontdesk.unchecked_write
    FOR EACH ROW WHEN (NEW.reservation_id <> '') EXECUTE FUNCTION frontdesk.notify_desks();
CREATE TRIGGER frontdesk_notify_every_day AFTER INSERT ON frontdesk.unchecked_write
    FOR EACH ROW WHEN (NEW.reservation_id = '') EXECUTE FUNCTION frontdesk.notify_desks('rules');
CREATE TRIGGER frontdesk_notify_day AFTER INSERT OR UPDATE ON frontdesk.day_guard
    FOR EACH ROW EXECUTE FUNCTION frontdesk.notify_desks();
