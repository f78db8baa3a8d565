-- A written reservation from the columns of its rows before and after.
CREATE OR REPLACE FUNCTION frontdesk.written(
        id text, old_id text, day date, old_day date, preferred_time text, slot_start text, estimated integer,
        service_id text, status text, unsynced boolean) RETURNS frontdesk.written_reservation
    LANGUAGE sql IMMUTABLE
    RETURN ROW (id, old_id, day, old_day, frontdesk.read_time(coalesce(slot_start, preferred_time)),
                frontdesk.occupied_minutes(estimated), service_id, frontdesk.status_holds(status), preferred_time,
                slot_start, unsynced)::frontdesk.written_reservation;
