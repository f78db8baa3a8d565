-- The visits of a day: who came, when the treatment began and ended, and who waits without a reservation.

-- What the website's status cannot say of a reservation. Times are the clinic's wall clock, as the reservation's own are, to
-- the minute and second; null where nobody recorded them. A row counts on its day only: a reservation that was moved to
-- another day has not arrived there. One whose reservation is gone is removed by maintenance.
CREATE TABLE frontdesk.arrival (
    reservation_id text         NOT NULL PRIMARY KEY,
    day            date         NOT NULL CHECK (isfinite(day)),
    arrived_at     timestamp(0),
    began_at       timestamp(0),
    ended_at       timestamp(0),
    -- Who recorded the last of them, and when.
    recorded_by    text         NOT NULL DEFAULT session_user,
    recorded_at    timestamptz  NOT NULL DEFAULT clock_timestamp(),
    CHECK (num_nonnulls(arrived_at, began_at, ended_at) > 0),
    CHECK (arrived_at <= began_at),
    CHECK (arrived_at <= ended_at),
    CHECK (began_at <= ended_at)
);
CREATE INDEX arrival_day_idx ON frontdesk.arrival (day);
COMMENT ON TABLE frontdesk.arrival IS 'When patients arrived, and when their treatments began and ended.';

-- After how many minutes of waiting a patient is shown as urgent. Without a row it is the program's default.
CREATE TABLE frontdesk.waiting_limit (
    only_row   boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    minutes    integer     NOT NULL CHECK (minutes BETWEEN 1 AND 240),
    changed_by text        NOT NULL DEFAULT session_user,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Patients who came without a reservation and wait for a free place, on the day on which they came. A row stays with the
-- reservation that it became: while that one holds a place, nobody waits. Rows of past days are removed by maintenance.
CREATE TABLE frontdesk.walk_in (
    id             text         NOT NULL PRIMARY KEY,
    day            date         NOT NULL CHECK (isfinite(day)),
    came_at        timestamp(0) NOT NULL,
    patient_name   text         NOT NULL CHECK (btrim(patient_name) <> '' AND length(patient_name) <= 100),
    phone          text         NOT NULL DEFAULT '' CHECK (length(phone) <= 40),
    -- Null for any service.
    service_id     text,
    reservation_id text,
    recorded_by    text         NOT NULL DEFAULT session_user
);
CREATE INDEX walk_in_day_idx ON frontdesk.walk_in (day);
COMMENT ON TABLE frontdesk.walk_in IS 'Patients without a reservation who wait for a free place.';

-- Why reservations were cancelled, to be offered again. It names no reservation.
CREATE TABLE frontdesk.cancel_reason (
    reason  text        NOT NULL PRIMARY KEY CHECK (btrim(reason) <> '' AND length(reason) <= 200),
    uses    integer     NOT NULL DEFAULT 1 CHECK (uses >= 0),
    used_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
