-- Fills the next page of the table in its physical order: at most batch_size rows of at most 64 blocks, all before
-- until_block, behind which stand the row versions that the fill itself wrote. next_place is null after the last page.
CREATE OR REPLACE FUNCTION frontdesk.fill_batch(
        after_place text, until_block bigint, batch_size integer,
        OUT next_place text, OUT scanned integer, OUT filled integer)
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    next_block CONSTANT bigint := least(split_part(btrim(after_place, '()'), ',', 1)::bigint + 64, until_block);
    bound      CONSTANT text := format('(%s,0)', next_block);
    page       text[];
BEGIN
    SELECT array_agg(place::text) INTO page FROM (
        SELECT ctid AS place FROM ONLY public.reservations
        WHERE ctid > after_place::tid AND ctid < bound::tid ORDER BY ctid LIMIT batch_size) AS next_page;
    scanned := coalesce(cardinality(page), 0);
    filled := 0;
    IF scanned > 0 THEN
        SELECT result.filled INTO filled FROM frontdesk.fill_rows(page) AS result;
    END IF;
    next_place := CASE WHEN scanned = batch_size THEN page[scanned]
                       WHEN next_block < until_block THEN bound END;
END $$;
