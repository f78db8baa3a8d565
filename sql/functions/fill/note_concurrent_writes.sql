-- Notes the rows that other transactions wrote between the backup and now, by their xmin. Run once, before the fill.
-- oldest_running is the oldest transaction that was running when the backup was made.
CREATE OR REPLACE FUNCTION frontdesk.note_concurrent_writes(oldest_running bigint) RETURNS bigint
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    WITH reference AS (
        SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest
    ), noted AS (
        INSERT INTO frontdesk.concurrent_write (reservation_id)
        SELECT r.id FROM ONLY public.reservations AS r, reference,
            -- A row tells the last 32 of its transaction's 64 bits; no row is older than 2^32 transactions.
            LATERAL (SELECT ((newest >> 32) << 32) + r.xmin::text::bigint AS guess) AS low
        WHERE CASE WHEN guess > newest THEN guess - (1::bigint << 32) ELSE guess END >= oldest_running
        RETURNING 1
    )
    SELECT count(*) FROM noted
$$;
