-- The most minutes of treatment of a service on the day; null where it has no limit.
CREATE OR REPLACE FUNCTION frontdesk.limit_of(rules frontdesk.day_rules, p_service text) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry frontdesk.rule_limit;
BEGIN
    FOREACH entry IN ARRAY rules.limits LOOP
        IF entry.service_id = p_service THEN
            RETURN entry.minutes;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
