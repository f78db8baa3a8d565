-- Names whoever has locked a day, from the transaction that its row carries: the program, the role and where it runs.
CREATE OR REPLACE FUNCTION frontdesk.holder_of_day(wanted_day date) RETURNS text
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT concat_ws(', ', nullif(a.application_name, ''), a.usename, host(a.client_addr), 'PID ' || a.pid)
         FROM frontdesk.day_lock AS l
         JOIN pg_locks AS k ON k.locktype = 'transactionid' AND k.granted AND k.mode = 'ExclusiveLock'
                           AND k.transactionid = l.xmax
         JOIN pg_stat_activity AS a ON a.pid = k.pid
         WHERE l.day = wanted_day LIMIT 1),
        (SELECT 'PREPARE TRANSACTION ' || quote_literal(x.gid)
         FROM frontdesk.day_lock AS l JOIN pg_prepared_xacts AS x ON x.transaction = l.xmax
         WHERE l.day = wanted_day LIMIT 1),
        '')
$$;
