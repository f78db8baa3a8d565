-- Flags that a person has settled: who left a reservation as it is, when and why. A flag counts as settled while the
-- reservation stands on the same day with the same written time; whoever moves it opens the question again.
CREATE TABLE frontdesk.settled_flag (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id text        NOT NULL,
    code           text        NOT NULL,
    day            date        NOT NULL,
    written_time   text        NOT NULL,
    reason         text        NOT NULL CHECK (btrim(reason) <> '' AND length(reason) <= 200),
    settled_by     text        NOT NULL DEFAULT session_user,
    settled_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- An id may be as long as an index entry of reservations allows, so an entry here must not hold more than that.
CREATE UNIQUE INDEX settled_flag_reservation_id_code_key ON frontdesk.settled_flag (md5(reservation_id), code);
CREATE INDEX settled_flag_reservation_id_idx ON frontdesk.settled_flag USING hash (reservation_id);
