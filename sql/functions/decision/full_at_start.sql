-- Whether all places are taken at the instant at which a treatment starts. Reads no more reservations than there are places,
-- so that one on a day of thousands costs what it costs on an empty one.
CREATE OR REPLACE FUNCTION frontdesk.full_at_start(rules frontdesk.day_rules, p_start integer, p_service text, p_except text)
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    places CONSTANT integer := (frontdesk.bounds_at(rules, p_service, p_start)).clinic;
    taken  integer;
BEGIN
    IF places IS NULL THEN
        RETURN false;
    END IF;
    SELECT count(*) INTO taken FROM (
        SELECT FROM frontdesk.occupancy AS o
        WHERE o.day = rules.day AND o.start_minute <= p_start AND o.holds AND o.reservation_id IS DISTINCT FROM p_except
          AND o.start_minute + o.duration_minutes + o.buffer_minutes > p_start
        ORDER BY o.day, o.start_minute DESC LIMIT places) AS met;
    RETURN taken >= places;
END $$;
