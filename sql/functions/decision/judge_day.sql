-- Judges a day from today on in one pass over its intervals, and returns how many reservations it flagged. The caller holds
-- the day's lock. In this order:
--
-- 1. The written reservations, by creation: each is flagged where it does not fit among all others and those written before.
-- 2. The flagged ones whose interval meets [p_from, p_until), or that a daily limit refused, the oldest first: each loses its
--    flags where it fits among those that are not flagged. Of two that wait for one freed place, one gets it. A flag set
--    meanwhile by a writer without the lock stays, as it is about an interval that was not judged here.
-- 3. With p_excess, what is over capacity among those that are not flagged is flagged, the newest first; squeezed-in ones
--    put nobody else over capacity.
--
-- Places are counted in cells of as many minutes as divide every start and end of the day.
CREATE OR REPLACE FUNCTION frontdesk.judge_day(
        p_day date, p_written text[], p_from integer, p_until integer, p_excess boolean) RETURNS integer
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unbounded     CONSTANT integer := 1000000000;
    rules         frontdesk.day_rules;
    cell          integer;
    cells         integer;
    -- The services with openings of their own. Cells come in rows: one for all other services, then one for each of these.
    owners        text[];
    clinic_bounds integer[] := ARRAY []::integer[];
    own_bounds    integer[] := ARRAY []::integer[];
    taken         integer[];
    own_taken     integer[];
    -- Minutes of treatment so far, by service; only services with a limit.
    minutes       jsonb;
    span          record;
    bounds        record;
    held          record;
    at_row        integer;
    first         integer;
    last          integer;
    refusal       text;
    fits          boolean;
    flagged       integer := 0;
    over          text[] := ARRAY []::text[];
