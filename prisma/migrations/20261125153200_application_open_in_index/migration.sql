-- Applications under way are counted from the index alone.
-- safe: everybody reads on; new applications wait while it is made.
CREATE INDEX application_open_counts ON application (open_in, status)
  WHERE status IN ('awaiting_confirmation', 'confirmed');
