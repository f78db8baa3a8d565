-- Who may be booked when: the places that reservations hold, and the one decision that every writer meets.

-- One row a reservation with a readable start. Derived from the reservation by the trigger of V11, but for the
-- buffer, which the reservation was booked with and keeps, and where it was booked.
CREATE TABLE frontdesk.occupancy (
    reservation_id   text    NOT NULL PRIMARY KEY,
    day              date    NOT NULL,
    start_minute     integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
    buffer_minutes   integer NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 1440),
    service_id       text,
    holds            boolean NOT NULL,
    -- Who came by the website and who was booked here; kept for good.
    booked_at_desk   boolean NOT NULL DEFAULT false
);
CREATE INDEX occupancy_day_idx ON frontdesk.occupancy (day, start_minute);

-- What a person should know of a reservation. 'squeeze-in' stays for good; the rest goes when it no longer holds, or
-- when a person settles it.
CREATE TABLE frontdesk.mark (
    reservation_id text        NOT NULL,
    code           text        NOT NULL CHECK (code IN ('squeeze-in', 'unchecked', 'full', 'closed', 'outside-hours',
                                                        'daily-limit', 'unreadable-time', 'past-midnight',
                                                        'time-mismatch')),
    day            date        NOT NULL,
    note           text,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (reservation_id, code)
);
CREATE INDEX mark_day_idx ON frontdesk.mark (day);

-- The guard of a day: whoever changes a reservation of the day writes it before anything is counted, so that writers
-- of one day follow one another at every isolation level. Its version is the day's version for the desks.
CREATE TABLE frontdesk.day_guard (
    day     date   NOT NULL PRIMARY KEY,
    version bigint NOT NULL
);

-- Writes that could not take the guard, and so could not move its version: append-only, desks watch both.
CREATE TABLE frontdesk.unchecked_write (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id text        NOT NULL,
    day            date        NOT NULL,
    error_code     text        NOT NULL,
    at             timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The legacy type that a service's reservations carry for clients that know only the old column. A service whose code
-- is itself a legacy type needs no row.
CREATE TABLE frontdesk.service_setting (
    service_id  text                 NOT NULL PRIMARY KEY,
    legacy_type public."ServiceType" NOT NULL DEFAULT 'OTHER_CONSULTATION'
);

CREATE FUNCTION frontdesk.legacy_type_of(wanted_service_id text, service_code text) RETURNS public."ServiceType"
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT label::text::public."ServiceType"
         FROM unnest(enum_range(NULL::public."ServiceType")) AS label WHERE label::text = service_code),
        (SELECT legacy_type FROM frontdesk.service_setting WHERE service_id = wanted_service_id),
        'OTHER_CONSULTATION'::public."ServiceType")
$$;

