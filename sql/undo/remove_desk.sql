-- Takes the desk back out of a database: its triggers, what frontdesk.addition says it added to public, and its own
-- schema but for one record of the roll-back. Every row and every column that the website made stays. It runs as one
-- transaction; what somebody else has meanwhile built on the desk's additions makes it fail whole, by name.

SET LOCAL lock_timeout = '50ms';

DO $$
DECLARE
    trigger_of record;
    listed     record;
    desk_owner name;
    ledger     jsonb;
    schema_version text;
BEGIN
    IF to_regclass('frontdesk.addition') IS NULL THEN
        RAISE EXCEPTION 'the desk has not been here, or was taken out before';
    END IF;
    SELECT pg_get_userbyid(nspowner) INTO desk_owner FROM pg_namespace WHERE nspname = 'frontdesk';
    SELECT max(version::integer) INTO schema_version FROM frontdesk.flyway_schema_history
    WHERE success AND version ~ '^[0-9]+$';
    SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'name', name) ORDER BY kind, name), '[]')
    INTO ledger FROM frontdesk.addition;

    FOR trigger_of IN
        SELECT t.tgname, t.tgrelid::regclass AS on_table
        FROM pg_trigger AS t
        JOIN pg_proc AS p ON p.oid = t.tgfoid
        JOIN pg_class AS c ON c.oid = t.tgrelid
        WHERE p.pronamespace = 'frontdesk'::regnamespace AND c.relnamespace <> 'frontdesk'::regnamespace
          AND NOT t.tgisinternal
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', trigger_of.tgname, trigger_of.on_table);
    END LOOP;

    -- The desk's own tables and functions use the types and columns, so they go first.
    DROP SCHEMA frontdesk CASCADE;

    FOR listed IN
        SELECT entry ->> 'kind' AS kind, entry ->> 'name' AS name,
               split_part(entry ->> 'name', '.', 1) AS on_table,
               substr(entry ->> 'name', strpos(entry ->> 'name', '.') + 1) AS part
        FROM jsonb_array_elements(ledger) AS entry
        ORDER BY array_position(ARRAY ['constraint', 'index', 'column', 'table', 'type'], entry ->> 'kind'),
                 -- Openings point at services.
                 CASE entry ->> 'name' WHEN 'services' THEN 1 ELSE 0 END, entry ->> 'name'
    LOOP
        CASE listed.kind
            WHEN 'constraint' THEN
                EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT IF EXISTS %I', listed.on_table, listed.part);
            WHEN 'index' THEN EXECUTE format('DROP INDEX IF EXISTS public.%I', listed.name);
            WHEN 'column' THEN
                EXECUTE format('ALTER TABLE public.%I DROP COLUMN IF EXISTS %I', listed.on_table, listed.part);
            WHEN 'table' THEN EXECUTE format('DROP TABLE IF EXISTS public.%I', listed.name);
            WHEN 'type' THEN EXECUTE format('DROP TYPE IF EXISTS public.%I', listed.name);
        END CASE;
    END LOOP;

    EXECUTE format('CREATE SCHEMA frontdesk AUTHORIZATION %I', desk_owner);
    CREATE TABLE frontdesk.roll_back (
        only_row       boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
        rolled_back_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        rolled_back_by text        NOT NULL DEFAULT session_user,
        schema_version text,
        removed        jsonb       NOT NULL
    );
    COMMENT ON TABLE frontdesk.roll_back IS 'The desk was taken out; the next launch asks before it upgrades again.';
    EXECUTE format('ALTER TABLE frontdesk.roll_back OWNER TO %I', desk_owner);
    INSERT INTO frontdesk.roll_back (schema_version, removed) VALUES (schema_version, ledger);
END $$;
