-- Notices of the day, and what the clinic shows of names where others can read them.

-- A text that is pinned to a day or to a range of days. One that was removed stays for some days, so that it can be put back.
CREATE TABLE frontdesk.notice (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text       text        NOT NULL CHECK (btrim(text) <> '' AND length(text) <= 1000),
    first_day  date        NOT NULL CHECK (isfinite(first_day)),
    last_day   date        NOT NULL CHECK (isfinite(last_day)),
    -- Counts the edits.
    version    integer     NOT NULL DEFAULT 1,
    removed_at timestamptz,
    written_by text        NOT NULL DEFAULT session_user,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK (first_day <= last_day)
);
COMMENT ON TABLE frontdesk.notice IS 'Notices pinned to days.';
CREATE INDEX notice_last_day_idx ON frontdesk.notice (last_day) WHERE removed_at IS NULL;

-- How the board on the wall shows names, and after how many minutes without input a desk hides them; 0 for never. Without a row
-- both are the program's defaults.
CREATE TABLE frontdesk.name_display (
    only_row   boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    board      text        NOT NULL CHECK (board IN ('full', 'masked', 'initials')),
    hide_after integer     NOT NULL CHECK (hide_after BETWEEN 0 AND 240),
    changed_by text        NOT NULL DEFAULT session_user,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

INSERT INTO frontdesk.live_topic (name) VALUES ('notices'), ('names');