BEGIN
    IF frontdesk.is_past(p_day)
            OR NOT EXISTS (SELECT FROM frontdesk.occupancy AS o WHERE o.day = p_day) THEN
        RETURN 0;
    END IF;
    rules := frontdesk.rules_on(p_day);
    SELECT CASE WHEN bool_and(edge % 30 = 0) THEN 30 WHEN bool_and(edge % 10 = 0) THEN 10
                WHEN bool_and(edge % 5 = 0) THEN 5 ELSE 1 END
    INTO cell
    FROM (SELECT unnest(ARRAY [o.start_minute, o.start_minute + o.duration_minutes + o.buffer_minutes]) AS edge
          FROM frontdesk.occupancy AS o WHERE o.day = p_day
          UNION ALL
          SELECT unnest(ARRAY [o.start_minute, o.end_minute]) FROM unnest(rules.openings) AS o) AS edges;
    cells := 4320 / cell;
    owners := ARRAY(SELECT DISTINCT o.service_id FROM unnest(rules.openings) AS o WHERE o.service_id IS NOT NULL);
    FOR at_row IN 0..cardinality(owners) LOOP
        FOR span IN
            SELECT edge AS starts, lead(edge, 1, 4320) OVER (ORDER BY edge) AS ends
            FROM (SELECT 0 AS edge UNION SELECT o.start_minute FROM unnest(rules.openings) AS o
                  UNION SELECT o.end_minute FROM unnest(rules.openings) AS o) AS edges
            ORDER BY edge
        LOOP
            bounds := frontdesk.bounds_at(rules, owners[at_row], span.starts);
            clinic_bounds := clinic_bounds
                || array_fill(coalesce(bounds.clinic, unbounded), ARRAY [(span.ends - span.starts) / cell]);
            own_bounds := own_bounds
                || array_fill(coalesce(bounds.own, unbounded), ARRAY [(span.ends - span.starts) / cell]);
        END LOOP;
    END LOOP;

    FOR phase IN 1..2 LOOP
        CONTINUE WHEN CASE phase WHEN 1 THEN cardinality(p_written) = 0 ELSE p_from IS NULL OR NOT EXISTS (
            SELECT FROM frontdesk.flag AS f WHERE f.day = p_day AND f.code = ANY (frontdesk.slot_flag_codes())) END;
        taken := array_fill(0, ARRAY [cells]);
        own_taken := array_fill(0, ARRAY [cells * (1 + cardinality(owners))]);
        SELECT coalesce(jsonb_object_agg(l.service_id, frontdesk.booked_minutes(p_day, l.service_id, NULL)
            - coalesce((SELECT sum(o.duration_minutes) FROM frontdesk.occupancy AS o
                        WHERE phase = 1 AND o.day = p_day AND o.holds AND o.service_id = l.service_id
                          AND o.reservation_id = ANY (p_written)), 0)), '{}')
        INTO minutes FROM unnest(rules.limits) AS l;

        FOR held IN
            SELECT s.*, CASE phase WHEN 1 THEN s.reservation_id = ANY (p_written)
                                   ELSE s.codes IS NOT NULL AND (NOT s.holds OR 'daily-limit' = ANY (s.codes)
                                        OR (s.start_minute < p_until AND s.until_minute > p_from)) END AS judged
            FROM frontdesk.day_intervals(p_day) AS s
            WHERE phase = 2 OR s.holds
            -- What is only counted comes first.
            ORDER BY judged, s.made, s.reservation_id
        LOOP
            CONTINUE WHEN phase = 2 AND NOT held.judged AND held.codes IS NOT NULL;
            first := held.start_minute / cell + 1;
            last := (held.until_minute - 1) / cell + 1;
            at_row := coalesce(array_position(owners, held.service_id), 0) * cells;
            IF held.judged THEN
                refusal := frontdesk.refusal_by_hours(rules, held.service_id, held.start_minute, held.duration_minutes);
                FOR i IN first..last LOOP
                    EXIT WHEN refusal IS NOT NULL;
                    IF taken[i] >= clinic_bounds[at_row + i] OR own_taken[at_row + i] >= own_bounds[at_row + i] THEN
                        refusal := 'full';
                    END IF;
                END LOOP;
                IF refusal IS NULL AND minutes ? held.service_id
                        AND (minutes ->> held.service_id)::integer
                            + (CASE phase WHEN 1 THEN held.duration_minutes ELSE 0 END)
                            > frontdesk.limit_of(rules, held.service_id) THEN
                    refusal := 'daily-limit';
                END IF;
                fits := NOT held.holds OR refusal IS NULL OR held.covered;
                IF phase = 1 OR fits OR held.codes <> ARRAY [refusal] THEN
                    DELETE FROM frontdesk.flag
                    WHERE reservation_id = held.reservation_id AND code = ANY (frontdesk.slot_flag_codes())
                      AND held.codes IS NOT NULL AND at <= held.flagged_at;
                    IF NOT fits AND (phase = 1 OR FOUND) THEN
                        INSERT INTO frontdesk.flag (reservation_id, code, day)
                        VALUES (held.reservation_id, refusal, p_day) ON CONFLICT DO NOTHING;
                        flagged := flagged + 1;
                    END IF;
                END IF;
                CONTINUE WHEN NOT held.holds OR (phase = 2 AND NOT fits);
            END IF;
            FOR i IN first..last LOOP
                taken[i] := taken[i] + 1;
                own_taken[at_row + i] := own_taken[at_row + i] + 1;
            END LOOP;
            IF phase = 1 AND held.judged AND minutes ? held.service_id THEN
                minutes := jsonb_set(minutes, ARRAY [held.service_id],
                    to_jsonb((minutes ->> held.service_id)::integer + held.duration_minutes));
            END IF;
        END LOOP;
    END LOOP;

    IF p_excess THEN
        taken := array_fill(0, ARRAY [cells]);
        own_taken := array_fill(0, ARRAY [cells * (1 + cardinality(owners))]);
        FOR held IN
            SELECT s.*, counting
            FROM frontdesk.day_intervals(p_day) AS s, (VALUES (true), (false)) AS pass (counting)
            WHERE s.holds AND s.codes IS NULL AND NOT s.covered
            -- All are counted before any is judged.
            ORDER BY counting DESC, s.made DESC, s.reservation_id DESC
        LOOP
            first := held.start_minute / cell + 1;
            last := (held.until_minute - 1) / cell + 1;
            at_row := coalesce(array_position(owners, held.service_id), 0) * cells;
            fits := true;
            IF NOT held.counting THEN
                FOR i IN first..last LOOP
                    IF taken[i] > clinic_bounds[at_row + i] OR own_taken[at_row + i] > own_bounds[at_row + i] THEN
                        fits := false;
                        over := over || held.reservation_id;
                        EXIT;
                    END IF;
                END LOOP;
                CONTINUE WHEN fits;
            END IF;
            FOR i IN first..last LOOP
                taken[i] := taken[i] + CASE WHEN fits THEN 1 ELSE -1 END;
                own_taken[at_row + i] := own_taken[at_row + i] + CASE WHEN fits THEN 1 ELSE -1 END;
            END LOOP;
        END LOOP;
        INSERT INTO frontdesk.flag (reservation_id, code, day)
        SELECT reservation_id, 'full', p_day FROM unnest(over) AS reservation_id ON CONFLICT DO NOTHING;
        flagged := flagged + cardinality(over);
    END IF;
    RETURN flagged;
END $$;
