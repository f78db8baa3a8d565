-- Gives a date hours of its own, one element of each array for a range, or with empty arrays those of its weekday again. A
-- public holiday that gets hours is opened. Then the day is judged again, as after a change of the weekly openings: flags of
-- reservations that fit go, and what lies over capacity is flagged; a reservation outside the new hours stays.
CREATE OR REPLACE FUNCTION frontdesk.set_date_hours(
        wanted_day date, starts integer[], ends integer[], intervals integer[], capacities integer[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
    DELETE FROM frontdesk.date_hours WHERE day = wanted_day;
    INSERT INTO frontdesk.date_hours (day, start_minute, end_minute, slot_interval, capacity)
    SELECT wanted_day, h.start_minute, h.end_minute, h.slot_interval, h.capacity
    FROM unnest(starts, ends, intervals, capacities) AS h (start_minute, end_minute, slot_interval, capacity);
    IF FOUND AND frontdesk.holiday_names(wanted_day) IS NOT NULL THEN
        INSERT INTO frontdesk.opened_holiday (day) VALUES (wanted_day) ON CONFLICT (day) DO NOTHING;
    END IF;
    PERFORM frontdesk.recheck_day(wanted_day);
END $$;
