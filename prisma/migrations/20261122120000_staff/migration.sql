-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'staff_invited';
ALTER TYPE "letter_kind" ADD VALUE 'staff_access_changed';
ALTER TYPE "letter_kind" ADD VALUE 'staff_second_step_reset';

-- AlterTable
ALTER TABLE "account_grant" ADD COLUMN "granted_by_id" UUID,
ADD COLUMN "ended_by_id" UUID;
CREATE INDEX "account_grant_municipality_id_idx" ON "account_grant"("municipality_id");
ALTER TABLE "account_grant" ADD CONSTRAINT "account_grant_granted_by_id_fkey"
    FOREIGN KEY ("granted_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "account_grant" ADD CONSTRAINT "account_grant_ended_by_id_fkey"
    FOREIGN KEY ("ended_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "staff_invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "staff_name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "institution_id" UUID,
    "municipality_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "account_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "staff_invitation_token_hash_key" ON "staff_invitation"("token_hash");
CREATE INDEX "staff_invitation_institution_id_idx" ON "staff_invitation"("institution_id");
CREATE INDEX "staff_invitation_municipality_id_idx" ON "staff_invitation"("municipality_id");
CREATE INDEX "staff_invitation_invited_by_id_idx" ON "staff_invitation"("invited_by_id");
CREATE INDEX "staff_invitation_account_id_idx" ON "staff_invitation"("account_id");
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_institution_id_fkey"
    FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_municipality_id_fkey"
    FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_invited_by_id_fkey"
    FOREIGN KEY ("invited_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An invitation is to a role of staff, at exactly the place the role needs.
ALTER TABLE staff_invitation ADD CONSTRAINT staff_invitation_place CHECK (
  CASE role
    WHEN 'operator' THEN institution_id IS NOT NULL AND municipality_id IS NULL
    WHEN 'login_issuer' THEN institution_id IS NOT NULL AND municipality_id IS NULL
    WHEN 'municipal_admin' THEN municipality_id IS NOT NULL AND institution_id IS NULL
    WHEN 'regional_admin' THEN institution_id IS NULL AND municipality_id IS NULL
    ELSE false
  END);
ALTER TABLE staff_invitation ADD CONSTRAINT staff_invitation_facts CHECK (
  email <> '' AND staff_name <> '' AND octet_length(token_hash) = 32 AND expires_at > sent_at);
ALTER TABLE staff_invitation ADD CONSTRAINT staff_invitation_end CHECK (
  (accepted_at IS NULL) = (account_id IS NULL) AND (accepted_at IS NULL OR withdrawn_at IS NULL));
CREATE UNIQUE INDEX staff_invitation_open ON staff_invitation
  (lower(email), role, coalesce(institution_id, municipality_id, '00000000-0000-0000-0000-000000000000'::uuid))
  WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
-- Families hold millions of roles, admins a few hundred.
CREATE INDEX account_grant_admins ON account_grant (role, account_id) WHERE role IN ('municipal_admin', 'regional_admin');

-- What an admin may give: the region's every role of staff, a municipality's those of its own place that are no higher.
CREATE FUNCTION staff_role_in_reach(admin uuid, given "role", at_institution uuid, at_municipality uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT given IN ('operator', 'login_issuer', 'municipal_admin', 'regional_admin') AND EXISTS (
    SELECT FROM account_grant g JOIN account a ON a.id = g.account_id
    WHERE g.account_id = admin AND g.ended_at IS NULL AND a.blocked_at IS NULL AND (
      g.role = 'regional_admin'
      OR g.role = 'municipal_admin' AND given <> 'regional_admin' AND g.municipality_id = coalesce(
        at_municipality, (SELECT i.municipality_id FROM institution i WHERE i.id = at_institution))))
$$;

-- Nobody raises themselves, and nobody gives what they do not hold. Without a giver are the roles of families and those
-- made on the server itself, as the first admin of a region is.
CREATE FUNCTION account_grant_in_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.granted_by_id IS NOT NULL AND (NEW.granted_by_id = NEW.account_id
    OR NOT staff_role_in_reach(NEW.granted_by_id, NEW.role, NEW.institution_id, NEW.municipality_id)) THEN
    RAISE EXCEPTION 'a role is given by whoever may give it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_grant_in_reach BEFORE INSERT ON account_grant
  FOR EACH ROW EXECUTE FUNCTION account_grant_in_reach();

-- A role is another row, never another word in this one; one that has ended is over. Its place follows a merge of places.
CREATE FUNCTION account_grant_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.account_id, NEW.role, NEW.granted_by_id) IS DISTINCT FROM (OLD.account_id, OLD.role, OLD.granted_by_id)
    OR OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at THEN
    RAISE EXCEPTION 'a role that was given stays what it was' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_grant_stays BEFORE UPDATE ON account_grant
  FOR EACH ROW EXECUTE FUNCTION account_grant_stays();

-- An invitation promises a role, so it stands under the same rule; when it is taken up, the role itself is checked again.
CREATE FUNCTION staff_invitation_in_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT staff_role_in_reach(NEW.invited_by_id, NEW.role, NEW.institution_id, NEW.municipality_id) THEN
    RAISE EXCEPTION 'an invitation is sent by whoever may give the role' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_invitation_in_reach
  BEFORE INSERT OR UPDATE OF role, institution_id, municipality_id, invited_by_id, token_hash ON staff_invitation
  FOR EACH ROW EXECUTE FUNCTION staff_invitation_in_reach();

-- Taken up or withdrawn, it opens nothing any more.
CREATE FUNCTION staff_invitation_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an invitation that was taken up or withdrawn stays so' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER staff_invitation_ended BEFORE UPDATE ON staff_invitation
  FOR EACH ROW WHEN (OLD.accepted_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL)
  EXECUTE FUNCTION staff_invitation_ended();

-- The last admin of a place stays. Of two admins who end each other's role at once the second waits here and then sees
-- what the first has done; a null place is the region. The verbs take the same lock, so that they can say why.
CREATE FUNCTION staff_keep_an_admin(place uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
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

CREATE FUNCTION account_grant_keeps_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever is blocked was no admin anybody could turn to.
  IF EXISTS (SELECT FROM account WHERE id = OLD.account_id AND blocked_at IS NULL) THEN
    PERFORM staff_keep_an_admin(OLD.municipality_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER account_grant_keeps_admin AFTER UPDATE OF ended_at ON account_grant FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND OLD.role IN ('municipal_admin', 'regional_admin'))
  EXECUTE FUNCTION account_grant_keeps_admin();
CREATE TRIGGER account_grant_keeps_admin_when_deleted AFTER DELETE ON account_grant FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND OLD.role IN ('municipal_admin', 'regional_admin'))
  EXECUTE FUNCTION account_grant_keeps_admin();

CREATE FUNCTION account_keeps_admin() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place uuid;
BEGIN
  FOR place IN
    SELECT municipality_id FROM account_grant
    WHERE account_id = NEW.id AND ended_at IS NULL AND role IN ('municipal_admin', 'regional_admin')
    ORDER BY coalesce(municipality_id::text, 'region')
  LOOP
    PERFORM staff_keep_an_admin(place);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER account_keeps_admin AFTER UPDATE OF blocked_at ON account FOR EACH ROW
  WHEN (OLD.blocked_at IS NULL AND NEW.blocked_at IS NOT NULL)
  EXECUTE FUNCTION account_keeps_admin();
