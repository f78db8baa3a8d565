-- How long a website's transaction may still wait for a day: nothing waits later than 2 s after the transaction began, nor
-- beyond a quarter of what is left of the client's own timeouts.
CREATE OR REPLACE FUNCTION frontdesk.waiting_budget() RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    now_is   CONSTANT timestamptz := clock_timestamp();
    budget   numeric := 2000 - extract(epoch FROM now_is - transaction_timestamp()) * 1000;
    longest  numeric;
BEGIN
    longest := extract(epoch FROM current_setting('statement_timeout')::interval) * 1000;
    IF longest > 0 THEN
        budget := least(budget, (longest - extract(epoch FROM now_is - statement_timestamp()) * 1000) / 4);
    END IF;
    -- Since PostgreSQL 17.
    longest := extract(epoch FROM current_setting('transaction_timeout', true)::interval) * 1000;
    IF longest > 0 THEN
        budget := least(budget, (longest - extract(epoch FROM now_is - transaction_timestamp()) * 1000) / 4);
    END IF;
    longest := extract(epoch FROM current_setting('lock_timeout')::interval) * 1000;
    IF longest > 0 THEN
        budget := least(budget, longest / 4);
    END IF;
    RETURN greatest(floor(budget), 0)::integer;
END $$;
