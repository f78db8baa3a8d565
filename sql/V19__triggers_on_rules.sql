-- The triggers on the tables of the rules, each under a SHARE ROW EXCLUSIVE lock.

SET LOCAL lock_timeout = '50ms';

SELECT frontdesk.watch_rules();
