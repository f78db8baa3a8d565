-- Why a desk's write of a reservation is refused, else null: 'no-start' (no readable start), 'inactive' (a service that is
-- not offered any more), 'past', or the refusal of its slot. A squeeze-in passes capacity, hours, closures and limits, and
-- nothing else. before is the interval that the reservation had, null where it had none.
CREATE OR REPLACE FUNCTION frontdesk.desk_refusal(
        rules frontdesk.day_rules, before frontdesk.occupancy, after frontdesk.occupancy) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF after.start_minute IS NULL THEN
        RETURN 'no-start';
    ELSIF after.service_id IS DISTINCT FROM before.service_id
            AND EXISTS (SELECT FROM public.services WHERE id = after.service_id AND NOT "isActive") THEN
        RETURN 'inactive';
    -- A patient who is at the desk at 10:03 may still be booked for 10:00.
    ELSIF (after.day, after.start_minute) IS DISTINCT FROM (before.day, before.start_minute)
            AND after.day + make_interval(mins => after.start_minute)
                < date_trunc('minute', frontdesk.clock()) - interval '10 minutes' THEN
        RETURN 'past';
    ELSIF frontdesk.is_past(after.day) THEN
        RETURN NULL;
    END IF;
    RETURN frontdesk.refusal_of(rules, after);
END $$;
