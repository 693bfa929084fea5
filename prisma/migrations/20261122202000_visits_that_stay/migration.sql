-- A certificate that waits keeps its time as long as the institution is of its municipality: one whose municipality became
-- part of another keeps it (the institution has gone over, too), one that was handed over alone does not. Whoever needs to
-- bring nothing more keeps no time from others. That a family came is written by whoever activates: on which day, only the
-- region's own clock knows.
CREATE OR REPLACE FUNCTION booking_follows_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE booking SET status = 'cancelled', cancel_reason = 'not_needed', settled_at = now(), version = version + 1
    WHERE certificate_id = NEW.id AND status = 'booked' AND (
      NEW.status NOT IN ('not_activated', 'returned')
      OR NOT EXISTS (
        SELECT FROM institution i WHERE i.id = booking.institution_id AND i.municipality_id = NEW.municipality_id));
  RETURN NULL;
END $$;
