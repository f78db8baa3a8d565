-- Has the desk's triggers of a table fire whatever session_replication_role is.
CREATE OR REPLACE FUNCTION frontdesk.fire_always(watched regclass) RETURNS void
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
