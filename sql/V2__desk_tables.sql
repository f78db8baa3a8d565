-- The desk's own tables. They stand in the schema frontdesk, so that the website's tools see no drift in public.

-- The clinic and its schema ---------------------------------------------------------------------------------------------

CREATE TABLE frontdesk.clinic (
    only_row     boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    zone         text    NOT NULL DEFAULT 'Asia/Seoul',
    -- Tests stop the clock here; null for the server's own clock.
    fixed_now    timestamptz,
    -- The least version of the desk's scripts with which a desk may write to this schema, and may read it.
    least_writer integer NOT NULL DEFAULT 20,
    least_reader integer NOT NULL DEFAULT 20,
    -- Whoever may write may read.
    CHECK (least_reader <= least_writer)
);
COMMENT ON TABLE frontdesk.clinic IS 'One row: the clinic''s zone, and which desks may use this schema.';
INSERT INTO frontdesk.clinic DEFAULT VALUES;

CREATE TABLE frontdesk.addition (
    kind     text        NOT NULL CHECK (kind IN ('type', 'table', 'column', 'constraint', 'index')),
    name     text        NOT NULL,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (kind, name)
);
COMMENT ON TABLE frontdesk.addition IS
    'Objects in public that the desk created and the rollback drops. What the website created is never listed.';

CREATE TABLE frontdesk.upgrade_run (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    shape       text        NOT NULL,
    program     text        NOT NULL,
    report      jsonb
);
COMMENT ON TABLE frontdesk.upgrade_run IS 'One row per launch that had something to upgrade, with its report.';

-- Reservations that other clients wrote while an upgrade was running: their differences from the backup are explained.
-- Emptied when the upgrade ends.
CREATE TABLE frontdesk.concurrent_write (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id text        NOT NULL,
    at             timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Reservations ------------------------------------------------------------------------------------------------------------

-- The interval that a reservation with a readable start occupies. Derived from the reservation by trigger, except for the
-- buffer, which stays as booked, and for where it was booked.
CREATE TABLE frontdesk.occupancy (
    reservation_id   text    NOT NULL PRIMARY KEY,
    day              date    NOT NULL,
    start_minute     integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
    buffer_minutes   integer NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 1440),
    service_id       text,
    -- Whether its status holds the place: PENDING or CONFIRMED.
    holds            boolean NOT NULL,
    booked_at_desk   boolean NOT NULL DEFAULT false
);
CREATE INDEX occupancy_day_idx ON frontdesk.occupancy (day, start_minute);

-- What a person should know of a reservation. 'squeeze-in' is permanent and covers the place that it was made for; the
-- others go when they no longer apply, or when a person settles them.
CREATE TABLE frontdesk.flag (
    reservation_id text        NOT NULL,
    code           text        NOT NULL CHECK (code IN ('squeeze-in', 'unchecked', 'full', 'closed', 'outside-hours',
                                                        'daily-limit', 'unreadable-time', 'past-midnight',
                                                        'time-mismatch')),
    day            date        NOT NULL,
    note           text,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The place that a squeeze-in was made for.
    covered_day    date,
    covered_minute integer,
    CHECK (code <> 'squeeze-in' OR (covered_day IS NOT NULL AND covered_minute IS NOT NULL))
);
-- An id may be as long as an index entry of reservations allows, so an entry here must not hold more than that. A hash index
-- finds the flags of an id.
CREATE UNIQUE INDEX flag_reservation_id_code_key ON frontdesk.flag (md5(reservation_id), code);
CREATE INDEX flag_reservation_id_idx ON frontdesk.flag USING hash (reservation_id);
CREATE INDEX flag_day_idx ON frontdesk.flag (day);

