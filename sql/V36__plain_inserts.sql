-- A plain insert runs none of the statements that only a change needs.

-- Stores intervals in place of the reservations' previous ones, without checking anything.
CREATE OR REPLACE FUNCTION frontdesk.store_intervals(moved frontdesk.moved_interval[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM unnest(moved) AS m WHERE (m.before).reservation_id IS NOT NULL) THEN
        DELETE FROM frontdesk.occupancy AS o USING unnest(moved) AS m
        WHERE o.reservation_id = (m.before).reservation_id
          AND (m.after).reservation_id IS DISTINCT FROM (m.before).reservation_id;
        UPDATE frontdesk.occupancy AS o
        SET day = (m.after).day, start_minute = (m.after).start_minute, duration_minutes = (m.after).duration_minutes,
            buffer_minutes = (m.after).buffer_minutes, service_id = (m.after).service_id, holds = (m.after).holds
        FROM unnest(moved) AS m
        WHERE o.reservation_id = (m.after).reservation_id AND (m.before).reservation_id = (m.after).reservation_id
          AND m.after IS DISTINCT FROM m.before;
    END IF;
    INSERT INTO frontdesk.occupancy
        (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id, holds, booked_at_desk)
    SELECT (m.after).reservation_id, (m.after).day, (m.after).start_minute, (m.after).duration_minutes,
           (m.after).buffer_minutes, (m.after).service_id, (m.after).holds, (m.after).booked_at_desk
    FROM unnest(moved) AS m
    WHERE (m.after).reservation_id IS NOT NULL AND (m.before).reservation_id IS DISTINCT FROM (m.after).reservation_id
    ON CONFLICT (reservation_id) DO UPDATE
    SET day = excluded.day, start_minute = excluded.start_minute, duration_minutes = excluded.duration_minutes,
        buffer_minutes = excluded.buffer_minutes, service_id = excluded.service_id, holds = excluded.holds;
END $$;

-- Applies written reservations, whose days are locked, to the intervals and flags, and judges their slots from today on. A
-- desk's write that does not fit is refused (SQLSTATE FD001, the refusal as message) unless it is squeezed in; any other is
-- flagged. One row of a day is decided from what its interval meets; more in one pass over the day, as each of them has to
-- meet those written before it and not those after it.
CREATE OR REPLACE FUNCTION frontdesk.apply_writes(written frontdesk.written_reservation[], at_desk boolean) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    squeeze_in CONSTANT text := CASE WHEN at_desk THEN nullif(btrim(current_setting('frontdesk.squeeze_in', true)), '') END;
    today      CONSTANT date := frontdesk.clock()::date;
    moved      frontdesk.moved_interval[] := frontdesk.intervals_of(written, at_desk);
    changed    record;
    placed     frontdesk.occupancy;
    refusal    text;
BEGIN
    PERFORM frontdesk.store_intervals(moved);

    -- Flags of what is gone, and of what stands elsewhere now.
    IF EXISTS (SELECT FROM frontdesk.flag AS f WHERE f.day IN (SELECT w.old_day FROM unnest(written) AS w)) THEN
        DELETE FROM frontdesk.flag AS f USING unnest(written) AS w
        WHERE f.reservation_id = w.old_id AND w.id IS DISTINCT FROM w.old_id;
        DELETE FROM frontdesk.flag AS f USING unnest(written) AS w, unnest(moved) AS m
        WHERE f.reservation_id = w.id AND w.id = w.old_id AND f.code = ANY (frontdesk.slot_flag_codes())
          AND (m.before).reservation_id = w.id AND m.after IS DISTINCT FROM m.before;
        UPDATE frontdesk.flag AS f SET day = w.day FROM unnest(written) AS w
        WHERE f.reservation_id = w.id AND w.id = w.old_id AND f.day <> w.day;
        PERFORM frontdesk.flag_times(written);
    ELSIF EXISTS (SELECT FROM unnest(written) AS w
                  WHERE w.day >= today
                    AND (w.start_minute IS NULL OR w.start_minute + w.duration_minutes >= 1440
                         OR w.slot_start IS DISTINCT FROM w.preferred_time)) THEN
        PERFORM frontdesk.flag_times(written);
    END IF;

    IF at_desk THEN
        -- A row without a readable start may keep what it has, and undo gives it back; nothing else writes one at a desk.
        IF coalesce(current_setting('frontdesk.restores', true), '') = '' AND EXISTS (
                   SELECT FROM unnest(written) AS w
                   WHERE w.id IS NOT NULL AND w.start_minute IS NULL AND w.holds
                     AND (w.old_id IS NULL OR w.old_id IN (SELECT (m.before).reservation_id FROM unnest(moved) AS m))) THEN
            RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = 'no-start';
        END IF;
        FOR changed IN SELECT m.* FROM unnest(moved) AS m WHERE (m.after).holds AND m.after IS DISTINCT FROM m.before LOOP
            placed := changed.after;
            refusal := frontdesk.desk_refusal(frontdesk.rules_on(placed.day), changed.before, placed);
            CONTINUE WHEN refusal IS NULL;
            IF squeeze_in IS NULL OR refusal = ANY (frontdesk.final_refusals()) THEN
                RAISE EXCEPTION USING ERRCODE = 'FD001', MESSAGE = refusal;
            END IF;
            INSERT INTO frontdesk.flag (reservation_id, code, day, note, covered_day, covered_minute)
            VALUES (placed.reservation_id, 'squeeze-in', placed.day, squeeze_in, placed.day, placed.start_minute)
            ON CONFLICT (md5(reservation_id), code) DO UPDATE
            SET note = excluded.note, covered_day = excluded.covered_day, covered_minute = excluded.covered_minute;
        END LOOP;
    END IF;

    FOR changed IN
        SELECT touched.day,
               array_agg(touched.placed) FILTER (WHERE (touched.placed).reservation_id IS NOT NULL) AS placed,
               min(touched.freed_from) AS freed_from, max(touched.freed_until) AS freed_until
        FROM (SELECT (m.after).day AS day, m.after AS placed, NULL::integer AS freed_from, NULL::integer AS freed_until
              FROM unnest(moved) AS m
              WHERE NOT at_desk AND (m.after).holds AND m.after IS DISTINCT FROM m.before
              UNION ALL
              SELECT (m.before).day, NULL, (m.before).start_minute,
                     (m.before).start_minute + (m.before).duration_minutes + (m.before).buffer_minutes
              FROM unnest(moved) AS m
              WHERE (m.before).holds AND m.after IS DISTINCT FROM m.before) AS touched
        WHERE touched.day >= today
        GROUP BY touched.day ORDER BY touched.day
    LOOP
        IF cardinality(changed.placed) > 1 THEN
            PERFORM frontdesk.judge_day(changed.day,
                ARRAY(SELECT p.reservation_id FROM unnest(changed.placed) AS p),
                changed.freed_from, changed.freed_until, false);
        ELSE
            IF cardinality(changed.placed) = 1 THEN
                placed := changed.placed[1];
                refusal := frontdesk.refusal_of(frontdesk.rules_on(placed.day), placed);
                IF refusal IS NOT NULL
                        AND NOT frontdesk.squeeze_in_covers(placed.reservation_id, placed.day, placed.start_minute) THEN
                    INSERT INTO frontdesk.flag (reservation_id, code, day)
                    VALUES (placed.reservation_id, refusal, placed.day) ON CONFLICT DO NOTHING;
                END IF;
            END IF;
            -- The freed interval may let a flagged reservation fit.
            IF changed.freed_from IS NOT NULL THEN
                PERFORM frontdesk.review_flags(changed.day, changed.freed_from, changed.freed_until);
            END IF;
        END IF;
    END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION frontdesk.store_intervals(frontdesk.moved_interval[]) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION frontdesk.apply_writes(frontdesk.written_reservation[], boolean) FROM PUBLIC;
