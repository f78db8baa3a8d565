-- The bounds on the number of places at an instant: of all services together, and of the service alone; null where there is
-- none. After the last opening the bounds of the opening that ended apply.
CREATE OR REPLACE FUNCTION frontdesk.bounds_at(
        rules frontdesk.day_rules, p_service text, p_minute integer, OUT clinic integer, OUT own integer)
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opening frontdesk.rule_opening;
    left_at integer;
BEGIN
    FOREACH opening IN ARRAY rules.openings LOOP
        IF opening.start_minute <= p_minute AND p_minute < opening.end_minute THEN
            IF opening.service_id IS NULL THEN
                clinic := greatest(clinic, opening.capacity);
            ELSIF opening.service_id = p_service THEN
                own := greatest(own, opening.capacity);
            END IF;
        ELSIF opening.end_minute <= p_minute AND (opening.service_id IS NULL OR opening.service_id = p_service) THEN
            left_at := greatest(left_at, opening.end_minute);
        END IF;
    END LOOP;
    IF clinic IS NULL AND own IS NULL AND left_at IS NOT NULL THEN
        FOREACH opening IN ARRAY rules.openings LOOP
            IF opening.end_minute = left_at THEN
                IF opening.service_id IS NULL THEN
                    clinic := greatest(clinic, opening.capacity);
                ELSIF opening.service_id = p_service THEN
                    own := greatest(own, opening.capacity);
                END IF;
            END IF;
        END LOOP;
    END IF;
END $$;
