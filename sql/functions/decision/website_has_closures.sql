-- Whether the website's table of closures exists. It may be created at any time.
CREATE OR REPLACE FUNCTION frontdesk.website_has_closures() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_class
                   WHERE oid = to_regclass('public.manual_time_closures') AND relkind IN ('r', 'p'));
END $$;
