-- Gives a new table in public the owner and the grants of reservations, so that every login that uses the one can use the
-- other.
CREATE OR REPLACE FUNCTION frontdesk.share_like_reservations(new_table regclass) RETURNS void
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
