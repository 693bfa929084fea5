-- A group of a municipality that has become part of another follows it as it is: nothing of what was issued in it changes.
CREATE OR REPLACE FUNCTION certificate_group_in_use_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.title, NEW.min_age, NEW.max_age, NEW.kind, NEW.yearly_amount, NEW.valid_from)
     IS NOT DISTINCT FROM (OLD.title, OLD.min_age, OLD.max_age, OLD.kind, OLD.yearly_amount, OLD.valid_from)
     AND EXISTS (SELECT FROM municipality WHERE id = OLD.municipality_id AND merged_into_id = NEW.municipality_id) THEN
    RETURN NEW;
  END IF;
  IF (NEW.municipality_id, NEW.title, NEW.min_age, NEW.max_age, NEW.kind, NEW.yearly_amount, NEW.valid_from)
     IS DISTINCT FROM (OLD.municipality_id, OLD.title, OLD.min_age, OLD.max_age, OLD.kind, OLD.yearly_amount, OLD.valid_from)
     AND (EXISTS (SELECT FROM certificate WHERE group_id = OLD.id)
       OR EXISTS (SELECT FROM certificate_change WHERE from_group_id = OLD.id OR to_group_id = OLD.id)) THEN
    RAISE EXCEPTION 'a group in use keeps its title, ages, kind, amount and first day' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.places IS DISTINCT FROM OLD.places AND NEW.places < (
    SELECT count(*) FROM certificate
    WHERE group_id = OLD.id AND status IN ('not_activated', 'returned', 'active', 'suspended') AND valid_until > current_date) THEN
    RAISE EXCEPTION 'a group has no fewer places than are taken' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A municipality that is part of another needs no admin of its own any more: the last one's role ends with it.
CREATE OR REPLACE FUNCTION staff_keep_an_admin(place uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM municipality WHERE id = place AND merged_into_id IS NOT NULL) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('staff_admins:' || coalesce(place::text, 'region'), 0));
  IF NOT EXISTS (
    SELECT FROM account_grant g JOIN account a ON a.id = g.account_id
    WHERE g.ended_at IS NULL AND a.blocked_at IS NULL AND CASE
      WHEN place IS NULL THEN g.role = 'regional_admin'
      ELSE g.role = 'municipal_admin' AND g.municipality_id = place
    END
  ) THEN
    RAISE EXCEPTION 'the last admin stays' USING ERRCODE = 'check_violation';
  END IF;
END $$;
