-- Whether the website's table of limits has a column for minutes.
CREATE OR REPLACE FUNCTION frontdesk.website_has_limits() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_attribute
                   WHERE attrelid = to_regclass('public.service_reservation_limits')
                     AND attname = 'dailyLimitMinutes' AND NOT attisdropped);
END $$;
