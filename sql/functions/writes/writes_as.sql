-- Whether the transaction's writer is a desk. The setting counts only for roles that have the rights of the schema's owner,
-- who owns this function: a website's role cannot claim it. 'fill' and 'sweep' are the desk's own maintenance.
CREATE OR REPLACE FUNCTION frontdesk.writes_as(writer text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(current_setting('frontdesk.writer', true), '') = writer
       AND pg_has_role(session_user, current_user, 'USAGE');
END $$;
