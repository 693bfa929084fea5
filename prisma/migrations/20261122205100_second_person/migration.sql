-- Found by the address of a letter in any letter case. Families have none here, so the index is small.
CREATE INDEX account_staff_email ON account (lower(staff_email)) WHERE staff_email IS NOT NULL;

-- Whose proposals somebody does not decide, and why: the own ones; those of an account with the same e-mail, which is the same
-- person; those of whoever made the decider's account or gave them the role they decide in. `place` is the municipality of
-- that role, null for the region. The verbs ask the same function, so that they can say why.
CREATE FUNCTION proposal_same_hand(decider uuid, deciding "role", place uuid) RETURNS TABLE (account_id uuid, tie text)
LANGUAGE sql STABLE AS $$
  SELECT decider, 'own'
  UNION ALL
  SELECT other.id, 'email' FROM account own
    JOIN account other ON lower(other.staff_email) = lower(own.staff_email) AND other.id <> own.id
    WHERE own.id = decider
  UNION ALL
  SELECT own.issued_by_id, 'issued' FROM account own WHERE own.id = decider AND own.issued_by_id IS NOT NULL
  UNION ALL
  SELECT g.granted_by_id, 'issued' FROM account_grant g
    WHERE g.account_id = decider AND g.ended_at IS NULL AND g.granted_by_id IS NOT NULL
      AND g.role = deciding AND g.municipality_id IS NOT DISTINCT FROM place
$$;

CREATE FUNCTION proposal_second_hand() RETURNS trigger LANGUAGE plpgsql AS $$
-- That nobody decides on their own the constraint proposal_second_person says already.
DECLARE place uuid := CASE WHEN NEW.decided_role = 'municipal_admin' THEN NEW.municipality_id END;
BEGIN
  IF EXISTS (
    SELECT FROM proposal_same_hand(NEW.decided_by_id, NEW.decided_role, place) near WHERE near.account_id = NEW.proposed_by_id AND near.tie <> 'own') THEN
    RAISE EXCEPTION 'a second person decides on a proposal' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_second_hand BEFORE UPDATE OF decided_by_id ON proposal FOR EACH ROW
  WHEN (OLD.decided_by_id IS NULL AND NEW.decided_by_id IS NOT NULL) EXECUTE FUNCTION proposal_second_hand();
