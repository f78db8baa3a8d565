-- Records a change of the rules, unless the statement changed nothing but timestamps, and has what the desk keeps of a service
-- follow its id. Never fails the statement.
CREATE OR REPLACE FUNCTION frontdesk.rules_changed() RETURNS trigger
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
