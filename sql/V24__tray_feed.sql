-- What desks watch of the tray.

-- A value that differs whenever what the tray shows differs: its rows, and the place, patient, service and status of their
-- reservations. 0 for an empty tray. Without settings of its own, so that PostgreSQL inlines it.
CREATE FUNCTION frontdesk.tray_state() RETURNS bigint
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(bit_xor(hashtextextended(concat_ws('|', t.reservation_id, t.parked_at, o.day, o.start_minute,
                                 o.duration_minutes, r."patientName", r."serviceName", r.status), 1)), 0)
    FROM frontdesk.tray_item AS t
    LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = t.reservation_id
    LEFT JOIN public.reservations AS r ON r.id = t.reservation_id
$$;

CREATE TRIGGER frontdesk_notify_tray AFTER INSERT OR UPDATE OR DELETE ON frontdesk.tray_item
    FOR EACH ROW EXECUTE FUNCTION frontdesk.notify_desks('tray');
SELECT frontdesk.fire_always('frontdesk.tray_item');

REVOKE EXECUTE ON FUNCTION frontdesk.tray_state() FROM PUBLIC;
