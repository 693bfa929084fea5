-- In a municipality that is part of another nobody gets a role, and none is promised.
CREATE OR REPLACE FUNCTION staff_role_in_reach(admin uuid, given "role", at_institution uuid, at_municipality uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT given IN ('operator', 'login_issuer', 'municipal_admin', 'regional_admin')
    AND NOT EXISTS (SELECT FROM municipality m WHERE m.id = at_municipality AND m.merged_into_id IS NOT NULL)
    AND EXISTS (
    SELECT FROM account_grant g JOIN account a ON a.id = g.account_id
    WHERE g.account_id = admin AND g.ended_at IS NULL AND a.blocked_at IS NULL AND (
      g.role = 'regional_admin'
      OR g.role = 'municipal_admin' AND given <> 'regional_admin' AND g.municipality_id = coalesce(
        at_municipality, (SELECT i.municipality_id FROM institution i WHERE i.id = at_institution))))
$$;

-- The municipality's row is held, so that a merge comes before the role and is seen, or after it and ends it.
CREATE OR REPLACE FUNCTION account_grant_in_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.granted_by_id IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM FROM municipality WHERE id = NEW.municipality_id FOR SHARE;
  IF NEW.granted_by_id = NEW.account_id
    OR NOT staff_role_in_reach(NEW.granted_by_id, NEW.role, NEW.institution_id, NEW.municipality_id) THEN
    RAISE EXCEPTION 'a role is given by whoever may give it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- The database's clock is not the region's: a certificate that ends on one of the days between the two counts as ended here,
-- else places lowered to exactly what is taken would be refused. The verb counts by the region's day.
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
    WHERE group_id = OLD.id AND status IN ('not_activated', 'returned', 'active', 'suspended') AND valid_until > current_date + 1) THEN
    RAISE EXCEPTION 'a group has no fewer places than are taken' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
