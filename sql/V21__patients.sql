-- The desk's index of patients. The website's schema has none: patients are whom reservations name. Desks derive the index from
-- the reservations and follow them by the versions of their days; no statement of the website's does any work for it. Tags,
-- notes and merges are what people enter.

-- One row. Whoever writes the index locks it first, so that its changes are numbered in the order of their commits, and desks
-- read what is new by that number.
CREATE TABLE frontdesk.patient_index (
    only_row   boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    change     bigint      NOT NULL DEFAULT 0,
    -- The number of comparisons of all reservations with the index, whatever the versions of their days; the last one began at
    -- that time.
    round      bigint      NOT NULL DEFAULT 0,
    round_at   timestamptz NOT NULL DEFAULT '-infinity',
    -- Removals of patients up to this change are no longer listed; a desk that has read less reads the whole index.
    unlisted   bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
INSERT INTO frontdesk.patient_index DEFAULT VALUES;

-- A patient as reservations name one: rows with the same name, phone and birth date are one person, and a merge makes several
-- rows one. Keys are normalised by the desk, empty where nothing can be read.
CREATE TABLE frontdesk.patient (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Composed letters (NFC), one blank between words, lower case.
    name_key   text   NOT NULL,
    -- Digits with the country's code; those written where no number can be read.
    phone_key  text   NOT NULL,
    -- Null where the reservations tell no date between the years 1 and 9999.
    birth      date   CHECK (isfinite(birth)),
    -- As shown.
    name       text   NOT NULL,
    phone      text   NOT NULL,
    gender     text   NOT NULL,
    -- Whether a person corrected name or phone; they no longer follow the reservations.
    corrected  boolean NOT NULL DEFAULT false,
    -- The patient that this one was merged into, directly or through others; null where it stands for itself.
    part_of    bigint REFERENCES frontdesk.patient CHECK (part_of <> id),
    -- The note that must be seen, such as an allergy.
    alert      text   NOT NULL DEFAULT '' CHECK (length(alert) <= 500),
    alert_by   text,
    alert_at   timestamptz,
    -- Of this patient and of those merged into it.
    visits     integer NOT NULL DEFAULT 0,
    no_shows   integer NOT NULL DEFAULT 0,
    last_visit date,
    -- The number of the last change of the index that wrote this row.
    change     bigint  NOT NULL
);
-- Names and phones of any length fit, as the entries hold digests. Expressions may have no NULLS NOT DISTINCT before 15.
CREATE UNIQUE INDEX patient_identity_key
    ON frontdesk.patient (md5(name_key), md5(phone_key), coalesce(birth, date '-infinity'));
CREATE INDEX patient_change_idx ON frontdesk.patient (change);
CREATE INDEX patient_part_of_idx ON frontdesk.patient (part_of) WHERE part_of IS NOT NULL;
-- Likely duplicates share a name or a phone.
CREATE INDEX patient_phone_key_idx ON frontdesk.patient (md5(phone_key));

-- Patients that left the index, for desks that hold it in memory.
CREATE TABLE frontdesk.patient_removal (
    change     bigint      NOT NULL,
    patient_id bigint      NOT NULL,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (change, patient_id)
);

-- Whom a reservation names.
CREATE TABLE frontdesk.patient_reservation (
    reservation_id text   NOT NULL PRIMARY KEY,
    -- Null where the patient was forgotten: the reservation stays without one.
    patient_id     bigint REFERENCES frontdesk.patient,
    day            date   NOT NULL,
    -- Null where its time cannot be read.
    start_minute   integer,
    status         text   NOT NULL,
    -- A digest of the columns that name the patient.
    source         text   NOT NULL
);
CREATE INDEX patient_reservation_patient_id_idx ON frontdesk.patient_reservation (patient_id, day);
CREATE INDEX patient_reservation_day_idx ON frontdesk.patient_reservation (day);

-- The changes of each day that the index reflects: the day's version and its unchecked writes.
CREATE TABLE frontdesk.patient_day (
    day     date   NOT NULL PRIMARY KEY,
    changes bigint NOT NULL DEFAULT -1,
    round   bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- Tags, in the order in which they are shown.
CREATE TABLE frontdesk.patient_tag (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text    NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 20),
    color    text    NOT NULL CHECK (color IN ('gold', 'rose', 'violet', 'blue', 'teal', 'grey')),
    sign     text    NOT NULL CHECK (length(sign) BETWEEN 1 AND 2),
    position integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX patient_tag_name_key ON frontdesk.patient_tag (lower(name));
INSERT INTO frontdesk.patient_tag (name, color, sign) VALUES ('VIP', 'gold', '★');

-- A merged patient keeps its tags, which count for the one that it was merged into.
CREATE TABLE frontdesk.patient_tagged (
    patient_id bigint      NOT NULL REFERENCES frontdesk.patient,
    tag_id     bigint      NOT NULL REFERENCES frontdesk.patient_tag,
    tagged_by  text        NOT NULL DEFAULT session_user,
    tagged_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (patient_id, tag_id)
);
CREATE INDEX patient_tagged_tag_id_idx ON frontdesk.patient_tagged (tag_id);

-- Merges that stand, each of one patient into another. Reservations keep naming the patient that they name, so taking a merge
-- back restores which reservations, names, tags and notes belong to whom.
CREATE TABLE frontdesk.patient_merge (
    part_id      bigint      NOT NULL PRIMARY KEY REFERENCES frontdesk.patient,
    into_id      bigint      NOT NULL REFERENCES frontdesk.patient,
    -- The other's note before the merge, and with this patient's added.
    alert_before text        NOT NULL,
    alert_after  text        NOT NULL,
    merged_by    text        NOT NULL DEFAULT session_user,
    merged_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (part_id <> into_id)
);
CREATE INDEX patient_merge_into_id_idx ON frontdesk.patient_merge (into_id);
