-- Closes an interval of a day; a closure of the desk of the same interval and service is returned instead, with already.
-- Holds the day's lock until the end of the transaction: a booking of that day is either listed under the closure or refused
-- by it.
CREATE OR REPLACE FUNCTION frontdesk.add_closure(
        wanted_day date, from_minute integer, until_minute integer, wanted_service_id text, wanted_reason text,
        OUT closure_id bigint, OUT website_rows integer, OUT already boolean)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
    SELECT c.id INTO closure_id FROM frontdesk.closure AS c
    WHERE c.day = wanted_day AND c.from_minute = add_closure.from_minute AND c.until_minute = add_closure.until_minute
      AND c.service_id IS NOT DISTINCT FROM wanted_service_id
    ORDER BY c.id LIMIT 1;
    already := closure_id IS NOT NULL;
    IF already THEN
        SELECT count(*) INTO website_rows FROM frontdesk.published_closure AS p WHERE p.closure_id = add_closure.closure_id;
        RETURN;
    END IF;
    INSERT INTO frontdesk.closure (day, from_minute, until_minute, service_id, reason)
    VALUES (wanted_day, add_closure.from_minute, add_closure.until_minute, wanted_service_id, wanted_reason)
    RETURNING id INTO closure_id;
    website_rows := frontdesk.publish_closure(closure_id);
END $$;
