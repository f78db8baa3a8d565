-- What hours and closures say of a treatment: 'closed' (no opening for the service that day, or a closure meets the
-- treatment), 'outside-hours' (it is not inside one window), else null. The windows of a service are its own openings of a
-- period, where it has any, else the clinic's.
CREATE OR REPLACE FUNCTION frontdesk.refusal_by_hours(
        rules frontdesk.day_rules, p_service text, p_start integer, p_duration integer) RETURNS text
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opening  frontdesk.rule_opening;
    closure  frontdesk.rule_closure;
    own_periods text[] := ARRAY []::text[];
    windows  boolean := false;
    fits     boolean := false;
BEGIN
    FOREACH opening IN ARRAY rules.openings LOOP
        IF opening.service_id = p_service THEN
            own_periods := own_periods || opening.period;
        END IF;
    END LOOP;
    FOREACH opening IN ARRAY rules.openings LOOP
        IF opening.service_id = p_service OR (opening.service_id IS NULL AND opening.period <> ALL (own_periods)) THEN
            windows := true;
            fits := fits OR (opening.start_minute <= p_start AND p_start + p_duration <= opening.end_minute);
        END IF;
    END LOOP;
    IF NOT windows THEN
        RETURN 'closed';
    END IF;
    FOREACH closure IN ARRAY rules.closures LOOP
        IF (closure.service_id IS NULL OR closure.service_id = p_service)
                AND (CASE WHEN closure.until_minute = closure.from_minute THEN closure.from_minute = p_start
                          ELSE closure.from_minute < p_start + p_duration AND p_start < closure.until_minute END) THEN
            RETURN 'closed';
        END IF;
    END LOOP;
    RETURN CASE WHEN NOT fits THEN 'outside-hours' END;
END $$;
