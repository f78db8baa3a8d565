-- Sweeps a day: completes the columns of rows that were kept unchecked or never seen, makes the intervals what the rows say,
-- judges those that changed, reviews the flags, flags what is over capacity, and publishes the day's closures again. Holds the
-- day's lock until the end of the transaction.
CREATE OR REPLACE FUNCTION frontdesk.recheck_day(wanted_day date) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    seen_rules CONSTANT bigint := count(*) FROM frontdesk.rules_change;
    listed  bigint[];
    moved   frontdesk.moved_interval[];
    given   frontdesk.written_reservation[];
    judged  text[];
BEGIN
    PERFORM frontdesk.lock_day(wanted_day);
    SELECT array_agg(u.id) INTO listed FROM frontdesk.unchecked_write AS u
    WHERE u.day = wanted_day AND u.swept_at IS NULL;
    PERFORM frontdesk.complete_columns(wanted_day, coalesce(listed, ARRAY []::bigint[]));

    -- A buffer that was stored blindly is read again.
    UPDATE frontdesk.occupancy AS o SET buffer_minutes = least(greatest(t.buffer_minutes, 0), 1440)
    FROM frontdesk.unchecked_write AS u, LATERAL frontdesk.terms_on(
        (SELECT r."serviceId" FROM public.reservations AS r WHERE r.id = u.reservation_id), wanted_day) AS t
    WHERE u.id = ANY (listed) AND u.operation = 'INSERT' AND o.reservation_id = u.reservation_id AND o.day = wanted_day
      AND o.buffer_minutes <> least(greatest(t.buffer_minutes, 0), 1440);

    SELECT array_agg(b.written) FILTER (WHERE (b.written).id IS NOT NULL),
           array_agg(ROW (b.stored, NULL)::frontdesk.moved_interval)
               FILTER (WHERE (b.written).start_minute IS NULL AND (b.stored).reservation_id IS NOT NULL)
    INTO given, moved
    FROM frontdesk.rows_beside_intervals(wanted_day) AS b;
    given := coalesce(given, ARRAY []::frontdesk.written_reservation[]);
    -- Intervals whose reservation stands on another day now are that day's to correct.
    DELETE FROM frontdesk.occupancy AS o USING unnest(moved) AS m
    WHERE o.reservation_id = (m.before).reservation_id
      AND NOT EXISTS (SELECT FROM public.reservations AS r
                      WHERE r.id = o.reservation_id AND r."preferredDate" <> wanted_day
                        AND frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) IS NOT NULL);
    moved := ARRAY(SELECT m FROM unnest(frontdesk.intervals_of(given, false)) AS m WHERE m.after IS DISTINCT FROM m.before);
    PERFORM frontdesk.store_intervals(moved);
    DELETE FROM frontdesk.flag AS f USING frontdesk.unchecked_write AS u
    WHERE u.id = ANY (listed) AND f.reservation_id = u.reservation_id
      AND (NOT EXISTS (SELECT FROM public.reservations AS r WHERE r.id = f.reservation_id)
           OR (f.code = ANY (frontdesk.slot_flag_codes())
               AND NOT EXISTS (SELECT FROM frontdesk.occupancy AS o WHERE o.reservation_id = f.reservation_id)));
    PERFORM frontdesk.flag_times(given);

    judged := ARRAY(SELECT (m.after).reservation_id FROM unnest(moved) AS m WHERE (m.after).holds
                    UNION SELECT f.reservation_id FROM frontdesk.flag AS f
                    WHERE f.day = wanted_day AND f.code = 'unchecked');
    PERFORM frontdesk.judge_day(wanted_day, judged, 0, 4320, true);
    UPDATE frontdesk.unchecked_write SET swept_at = clock_timestamp() WHERE id = ANY (listed);
    UPDATE frontdesk.day_lock AS l SET rules = seen_rules WHERE l.day = wanted_day;
    -- Closures are published per half hour of the openings, which may have changed.
    PERFORM frontdesk.publish_closure(c.id) FROM frontdesk.closure AS c WHERE c.day = wanted_day ORDER BY c.id;
END $$;
