-- Writes a closure of the desk into the website's table, one row per half hour of that day's openings, so that the website
-- stops offering them; a row that is there for the same start and service is left. Returns the number of rows, null where
-- there is no such table, -1 where a constraint or trigger there does not accept them: the closure applies all the same.
CREATE OR REPLACE FUNCTION frontdesk.publish_closure(wanted_id bigint) RETURNS integer
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted   CONSTANT frontdesk.closure := c FROM frontdesk.closure AS c WHERE c.id = wanted_id;
    names    text;
    expressions text;
    published   integer;
BEGIN
    IF wanted.id IS NULL OR NOT frontdesk.website_has_closures() THEN
        RETURN NULL;
    END IF;
    -- The columns that the table has, each cast to its type there; an id with a default is left to it.
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
           string_agg(known.expression || '::' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
    INTO names, expressions
    FROM pg_attribute AS a JOIN (VALUES
        ('id', 'gen_random_uuid()::text'),
        ('closure_date', '$1'),
        ('period', 'slot.period'),
        ('time_slot_start', 'frontdesk.write_time(slot.starts)'),
        ('time_slot_end', 'frontdesk.write_time(slot.ends)'),
        ('service_id', '$2'),
        ('reason', '$3'),
        ('created_by', '$4'),
        ('is_active', 'true'),
        ('created_at', 'clock.utc'),
        ('updated_at', 'clock.utc')) AS known (name, expression) ON known.name = a.attname
    WHERE a.attrelid = to_regclass('public.manual_time_closures') AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attgenerated = ''
      AND NOT (a.attname = 'id' AND (a.atthasdef OR a.attidentity <> ''));
    EXECUTE format($website$
        WITH slot AS (
            SELECT DISTINCT ON (starts) starts, least(starts + 30, o.end_minute) AS ends, o.period::text AS period
            FROM frontdesk.openings_on($1) AS o, generate_series(o.start_minute, o.end_minute - 1, 30) AS starts
            WHERE (o.service_id IS NULL OR o.service_id = $2 OR $2 IS NULL)
              AND starts < $6 AND $5 < least(starts + 30, o.end_minute)
            ORDER BY starts, ends DESC
        ), added AS (
            INSERT INTO public.manual_time_closures (%s)
            SELECT %s FROM slot, (SELECT clock_timestamp() AT TIME ZONE 'UTC' AS utc) AS clock
            WHERE NOT EXISTS (
                SELECT FROM (SELECT to_jsonb(w) AS entry FROM public.manual_time_closures AS w
                             WHERE w.closure_date = $1) AS there
                WHERE coalesce((entry ->> 'is_active')::boolean, true)
                  AND frontdesk.read_time(entry ->> 'time_slot_start') = slot.starts
                  AND (entry ->> 'service_id') IS NOT DISTINCT FROM $2)
            ON CONFLICT DO NOTHING
            RETURNING id::text AS website_id
        ), noted AS (
            INSERT INTO frontdesk.published_closure (website_id, closure_id) SELECT website_id, $7 FROM added RETURNING 1
        )
        SELECT count(*) FROM noted
        $website$, names, expressions)
    INTO published
    USING wanted.day, wanted.service_id, wanted.reason, wanted.created_by, wanted.from_minute, wanted.until_minute, wanted.id;
    -- Deferred constraints and triggers of that table raise here, not at the commit.
    SET CONSTRAINTS ALL IMMEDIATE;
    RETURN published;
EXCEPTION WHEN OTHERS THEN
    -- A conflict with another transaction, or a server in need, is for the desk to repeat or to report.
    IF SQLSTATE ~ '^(40|53|55|57|58|XX)' THEN
        RAISE;
    END IF;
    RETURN -1;
END $$;
