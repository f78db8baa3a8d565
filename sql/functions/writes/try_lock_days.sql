-- Locks those days, and increments their versions, that no other transaction has locked, and returns them. Waits for none,
-- but for a day whose row does not exist yet and is being made by another transaction: at most for the lock timeout.
CREATE OR REPLACE FUNCTION frontdesk.try_lock_days(wanted_days date[]) RETURNS date[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    locked date[];
    made   date[];
BEGIN
    WITH free AS MATERIALIZED (
        SELECT l.day FROM frontdesk.day_lock AS l WHERE l.day = ANY (wanted_days)
        ORDER BY l.day FOR NO KEY UPDATE SKIP LOCKED
    ), moved AS (
        UPDATE frontdesk.day_lock AS l SET version = l.version + 1 FROM free WHERE l.day = free.day RETURNING l.day
    )
    SELECT array_agg(m.day) INTO locked FROM moved AS m;
    locked := coalesce(locked, ARRAY []::date[]);
    IF cardinality(locked) < cardinality(wanted_days) THEN
        BEGIN
            WITH added AS (
                INSERT INTO frontdesk.day_lock (day, version)
                SELECT wanted, 1 FROM unnest(wanted_days) AS wanted
                WHERE NOT EXISTS (SELECT FROM frontdesk.day_lock AS l WHERE l.day = wanted)
                ORDER BY wanted ON CONFLICT (day) DO NOTHING RETURNING day
            )
            SELECT array_agg(a.day) INTO made FROM added AS a;
            locked := locked || coalesce(made, ARRAY []::date[]);
        EXCEPTION WHEN lock_not_available THEN
            NULL;
        END;
    END IF;
    RETURN locked;
END $$;
