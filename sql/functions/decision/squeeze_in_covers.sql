-- Whether a squeeze-in covers a reservation where it stands: it was made for that place, and for no other.
CREATE OR REPLACE FUNCTION frontdesk.squeeze_in_covers(p_id text, p_day date, p_start integer) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM frontdesk.flag AS f
                   WHERE f.reservation_id = p_id AND f.code = 'squeeze-in'
                     AND f.covered_day = p_day AND f.covered_minute = p_start)
$$;
