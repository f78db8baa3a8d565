-- The waiting list, and the calls before a visit.

-- What a patient waits for. A wish is open until it is booked or removed, and fits no day after its last one. It stays afterwards,
-- so that a booking for it can be undone.
CREATE TABLE frontdesk.waiting_wish (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    patient_name   text     NOT NULL CHECK (btrim(patient_name) <> '' AND length(patient_name) <= 100),
    phone          text     NOT NULL CHECK (btrim(phone) <> '' AND length(phone) <= 100),
    -- As in frontdesk.patient.
    name_key       text     NOT NULL,
    phone_key      text     NOT NULL,
    -- Null while the desk does not know them; then the wish can be kept and not booked.
    birth          date     CHECK (isfinite(birth)),
    gender         text,
    -- The service by its code, as the website may give it another id; its name at that time.
    service_code   text     NOT NULL,
    service_name   text     NOT NULL,
    -- A bit for each weekday that suits, Monday first. Where single days are named, these alone suit.
    weekdays       integer  NOT NULL DEFAULT 127 CHECK (weekdays BETWEEN 1 AND 127),
    dates          date[]   NOT NULL DEFAULT '{}',
    half           text     CHECK (half IN ('MORNING', 'AFTERNOON')),
    not_before     date     CHECK (isfinite(not_before)),
    last_day       date     NOT NULL CHECK (isfinite(last_day)),
    priority       smallint NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 3),
    remark         text     NOT NULL DEFAULT '' CHECK (length(remark) <= 200),
    -- Counts the edits.
    version        integer  NOT NULL DEFAULT 1,
    asked_by       text     NOT NULL DEFAULT session_user,
    asked_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended          text     CHECK (ended IN ('booked', 'removed')),
    ended_at       timestamptz,
    reservation_id text,
    CHECK (not_before <= last_day),
    CHECK ((birth IS NULL) = (gender IS NULL)),
    CHECK ((ended IS NULL) = (ended_at IS NULL)),
    CHECK ((reservation_id IS NOT NULL) = coalesce(ended = 'booked', false))
);
COMMENT ON TABLE frontdesk.waiting_wish IS 'Who waits for a place: service, days, half-day, priority.';
CREATE INDEX waiting_wish_open_idx ON frontdesk.waiting_wish (last_day) WHERE ended IS NULL;

-- What a patient said when the desk called before a visit, one row per call; the last one counts. A row is about the reservation as
-- it stood: it counts while the reservation is on that day with that written time.
CREATE TABLE frontdesk.call_entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id text NOT NULL,
    day            date NOT NULL,
    written_time   text NOT NULL,
    -- A note is no answer; it leaves the one before.
    answer         text NOT NULL
        CHECK (answer IN ('confirmed', 'calls-back', 'no-answer', 'cancels', 'other-time', 'note')),
    remark         text NOT NULL DEFAULT '' CHECK (length(remark) <= 200),
    desk           text NOT NULL DEFAULT '' CHECK (length(desk) <= 100),
    called_by      text NOT NULL DEFAULT session_user,
    called_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE frontdesk.call_entry IS 'Calls before a visit, and what the patient said.';
-- Ids of reservations may be longer than a b-tree's entry.
CREATE INDEX call_entry_reservation_id_idx ON frontdesk.call_entry USING hash (reservation_id);
CREATE INDEX call_entry_day_idx ON frontdesk.call_entry (day);

-- A counter for each thing that desks have in common beside the days, which grows with each change of it.
CREATE TABLE frontdesk.live_topic (
    name    text   NOT NULL PRIMARY KEY,
    changes bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
INSERT INTO frontdesk.live_topic (name) VALUES ('waiting'), ('calls');
