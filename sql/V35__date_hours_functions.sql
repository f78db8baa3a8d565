-- The decision with hours of single dates.

-- The openings in force on a day: the hours of the date where it has any, else those of its weekday. A row that opens nothing
-- (it ends before it starts, has no interval, or a time that is not HH:mm) is left out. A period that the desk does not know
-- counts as the half of the day in which the row starts.
CREATE OR REPLACE FUNCTION frontdesk.openings_on(wanted_day date)
    RETURNS TABLE (service_id text, period text, start_minute integer, end_minute integer,
                   slot_interval integer, capacity integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT slots."serviceId",
           CASE WHEN slots.period::text IN ('MORNING', 'AFTERNOON') THEN slots.period::text
                ELSE frontdesk.period_of(opens) END,
           opens, closes, slots."slotInterval", greatest(slots."maxConcurrent", 0)
    FROM public.clinic_time_slots AS slots,
         frontdesk.read_opening_time("startTime") AS opens,
         frontdesk.read_opening_time("endTime") AS closes
    WHERE "isActive"
      AND "dayOfWeek"::text = (ARRAY ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])
                                  [extract(isodow FROM wanted_day)::integer]
      AND ("effectiveFrom" IS NULL OR "effectiveFrom" <= wanted_day)
      AND ("effectiveUntil" IS NULL OR wanted_day <= "effectiveUntil")
      AND opens < closes AND "slotInterval" > 0
      AND NOT EXISTS (SELECT FROM frontdesk.date_hours AS h WHERE h.day = wanted_day)
    UNION ALL
    SELECT NULL, frontdesk.period_of(h.start_minute), h.start_minute, h.end_minute, h.slot_interval, h.capacity
    FROM frontdesk.date_hours AS h WHERE h.day = wanted_day;
END $$;

-- Closes an opened holiday again, with the hours of its own, and returns its names; null where it was not opened.
-- Reservations of the day stay and are not flagged.
CREATE OR REPLACE FUNCTION frontdesk.close_holiday(wanted_day date) RETURNS text
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM frontdesk.lock_days_for_desk(ARRAY [wanted_day]);
    DELETE FROM frontdesk.opened_holiday WHERE day = wanted_day;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    DELETE FROM frontdesk.date_hours WHERE day = wanted_day;
    RETURN frontdesk.holiday_names(wanted_day);
END $$;

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

REVOKE EXECUTE ON FUNCTION frontdesk.openings_on(date) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION frontdesk.close_holiday(date) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION frontdesk.set_date_hours(date, integer[], integer[], integer[], integer[]) FROM PUBLIC;

-- An older desk would show and offer the starts of the weekly openings on such a date: it only reads.
UPDATE frontdesk.clinic SET least_writer = 35;