-- The lock of a day: every writer of a reservation updates this row before anything is counted, so that writers of one day
-- are serialized at every isolation level. The version is what desks watch. Rows of the coming days are made beforehand
-- (version 0), as a website's write may only try to lock a row that exists.
CREATE TABLE frontdesk.day_lock (
    day     date   NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    -- The number of changes of the rules that the day's flags reflect; a day with fewer than there are is judged again.
    rules   bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- Writes that could not lock their day, and so could not increment its version. Append-only: desks watch the number of
-- rows. An empty reservation_id stands for a change of closures that may concern any day.
CREATE TABLE frontdesk.unchecked_write (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id text        NOT NULL,
    day            date        NOT NULL,
    error_code     text        NOT NULL,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    operation      text        NOT NULL DEFAULT 'UPDATE'
                               CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')),
    -- When the sweep has processed it.
    swept_at       timestamptz
);
CREATE INDEX unchecked_write_unswept_idx ON frontdesk.unchecked_write (day) WHERE swept_at IS NULL;
CREATE INDEX unchecked_write_day_idx ON frontdesk.unchecked_write (day);
CREATE INDEX unchecked_write_every_day_idx ON frontdesk.unchecked_write (id) WHERE reservation_id = '';

-- Reservations that belong together: the visits of a course, or the parts of one visit, in order.
CREATE TABLE frontdesk.series (
    id         text        NOT NULL PRIMARY KEY,
    kind       text        NOT NULL CHECK (kind IN ('course', 'visit')),
    created_by text        NOT NULL DEFAULT session_user,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE frontdesk.series_part (
    series_id      text    NOT NULL REFERENCES frontdesk.series ON DELETE CASCADE,
    number         integer NOT NULL CHECK (number >= 1),
    reservation_id text    NOT NULL,
    PRIMARY KEY (series_id, number)
);
CREATE INDEX series_part_reservation_id_idx ON frontdesk.series_part (reservation_id);

-- Services --------------------------------------------------------------------------------------------------------------

-- The legacy type that reservations of a service carry for clients that know only the old column. A service whose code is
-- a legacy type needs no row.
CREATE TABLE frontdesk.service_setting (
    service_id  text NOT NULL PRIMARY KEY,
    -- A label of the website's type, kept as text: nothing of the desk's depends on that type.
    legacy_type text NOT NULL DEFAULT 'OTHER_CONSULTATION'
);

-- A change of a service's minutes from a day on. On that day a desk writes it into the service and sets applied_at; until
-- then it applies to the reservations of later days.
CREATE TABLE frontdesk.service_change (
    service_id       text        NOT NULL,
    from_day         date        NOT NULL CHECK (isfinite(from_day)),
    duration_minutes integer     NOT NULL CHECK (duration_minutes BETWEEN 1 AND 480),
    buffer_minutes   integer     NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 120),
    created_by       text        NOT NULL DEFAULT session_user,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_at       timestamptz,
    PRIMARY KEY (service_id, from_day)
);

-- The most minutes of treatment of a service on one day. A value in the website's own table takes precedence.
CREATE TABLE frontdesk.daily_limit (
    service_id text        NOT NULL PRIMARY KEY,
    minutes    integer     NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    reason     text        CHECK (length(reason) <= 200),
    created_by text        NOT NULL DEFAULT session_user,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Closures and holidays --------------------------------------------------------------------------------------------------

-- A closure made at a desk: [from_minute, until_minute) of one day.
CREATE TABLE frontdesk.closure (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day          date        NOT NULL CHECK (isfinite(day)),
    from_minute  integer     NOT NULL,
    until_minute integer     NOT NULL,
    -- Null for all services.
    service_id   text,
    reason       text        NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 200),
    created_by   text        NOT NULL DEFAULT session_user,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (0 <= from_minute AND from_minute < until_minute AND until_minute <= 1440)
);
CREATE INDEX closure_day_idx ON frontdesk.closure (day);

-- The rows of the website's table that the desk wrote: removing a closure removes these and no others.
CREATE TABLE frontdesk.published_closure (
    website_id text   NOT NULL PRIMARY KEY,
    closure_id bigint NOT NULL REFERENCES frontdesk.closure ON DELETE CASCADE
);
CREATE INDEX published_closure_closure_id_idx ON frontdesk.published_closure (closure_id);

CREATE TABLE frontdesk.public_holiday (
    day  date NOT NULL,
    -- As printed calendars name it.
    name text NOT NULL CHECK (btrim(name) <> ''),
    PRIMARY KEY (day, name)
);

-- A holiday on which the clinic is open as on any other day of that weekday.
CREATE TABLE frontdesk.opened_holiday (
    day       date        NOT NULL PRIMARY KEY CHECK (isfinite(day)),
    opened_by text        NOT NULL DEFAULT session_user,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Live refresh --------------------------------------------------------------------------------------------------------------

-- Changes of openings, services and limits, which concern every day. Append-only: desks watch the number of rows, as
-- identity values are assigned before the transaction commits and so do not commit in their order.
CREATE TABLE frontdesk.rules_change (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    what text        NOT NULL,
    at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
