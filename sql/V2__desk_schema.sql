-- What the desk keeps about the clinic and about the upgrade itself. All of it stands in the schema frontdesk, where
-- the website's tools do not look.

CREATE TABLE frontdesk.clinic (
    only_row           boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    zone               text        NOT NULL DEFAULT 'Asia/Seoul',
    -- Tests stop the clock here; null is the server's own clock.
    fixed_now          timestamptz,
    -- The least version of the desk that may write to this schema, and the least that may read it.
    least_writer       integer     NOT NULL DEFAULT 1,
    least_reader       integer     NOT NULL DEFAULT 1
);
COMMENT ON TABLE frontdesk.clinic IS 'One row: the clinic''s zone and who may work on this schema.';
INSERT INTO frontdesk.clinic DEFAULT VALUES;

-- A zone that PostgreSQL does not know would break every reading of the clock, so it is refused when written.
CREATE FUNCTION frontdesk.check_zone() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_catalog.now() AT TIME ZONE NEW.zone;
    RETURN NEW;
END $$;
CREATE TRIGGER clinic_check_zone BEFORE INSERT OR UPDATE ON frontdesk.clinic
    FOR EACH ROW EXECUTE FUNCTION frontdesk.check_zone();

CREATE TABLE frontdesk.addition (
    kind     text        NOT NULL CHECK (kind IN ('type', 'table', 'column', 'constraint', 'index')),
    name     text        NOT NULL,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (kind, name)
);
COMMENT ON TABLE frontdesk.addition IS
    'What the desk added to the schema public, and so may take back. What the website made is never listed.';

CREATE TABLE frontdesk.upgrade_run (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    shape       text        NOT NULL,
    program     text        NOT NULL,
    report      jsonb
);
COMMENT ON TABLE frontdesk.upgrade_run IS 'One row a launch that had something to upgrade, with its report.';

-- The clinic's wall clock.
CREATE FUNCTION frontdesk.clock() RETURNS timestamp
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(fixed_now, pg_catalog.clock_timestamp()) AT TIME ZONE zone FROM frontdesk.clinic
$$;

-- Gives a new object of public the owner and the grants of reservations, so that whoever could use the one can use
-- the other.
CREATE FUNCTION frontdesk.share_like_reservations(new_table regclass) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    owner_name name;
    privilege  record;
BEGIN
    SELECT pg_get_userbyid(relowner) INTO owner_name FROM pg_class WHERE oid = 'public.reservations'::regclass;
    FOR privilege IN
        SELECT acl.grantee, acl.privilege_type, acl.is_grantable
        FROM pg_class, aclexplode(relacl) AS acl
        WHERE oid = 'public.reservations'::regclass AND acl.grantee <> relowner
    LOOP
        EXECUTE format('GRANT %s ON TABLE %s TO %s%s',
            privilege.privilege_type,
            new_table,
            CASE privilege.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(privilege.grantee)) END,
            CASE WHEN privilege.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
    END LOOP;
    IF owner_name <> current_user THEN
        EXECUTE format('ALTER TABLE %s OWNER TO %I', new_table, owner_name);
    END IF;
END $$;
