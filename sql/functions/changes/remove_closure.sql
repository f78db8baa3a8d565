-- Opens what a closure closed: removes it and the rows published for it, and clears the flags of reservations that fit
-- then. Returns the day; null where there is no such closure.
CREATE OR REPLACE FUNCTION frontdesk.remove_closure(wanted_id bigint) RETURNS date
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opened   CONSTANT date := c.day FROM frontdesk.closure AS c WHERE c.id = wanted_id;
    published   text[];
BEGIN
    IF opened IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM frontdesk.lock_days_for_desk(ARRAY [opened]);
    SELECT array_agg(website_id) INTO published FROM frontdesk.published_closure WHERE closure_id = wanted_id;
    DELETE FROM frontdesk.closure WHERE id = wanted_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF published IS NOT NULL AND frontdesk.website_has_closures() THEN
        EXECUTE 'DELETE FROM public.manual_time_closures WHERE closure_date = $1 AND id::text = ANY ($2)'
        USING opened, published;
        -- Another closure of the day may have found these rows in place and published none.
        PERFORM frontdesk.publish_closure(c.id) FROM frontdesk.closure AS c WHERE c.day = opened;
    END IF;
    PERFORM frontdesk.review_flags(opened);
    RETURN opened;
END $$;
