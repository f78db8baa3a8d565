-- What leaves the program on paper or as a file.

-- One row per document, written in the transaction that gives the file its name. No patient's name or phone number stands
-- here, and no file name, which a person may have chosen.
CREATE TABLE frontdesk.document (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Who: the login of the database, and the desk's machine.
    made_by      text        NOT NULL DEFAULT session_user,
    desk         text        NOT NULL,
    what         text        NOT NULL CHECK (what IN ('day', 'lanes', 'week', 'calls', 'slip', 'reservations')),
    format       text        NOT NULL CHECK (format IN ('pdf', 'print', 'xlsx', 'ics')),
    -- Both days included; null for every day.
    first_day    date,
    last_day     date,
    -- The reservation or the patient that it is about; null for everybody's.
    subject      text,
    memos        boolean     NOT NULL,
    reservations bigint      NOT NULL CHECK (reservations >= 0),
    CHECK (first_day <= last_day)
);
CREATE INDEX document_made_at_idx ON frontdesk.document (made_at);
COMMENT ON TABLE frontdesk.document IS 'Who printed or exported what, when, and how many reservations it held.';

-- What stands at the head of a document. Without a row it is the name that the program shows.
CREATE TABLE frontdesk.letterhead (
    only_row   boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    name       text        NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 100),
    phone      text        NOT NULL DEFAULT '' CHECK (length(phone) <= 40),
    address    text        NOT NULL DEFAULT '' CHECK (length(address) <= 200),
    changed_by text        NOT NULL DEFAULT session_user,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
