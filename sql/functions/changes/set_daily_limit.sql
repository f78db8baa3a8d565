-- Sets, or with null removes, the limit of a service, in the website's table too where that has minutes. Returns whether the
-- website's table was written. A row that is missing there is created with a daily count that the minutes imply.
CREATE OR REPLACE FUNCTION frontdesk.set_daily_limit(wanted_service_id text, wanted_minutes integer, wanted_reason text)
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    written integer := 0;
BEGIN
    DELETE FROM frontdesk.daily_limit WHERE service_id = wanted_service_id;
    IF wanted_minutes IS NOT NULL THEN
        INSERT INTO frontdesk.daily_limit (service_id, minutes, reason)
        VALUES (wanted_service_id, wanted_minutes, wanted_reason);
    END IF;
    IF NOT frontdesk.website_has_limits() THEN
        RETURN false;
    END IF;
    EXECUTE $website$
        UPDATE public.service_reservation_limits AS l
        SET "dailyLimitMinutes" = $2, "updatedAt" = clock_timestamp() AT TIME ZONE 'UTC'
        FROM public.services AS s
        WHERE s.id = $1
          AND (to_jsonb(l) ->> 'serviceId' = s.id
               OR (to_jsonb(l) ->> 'serviceId' IS NULL AND l."serviceType"::text = s.code))
        $website$ USING wanted_service_id, wanted_minutes;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written = 0 AND wanted_minutes IS NOT NULL THEN
        EXECUTE $website$
            INSERT INTO public.service_reservation_limits
                (id, "serviceType", "dailyLimit", "dailyLimitMinutes", "createdAt", "updatedAt")
            SELECT gen_random_uuid()::text, frontdesk.legacy_type_of(s.id, s.code)::public."ServiceType",
                   greatest(1, ceil($2::numeric / greatest(s."durationMinutes", 1)))::integer, $2,
                   statement_timestamp() AT TIME ZONE 'UTC', statement_timestamp() AT TIME ZONE 'UTC'
            FROM public.services AS s WHERE s.id = $1 AND s.code = frontdesk.legacy_type_of(s.id, s.code)
            ON CONFLICT DO NOTHING
            $website$ USING wanted_service_id, wanted_minutes;
        GET DIAGNOSTICS written = ROW_COUNT;
    END IF;
    RETURN written > 0;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR integrity_constraint_violation THEN
    -- The website's table does not accept the row; the desk's own limit applies all the same.
    DELETE FROM frontdesk.daily_limit WHERE service_id = wanted_service_id;
    IF wanted_minutes IS NOT NULL THEN
        INSERT INTO frontdesk.daily_limit (service_id, minutes, reason)
        VALUES (wanted_service_id, wanted_minutes, wanted_reason);
    END IF;
    RETURN false;
END $$;
