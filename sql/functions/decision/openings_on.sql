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
