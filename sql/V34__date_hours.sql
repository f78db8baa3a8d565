-- Hours of a date of their own: an opened holiday, or a day on which the clinic opens otherwise than on its weekday.

-- The rows of a date stand in place of all its weekly openings, those of single services too. A date without rows follows its
-- weekday.
CREATE TABLE frontdesk.date_hours (
    day           date        NOT NULL CHECK (isfinite(day)),
    start_minute  integer     NOT NULL,
    end_minute    integer     NOT NULL,
    slot_interval integer     NOT NULL CHECK (slot_interval BETWEEN 1 AND 480),
    capacity      integer     NOT NULL CHECK (capacity BETWEEN 1 AND 100),
    set_by        text        NOT NULL DEFAULT session_user,
    set_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (day, start_minute),
    -- An end of 24:00 is none that the website's table of openings could hold either.
    CHECK (0 <= start_minute AND start_minute < end_minute AND end_minute < 1440)
);
COMMENT ON TABLE frontdesk.date_hours IS 'Hours of single dates, in place of the weekly openings.';
