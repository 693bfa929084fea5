-- Applications under way are counted from the index alone. It takes the place and the name of the one before it next.
-- safe: everybody reads on; new applications wait while it is made.
CREATE UNIQUE INDEX application_open_counted ON application (child_id)
  INCLUDE (status) WHERE status IN ('awaiting_confirmation', 'confirmed');
