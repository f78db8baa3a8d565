-- The triggers on the website's reservations. Last but for the other tables of the website's, when all that they call exists.
-- SHARE ROW EXCLUSIVE: waits for writers, and makes them wait, for at most the lock timeout. They fire whatever
-- session_replication_role is. The fill writes old and new columns itself, so its statements skip them; only a role with the
-- rights of the schema's owner can claim to be the fill.

SET LOCAL lock_timeout = '50ms';

DO $$
DECLARE
    owner       CONSTANT oid := nspowner FROM pg_namespace WHERE nspname = 'frontdesk';
    unless_fill CONSTANT text := format($when$WHEN (current_setting('frontdesk.writer', true) IS DISTINCT FROM 'fill'
        OR NOT pg_has_role(session_user, %s::oid, 'USAGE'))$when$, owner);
BEGIN
    EXECUTE format('CREATE TRIGGER frontdesk_sync_columns BEFORE INSERT OR UPDATE ON public.reservations'
        || ' FOR EACH ROW %s EXECUTE FUNCTION frontdesk.sync_columns()', unless_fill);
    EXECUTE format('CREATE TRIGGER frontdesk_reservations_added AFTER INSERT ON public.reservations'
        || ' REFERENCING NEW TABLE AS rows_after'
        || ' FOR EACH STATEMENT %s EXECUTE FUNCTION frontdesk.reservations_written()', unless_fill);
    EXECUTE format('CREATE TRIGGER frontdesk_reservations_changed AFTER UPDATE ON public.reservations'
        || ' REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after'
        || ' FOR EACH STATEMENT %s EXECUTE FUNCTION frontdesk.reservations_written()', unless_fill);
    EXECUTE format('CREATE TRIGGER frontdesk_reservations_removed AFTER DELETE ON public.reservations'
        || ' REFERENCING OLD TABLE AS rows_before'
        || ' FOR EACH STATEMENT %s EXECUTE FUNCTION frontdesk.reservations_written()', unless_fill);
    CREATE TRIGGER frontdesk_reservations_truncated AFTER TRUNCATE ON public.reservations
        FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.reservations_truncated();
    PERFORM frontdesk.fire_always('public.reservations');
END $$;
