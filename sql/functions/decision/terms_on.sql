-- Minutes of treatment and of buffer of a service on a day; no row where the service does not exist. Without settings of its
-- own, so that PostgreSQL inlines it into the statements of its callers.
CREATE OR REPLACE FUNCTION frontdesk.terms_on(wanted_service_id text, wanted_day date)
    RETURNS TABLE (duration_minutes integer, buffer_minutes integer)
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(dated.duration_minutes, s."durationMinutes"), coalesce(dated.buffer_minutes, s."bufferMinutes")
    FROM public.services AS s
    LEFT JOIN LATERAL (
        SELECT c.duration_minutes, c.buffer_minutes FROM frontdesk.service_change AS c
        WHERE c.service_id = s.id AND c.applied_at IS NULL AND c.from_day <= wanted_day
        ORDER BY c.from_day DESC LIMIT 1) AS dated ON true
    WHERE s.id = wanted_service_id
$$;
