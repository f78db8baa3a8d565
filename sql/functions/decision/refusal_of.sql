-- The refusal of check_slot alone, for a reservation that has stored its interval.
CREATE OR REPLACE FUNCTION frontdesk.refusal_of(rules frontdesk.day_rules, placed frontdesk.occupancy) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    refusal text := frontdesk.refusal_by_hours(rules, placed.service_id, placed.start_minute, placed.duration_minutes);
BEGIN
    IF refusal IS NOT NULL THEN
        RETURN refusal;
    ELSIF frontdesk.full_at_start(rules, placed.start_minute, placed.service_id, placed.reservation_id)
            OR (SELECT free FROM frontdesk.free_places(rules, placed.start_minute, placed.duration_minutes,
                    placed.buffer_minutes, placed.service_id, placed.reservation_id, false, false)) < 1 THEN
        RETURN 'full';
    ELSIF frontdesk.booked_minutes(placed.day, placed.service_id, placed.reservation_id) + placed.duration_minutes
            > frontdesk.limit_of(rules, placed.service_id) THEN
        RETURN 'daily-limit';
    END IF;
    RETURN NULL;
END $$;
