-- What desks watch of the notices and of how names are shown.

CREATE TRIGGER frontdesk_count_notices AFTER INSERT OR UPDATE OR DELETE ON frontdesk.notice
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.topic_changed('notices');
CREATE TRIGGER frontdesk_notify_notices AFTER INSERT OR UPDATE OR DELETE ON frontdesk.notice
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks('notices');
SELECT frontdesk.fire_always('frontdesk.notice');

CREATE TRIGGER frontdesk_count_names AFTER INSERT OR UPDATE OR DELETE ON frontdesk.name_display
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.topic_changed('names');
CREATE TRIGGER frontdesk_notify_names AFTER INSERT OR UPDATE OR DELETE ON frontdesk.name_display
    FOR EACH STATEMENT EXECUTE FUNCTION frontdesk.notify_desks('names');
SELECT frontdesk.fire_always('frontdesk.name_display');
