-- The triggers on the website's reservations. Last but for the other tables of the website's, when all that they call exists.
-- SHARE ROW EXCLUSIVE: waits for writers, and makes them wait, for at most the lock timeout.

SET LOCAL lock_timeout = '50ms';

-- The fill writes old and new columns itself, so its statements skip the functions.
CREATE TRIGGER frontdesk_sync_columns BEFORE INSERT OR UPDATE ON public.reservations
    FOR EACH ROW WHEN (current_setting('frontdesk.writer', true) IS DISTINCT FROM 'fill')
    EXECUTE FUNCTION frontdesk.sync_columns();

CREATE TRIGGER frontdesk_reservation_written AFTER INSERT OR UPDATE OR DELETE ON public.reservations
    FOR EACH ROW WHEN (current_setting('frontdesk.writer', true) IS DISTINCT FROM 'fill')
    EXECUTE FUNCTION frontdesk.reservation_written();

CREATE TRIGGER frontdesk_reservations_truncated AFTER TRUNCATE ON public.reservations
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.reservations_truncated();
