-- The reservations of days whose patient the index does not know yet, or that name another one since.
CREATE OR REPLACE FUNCTION frontdesk.unindexed_reservations(wanted_days date[])
    RETURNS TABLE (id text, name text, phone text, birth date, gender text, source text)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.id, r."patientName", r.phone,
           CASE WHEN r."birthDate" BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999' THEN r."birthDate"::date END,
           r.gender::text, digest.source
    FROM public.reservations AS r
    CROSS JOIN LATERAL (SELECT md5(concat_ws(E'\x1f', r."patientName", r.phone, extract(epoch FROM r."birthDate"),
                                             r.gender::text)) AS source) AS digest
    LEFT JOIN frontdesk.patient_reservation AS l ON l.reservation_id = r.id
    WHERE r."preferredDate" = ANY (wanted_days)
      AND (l.reservation_id IS NULL OR (l.source <> digest.source AND l.patient_id IS NOT NULL))
$$;
