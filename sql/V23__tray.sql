-- The tray: reservations that a desk holds in hand while it looks for another place. Shared by all desks.

-- A row says only that the reservation is in hand: the reservation itself keeps its place until it is dropped elsewhere. A row
-- whose reservation is gone, or holds no place any more, is not shown, and the next desk that reads the tray removes it.
CREATE TABLE frontdesk.tray_item (
    reservation_id text        NOT NULL PRIMARY KEY,
    parked_by      text        NOT NULL DEFAULT session_user,
    parked_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE frontdesk.tray_item IS 'Reservations in hand. They keep their places.';
