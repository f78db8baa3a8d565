-- The limits in force. The website's row wins over the desk's, as that is where the website's people change it. Its columns
-- are read by name: an installation may lack any of the later ones.
CREATE OR REPLACE FUNCTION frontdesk.daily_limits() RETURNS TABLE (service_id text, minutes integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF frontdesk.website_has_limits() THEN
        BEGIN
            RETURN QUERY EXECUTE $website$
                WITH website AS (
                    SELECT s.id AS service_id, min((l.entry ->> 'dailyLimitMinutes')::integer) AS minutes
                    FROM (SELECT to_jsonb(r) AS entry FROM public.service_reservation_limits AS r) AS l
                    JOIN public.services AS s
                        ON s.id = l.entry ->> 'serviceId'
                        OR (l.entry ->> 'serviceId' IS NULL AND s.code = l.entry ->> 'serviceType')
                    WHERE coalesce((l.entry ->> 'isActive')::boolean, true)
                      AND (l.entry ->> 'dailyLimitMinutes')::integer >= 0
                    GROUP BY s.id
                )
                SELECT w.service_id, w.minutes FROM website AS w
                UNION ALL
                SELECT d.service_id, d.minutes FROM frontdesk.daily_limit AS d
                WHERE NOT EXISTS (SELECT FROM website AS w WHERE w.service_id = d.service_id)
                $website$;
            RETURN;
        EXCEPTION WHEN syntax_error_or_access_rule_violation OR data_exception THEN
            -- The desk cannot read the website's table; its own limits apply.
            NULL;
        END;
    END IF;
    RETURN QUERY SELECT d.service_id, d.minutes FROM frontdesk.daily_limit AS d;
END $$;
