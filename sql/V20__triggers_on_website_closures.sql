-- The triggers on the website's closures, where it has such a table.

SET LOCAL lock_timeout = '50ms';

SELECT frontdesk.watch_website_closures();
