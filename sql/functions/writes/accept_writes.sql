-- Applies what a statement of the website's wrote; days are those of all its rows, moved or not. may_wait: nothing else has
-- been written or locked by the transaction.
CREATE OR REPLACE FUNCTION frontdesk.accept_writes(
        written frontdesk.written_reservation[], days date[], may_wait boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- More than a person writes at once is judged by the sweep, so that a bulk load costs the website little.
    most_rows CONSTANT integer := 1000;
    most_days CONSTANT integer := 62;
    client_timeout CONSTANT text := current_setting('lock_timeout');
    serializable   CONSTANT boolean := current_setting('transaction_isolation') = 'serializable';
    today     CONSTANT date := frontdesk.clock()::date;
    coming    CONSTANT boolean := EXISTS (SELECT FROM unnest(written) AS w WHERE greatest(w.day, w.old_day) >= today);
    locked    date[];
    judged    frontdesk.written_reservation[];
    rest      frontdesk.written_reservation[];
BEGIN
    IF serializable OR (coming AND (cardinality(written) > most_rows OR cardinality(days) > most_days)) THEN
        -- What a SERIALIZABLE transaction reads here could fail its commit, where no handler can catch it.
        PERFORM frontdesk.keep_unchecked(
            written, days, CASE WHEN serializable THEN '40001' ELSE '54000' END, serializable);
        RETURN;
    END IF;
    IF may_wait AND cardinality(days) <= 7 THEN
        locked := frontdesk.wait_for_days(days);
    END IF;
    PERFORM set_config('lock_timeout', '10ms', true);
    IF locked IS NULL THEN
        locked := frontdesk.try_lock_days(days);
    END IF;
    SELECT array_agg(w) FILTER (WHERE ready), array_agg(w) FILTER (WHERE NOT ready) INTO judged, rest
    FROM unnest(written) AS w,
         LATERAL (SELECT NOT w.unsynced AND coalesce(w.day = ANY (locked), true)
                         AND coalesce(w.old_day = ANY (locked), true) AS ready) AS state;
    IF judged IS NOT NULL THEN
        BEGIN
            PERFORM frontdesk.apply_writes(judged, false);
        EXCEPTION WHEN OTHERS THEN
            PERFORM frontdesk.keep_unchecked(judged, ARRAY []::date[], SQLSTATE, false);
        END;
    END IF;
    IF rest IS NOT NULL OR NOT days <@ locked THEN
        PERFORM frontdesk.keep_unchecked(coalesce(rest, ARRAY []::frontdesk.written_reservation[]), ARRAY(
            SELECT unnest(days) EXCEPT SELECT unnest(locked)), '55P03', false);
    END IF;
    PERFORM set_config('lock_timeout', client_timeout, true);
EXCEPTION WHEN OTHERS THEN
    PERFORM frontdesk.keep_unchecked(written, days, SQLSTATE, serializable);
END $$;
