-- The names of a day's public holidays, joined and in a fixed order; null where it is none.
CREATE OR REPLACE FUNCTION frontdesk.holiday_names(wanted_day date) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(h.name, '·' ORDER BY h.name COLLATE "C") FROM frontdesk.public_holiday AS h
    WHERE h.day = wanted_day
$$;
