-- Keeps writes that could not be judged: lists them for the sweep, and stores their intervals and flags without the days'
-- locks as far as that is possible at once. With p_blind it reads no table of the website's and scans none of the desk's for
-- new rows, so that SERIALIZABLE transactions get no read-write conflict from it: the buffer is then a default that the sweep
-- corrects. days are those of all rows, moved or not.
CREATE OR REPLACE FUNCTION frontdesk.keep_unchecked(
        written frontdesk.written_reservation[], days date[], p_error text, p_blind boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms' AS $$
DECLARE
    today CONSTANT date := frontdesk.clock()::date;
    gone  CONSTANT text[] := ARRAY(SELECT w.old_id FROM unnest(written) AS w WHERE w.id IS DISTINCT FROM w.old_id
                                   AND w.old_id IS NOT NULL);
    unplaced CONSTANT text[] := ARRAY(SELECT w.old_id FROM unnest(written) AS w
                                      WHERE w.id = w.old_id AND w.start_minute IS NULL);
BEGIN
    BEGIN
        -- A row whose columns are in step needs no entry of its own.
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT coalesce(w.id, w.old_id), given.day, p_error,
               CASE WHEN w.old_id IS NULL THEN 'INSERT' WHEN w.id IS NULL THEN 'DELETE' ELSE 'UPDATE' END
        FROM unnest(written) AS w, LATERAL (SELECT w.day AS day UNION SELECT w.old_day) AS given
        WHERE given.day IS NOT NULL AND (p_blind OR w.unsynced OR cardinality(written) < 100)
        UNION ALL
        SELECT '-', other, p_error, 'UPDATE'
        FROM (SELECT unnest(days) EXCEPT SELECT unnest(ARRAY [w.day, w.old_day]) FROM unnest(written) AS w
              WHERE p_blind OR w.unsynced OR cardinality(written) < 100) AS rest (other);
    EXCEPTION WHEN OTHERS THEN
        RETURN;
    END;
    -- In blocks of their own: at REPEATABLE READ either row may have been changed since the snapshot. The entries in
    -- unchecked_write are enough for the sweep.
    BEGIN
        IF cardinality(gone) > 0 THEN
            DELETE FROM frontdesk.flag AS f WHERE f.reservation_id = ANY (gone);
        END IF;
        INSERT INTO frontdesk.flag (reservation_id, code, day, note)
        SELECT w.id, 'unchecked', w.day, p_error FROM unnest(written) AS w
        WHERE w.id IS NOT NULL AND w.day >= today
        ON CONFLICT (md5(reservation_id), code) DO UPDATE SET day = excluded.day, at = excluded.at;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    BEGIN
        IF p_blind THEN
            IF cardinality(gone || unplaced) > 0 THEN
                DELETE FROM frontdesk.occupancy AS o WHERE o.reservation_id = ANY (gone || unplaced);
            END IF;
            INSERT INTO frontdesk.occupancy
                (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds)
            SELECT w.id, w.day, w.start_minute, w.duration_minutes, 10, w.service_id, w.holds
            FROM unnest(written) AS w WHERE w.id IS NOT NULL AND w.start_minute IS NOT NULL
            ON CONFLICT (reservation_id) DO UPDATE
            SET day = excluded.day, start_minute = excluded.start_minute,
                duration_minutes = excluded.duration_minutes, service_id = excluded.service_id,
                holds = excluded.holds;
        ELSE
            PERFORM frontdesk.store_intervals(frontdesk.intervals_of(written, false));
        END IF;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
END $$;
