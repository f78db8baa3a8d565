-- Names the session that has locked a day, by its program, role, address and process, or the prepared transaction: that which
-- the day's row carries, else, as the row may be new and uncommitted, that which has been writing days for the longest time.
-- Empty if there is none any more.
CREATE OR REPLACE FUNCTION frontdesk.holder_of_day(wanted_day date) RETURNS text
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT coalesce(nullif(concat_ws(', ', nullif(a.application_name, ''), a.usename, host(a.client_addr), 'PID ' || a.pid), ''),
                         'PREPARE TRANSACTION ' || quote_literal(x.gid))
         FROM pg_locks AS k
         LEFT JOIN pg_stat_activity AS a ON a.pid = k.pid
         LEFT JOIN pg_prepared_xacts AS x ON k.pid IS NULL AND EXISTS (
             SELECT FROM pg_locks AS own WHERE own.pid IS NULL AND own.virtualtransaction = k.virtualtransaction
                AND own.locktype = 'transactionid' AND own.transactionid = x.transaction)
         CROSS JOIN LATERAL (SELECT k.locktype = 'transactionid' AND k.mode = 'ExclusiveLock' AND EXISTS (
             SELECT FROM frontdesk.day_lock AS l WHERE l.day = wanted_day AND l.xmax = k.transactionid) AS of_row) AS lock
         WHERE k.granted AND k.pid IS DISTINCT FROM pg_backend_pid()
           AND (lock.of_row OR (k.locktype = 'relation' AND k.mode = 'RowExclusiveLock'
                                AND k.relation = 'frontdesk.day_lock'::regclass
                                AND k.database = (SELECT oid FROM pg_database WHERE datname = current_database())))
         ORDER BY lock.of_row DESC, coalesce(a.xact_start, x.prepared) LIMIT 1),
        '')
$$;
