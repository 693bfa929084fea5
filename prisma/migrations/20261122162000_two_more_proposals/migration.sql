-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'data_destroyed';

-- AlterEnum
ALTER TYPE "proposal_kind" ADD VALUE 'merge_municipalities';
ALTER TYPE "proposal_kind" ADD VALUE 'destroy_child';

-- AlterTable
ALTER TABLE "proposal" ADD COLUMN     "child_id" UUID,
ADD COLUMN     "from_municipality_id" UUID,
ADD COLUMN     "into_municipality_id" UUID;

-- AlterTable
ALTER TABLE "destruction_record" ADD COLUMN     "proposal_id" UUID,
ALTER COLUMN "run_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "proposal_child_id_idx" ON "proposal"("child_id");

-- CreateIndex
CREATE INDEX "proposal_from_municipality_id_idx" ON "proposal"("from_municipality_id");

-- CreateIndex
CREATE INDEX "proposal_into_municipality_id_idx" ON "proposal"("into_municipality_id");

-- CreateIndex
CREATE UNIQUE INDEX "destruction_record_proposal_id_key" ON "destruction_record"("proposal_id");

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_from_municipality_id_fkey" FOREIGN KEY ("from_municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_into_municipality_id_fkey" FOREIGN KEY ("into_municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destruction_record" ADD CONSTRAINT "destruction_record_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_merge" ADD CONSTRAINT "municipality_merge_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What one deed has another lacks. As text: a value just added to an enum cannot be named before it is committed.
ALTER TABLE proposal DROP CONSTRAINT proposal_parts;
ALTER TABLE proposal ADD CONSTRAINT proposal_parts CHECK (
  (kind::text = 'change_group') = (group_id IS NOT NULL)
  AND (kind::text IN ('change_group', 'close', 'destroy_child')) = (reason IS NOT NULL)
  AND (kind::text = 'merge_children') = (suspicion_id IS NOT NULL) AND (kind::text = 'merge_children') = (kept_child_id IS NOT NULL)
  AND (kind::text = 'merge_municipalities') = (from_municipality_id IS NOT NULL)
  AND (kind::text = 'merge_municipalities') = (into_municipality_id IS NOT NULL)
  AND (from_municipality_id <> into_municipality_id) IS NOT FALSE
  AND (kind::text = 'destroy_child') = (child_id IS NOT NULL)
  AND (kind::text <> 'destroy_child' OR municipality_id IS NOT NULL AND reason IN ('family_demand', 'court_decision', 'supervisory_order'))
  AND (kind::text NOT IN ('merge_children', 'merge_municipalities') OR proposed_role = 'regional_admin')
  AND (kind::text IN ('remind', 'change_group', 'close') OR item_count = 0));
-- One at a time; what came to nothing may be proposed anew.
DROP INDEX proposal_merge_once;
CREATE UNIQUE INDEX proposal_merge_once ON proposal (suspicion_id) WHERE state IN ('waiting', 'confirmed');
CREATE UNIQUE INDEX proposal_municipality_once ON proposal (from_municipality_id) WHERE state IN ('waiting', 'confirmed');
CREATE UNIQUE INDEX proposal_destroy_once ON proposal (child_id) WHERE state IN ('waiting', 'confirmed');
-- As before, and what the two new deeds are about is frozen with the rest.
CREATE OR REPLACE FUNCTION proposal_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state AND NOT (OLD.state::text, NEW.state::text) IN (
    ('prepared', 'waiting'), ('prepared', 'confirmed'), ('prepared', 'withdrawn'),
    ('waiting', 'confirmed'), ('waiting', 'refused'), ('waiting', 'expired'), ('waiting', 'withdrawn'),
    ('confirmed', 'done')) THEN
    RAISE EXCEPTION 'a proposal does not become % from %', NEW.state, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'prepared' AND NEW.state = 'confirmed' AND NEW.needs_second THEN
    RAISE EXCEPTION 'a second person confirms it' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.kind, NEW.municipality_id, NEW.group_id, NEW.reason, NEW.suspicion_id, NEW.kept_child_id, NEW.child_id,
      NEW.from_municipality_id, NEW.into_municipality_id, NEW.proposed_by_id, NEW.proposed_role, NEW.filter)
       IS DISTINCT FROM (OLD.kind, OLD.municipality_id, OLD.group_id, OLD.reason, OLD.suspicion_id, OLD.kept_child_id, OLD.child_id,
      OLD.from_municipality_id, OLD.into_municipality_id, OLD.proposed_by_id, OLD.proposed_role, OLD.filter)
     OR OLD.state <> 'prepared' AND (NEW.needs_second, NEW.item_count, NEW.submitted_at, NEW.expires_at, NEW.note)
       IS DISTINCT FROM (OLD.needs_second, OLD.item_count, OLD.submitted_at, OLD.expires_at, OLD.note)
     OR OLD.state NOT IN ('prepared', 'waiting') AND (NEW.decided_by_id, NEW.decided_at, NEW.refusal)
       IS DISTINCT FROM (OLD.decided_by_id, OLD.decided_at, OLD.refusal) THEN
    RAISE EXCEPTION 'a proposal stays as it was shown' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A municipality goes into another only as two people confirmed it.
CREATE FUNCTION municipality_merge_was_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM proposal p WHERE p.id = NEW.proposal_id AND p.kind::text = 'merge_municipalities' AND p.state = 'confirmed'
      AND p.from_municipality_id = NEW.from_id AND p.into_municipality_id = NEW.into_id) THEN
    RAISE EXCEPTION 'only municipalities two people confirmed are merged' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER municipality_merge_was_decided BEFORE INSERT ON municipality_merge FOR EACH ROW EXECUTE FUNCTION municipality_merge_was_decided();

-- What is destroyed is destroyed by a run of the rules or by a confirmed demand, never by neither.
ALTER TABLE destruction_record ADD CONSTRAINT destruction_record_ground CHECK ((run_id IS NULL) <> (proposal_id IS NULL));
CREATE FUNCTION destruction_was_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM proposal p WHERE p.id = NEW.proposal_id AND p.kind::text = 'destroy_child' AND p.state = 'confirmed'
      AND p.child_id = NEW.person_id) THEN
    RAISE EXCEPTION 'only a child two people confirmed is destroyed before its term' USING ERRCODE = 'check_violation';
  END IF;
  -- A day more: the region's calendar is ahead of the one of the server.
  IF EXISTS (
    SELECT FROM certificate c WHERE c.child_id = NEW.person_id
      AND c.status IN ('not_activated', 'returned', 'active', 'suspended') AND c.valid_until > (NEW.at + interval '1 day')::date) THEN
    RAISE EXCEPTION 'a child with a certificate that holds is not destroyed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER destruction_was_decided BEFORE INSERT ON destruction_record FOR EACH ROW
  WHEN (NEW.proposal_id IS NOT NULL) EXECUTE FUNCTION destruction_was_decided();