-- The openings in force on a day. A row that cannot be one (ends before it starts, no interval, a time that is not
-- HH:mm) is left out and spoils nothing else.
CREATE FUNCTION frontdesk.openings_on(wanted_day date)
    RETURNS TABLE (service_id text, period public."Period", start_minute integer, end_minute integer,
                   slot_interval integer, capacity integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT "serviceId", slots.period, opens, closes, "slotInterval", greatest("maxConcurrent", 0)
    FROM public.clinic_time_slots AS slots,
         frontdesk.read_opening_time("startTime") AS opens,
         frontdesk.read_opening_time("endTime") AS closes
    WHERE "isActive"
      AND "dayOfWeek" = (ARRAY ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
                             ::public."DayOfWeek"[])[extract(isodow FROM wanted_day)::integer]
      AND ("effectiveFrom" IS NULL OR "effectiveFrom" <= wanted_day)
      AND ("effectiveUntil" IS NULL OR wanted_day <= "effectiveUntil")
      AND opens < closes AND "slotInterval" > 0
$$;

-- The decision: may a treatment of p_service start then? refusal is null, 'closed' (nothing open for it that day),
-- 'outside-hours' (not inside one window whole) or 'full'. capacity is the least bound over the occupied interval and
-- free the least of it left; both null where no bound is known. p_except is the reservation that asks, which does not
-- conflict with itself. With p_ignore_flagged, rows flagged as full are taken for absent.
CREATE FUNCTION frontdesk.place(
        p_day date, p_start integer, p_duration integer, p_buffer integer, p_service text, p_except text,
        p_ignore_flagged boolean, OUT refusal text, OUT capacity integer, OUT free integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    windows   integer;
    fitting   integer;
    p_end     CONSTANT integer := p_start + p_duration + p_buffer;
BEGIN
    WITH opening AS MATERIALIZED (
        SELECT * FROM frontdesk.openings_on(p_day) AS o WHERE o.service_id IS NULL OR o.service_id = p_service
    ), service_window AS (
        SELECT o.* FROM opening AS o
        WHERE o.service_id IS NOT NULL
           OR NOT EXISTS (SELECT FROM opening AS own WHERE own.service_id IS NOT NULL AND own.period = o.period)
    ), held AS MATERIALIZED (
        SELECT o.start_minute, o.start_minute + o.duration_minutes + o.buffer_minutes AS until, o.service_id
        FROM frontdesk.occupancy AS o
        WHERE o.day = p_day AND o.holds AND o.reservation_id IS DISTINCT FROM p_except
          AND o.start_minute < p_end AND o.start_minute + o.duration_minutes + o.buffer_minutes > p_start
          AND NOT (p_ignore_flagged AND EXISTS (
                SELECT FROM frontdesk.mark AS m WHERE m.reservation_id = o.reservation_id AND m.code = 'full'))
    ), instant AS (
        -- Between two of these neither a count nor a bound changes.
        SELECT p_start AS minute
        UNION SELECT start_minute FROM held WHERE start_minute > p_start
        UNION SELECT start_minute FROM opening WHERE start_minute > p_start AND start_minute < p_end
        UNION SELECT end_minute FROM opening WHERE end_minute > p_start AND end_minute < p_end
    ), bound AS (
        SELECT i.minute,
               (SELECT max(o.capacity) FROM opening AS o
                WHERE o.service_id IS NULL AND o.start_minute <= i.minute AND i.minute < o.end_minute) AS clinic,
               (SELECT max(o.capacity) FROM opening AS o
                WHERE o.service_id IS NOT NULL AND o.start_minute <= i.minute AND i.minute < o.end_minute) AS own,
               (SELECT max(o.end_minute) FROM opening AS o WHERE o.end_minute <= i.minute) AS left_at
        FROM instant AS i
    ), effective AS (
        -- Past every opening the bound of the window that was left holds.
        SELECT b.minute,
               CASE WHEN b.clinic IS NULL AND b.own IS NULL
                    THEN (SELECT max(o.capacity) FROM opening AS o
                          WHERE o.service_id IS NULL AND o.end_minute = b.left_at) ELSE b.clinic END AS clinic,
               CASE WHEN b.clinic IS NULL AND b.own IS NULL
                    THEN (SELECT max(o.capacity) FROM opening AS o
                          WHERE o.service_id IS NOT NULL AND o.end_minute = b.left_at) ELSE b.own END AS own
        FROM bound AS b
    ), taken AS (
        SELECT e.minute, e.clinic, e.own,
               count(h.until) AS by_all, count(h.until) FILTER (WHERE h.service_id = p_service) AS by_own
        FROM effective AS e LEFT JOIN held AS h ON h.start_minute <= e.minute AND e.minute < h.until
        GROUP BY e.minute, e.clinic, e.own
    )
    SELECT (SELECT count(*) FROM service_window),
           (SELECT count(*) FROM service_window AS w
            WHERE w.start_minute <= p_start AND p_start + p_duration <= w.end_minute),
           min(least(t.clinic, t.own)), min(least(t.clinic - t.by_all, t.own - t.by_own))
    INTO windows, fitting, capacity, free
    FROM taken AS t;

    refusal := CASE WHEN windows = 0 THEN 'closed'
                    WHEN fitting = 0 THEN 'outside-hours'
                    WHEN free < 1 THEN 'full' END;
END $$;
