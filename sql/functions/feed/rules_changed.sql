-- Records a change of the rules, unless the statement changed nothing but timestamps. Never fails the statement.
CREATE OR REPLACE FUNCTION frontdesk.rules_changed() RETURNS trigger
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
