-- Statement trigger on the website's closures: reviews the flags of the changed days. Never fails the statement; days that
-- could not be reviewed are listed for the sweep.
CREATE OR REPLACE FUNCTION frontdesk.website_closures_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10ms' AS $$
DECLARE
    changed_day date;
    days        date[] := ARRAY []::date[];
    locked      date[];
    error_code  text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT array_agg(DISTINCT day ORDER BY day) INTO days FROM (
            SELECT closure_date::date AS day FROM rows_before UNION SELECT closure_date::date FROM rows_after) AS both_sides;
    ELSIF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION USING ERRCODE = 'FD002', MESSAGE = 'every day';
    ELSE
        SELECT array_agg(DISTINCT closure_date::date ORDER BY closure_date::date) INTO days FROM rows_changed;
    END IF;
    IF current_setting('transaction_isolation') = 'serializable' THEN
        RAISE EXCEPTION USING ERRCODE = '40001', MESSAGE = 'not checked';
    END IF;
    days := ARRAY(SELECT given FROM unnest(days) AS given WHERE given IS NOT NULL ORDER BY given);
    locked := frontdesk.try_lock_days(days);
    FOREACH changed_day IN ARRAY locked LOOP
        PERFORM frontdesk.review_flags(changed_day);
    END LOOP;
    IF cardinality(locked) < cardinality(days) THEN
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT '', given, '55P03', TG_OP FROM unnest(days) AS given WHERE given <> ALL (locked);
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    -- The versions of the days were not moved; desks watch this list as well.
    error_code := SQLSTATE;
    BEGIN
        INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code, operation)
        SELECT '', listed, error_code, TG_OP
        FROM unnest(CASE WHEN cardinality(days) > 0 THEN days ELSE ARRAY [current_date] END) AS listed
        WHERE listed IS NOT NULL;
    EXCEPTION WHEN OTHERS THEN
        NULL;
    END;
    RETURN NULL;
END $$;
