-- Those whose term is over are counted from the index alone.
-- safe: everybody reads on; new certificates wait while it is made.
CREATE INDEX certificate_waiting_place ON certificate (municipality_id, days_to_bring, created_at)
  INCLUDE (chosen_institution_id, valid_until) WHERE status = 'not_activated';
