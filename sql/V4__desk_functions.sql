-- What the expansion itself needs.

-- Refuses a zone that PostgreSQL does not know: every reading of the clock would fail.
CREATE FUNCTION frontdesk.check_zone() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_catalog.now() AT TIME ZONE NEW.zone;
    RETURN NEW;
END $$;

CREATE TRIGGER clinic_check_zone BEFORE INSERT OR UPDATE ON frontdesk.clinic
    FOR EACH ROW EXECUTE FUNCTION frontdesk.check_zone();

-- The clinic's wall clock.
CREATE FUNCTION frontdesk.clock() RETURNS timestamp
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- PL/pgSQL here and in the other functions that a write calls: its plans are kept for the session, an SQL function's are
    -- made anew in each statement.
    RETURN (SELECT coalesce(c.fixed_now, clock_timestamp()) AT TIME ZONE c.zone FROM frontdesk.clinic AS c);
END $$;

-- Gives a new table in public the owner and the grants of reservations, so that every login that uses the one can use the
-- other.
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
