-- Closes an interval of a day. Holds the day's lock until the end of the transaction: a booking of that day is either listed
-- under the closure or refused by it.
CREATE OR REPLACE FUNCTION frontdesk.add_closure(
        wanted_day date, from_minute integer, until_minute integer, wanted_service_id text, wanted_reason text,
        OUT closure_id bigint, OUT website_rows integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_day(wanted_day);
    INSERT INTO frontdesk.closure (day, from_minute, until_minute, service_id, reason)
    VALUES (wanted_day, add_closure.from_minute, add_closure.until_minute, wanted_service_id, wanted_reason)
    RETURNING id INTO closure_id;
    website_rows := frontdesk.publish_closure(closure_id);
END $$;
