-- Whether a day lies before the clinic's today: it is history, and never judged nor flagged.
CREATE OR REPLACE FUNCTION frontdesk.is_past(p_day date) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN p_day < frontdesk.clock()::date;
END $$;
