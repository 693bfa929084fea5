-- Applications under way are counted from the index alone. The rule it keeps holds at every moment.
-- safe: everybody reads on; new applications wait while it is made.
CREATE UNIQUE INDEX application_open_counted ON application (child_id)
  INCLUDE (status) WHERE status IN ('awaiting_confirmation', 'confirmed');
DROP INDEX application_open;
ALTER INDEX application_open_counted RENAME TO application_open;
