-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'papers_reminder';

-- CreateEnum
CREATE TYPE "proposal_kind" AS ENUM ('remind', 'change_group', 'close', 'merge_children');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('prepared', 'waiting', 'confirmed', 'done', 'refused', 'expired', 'withdrawn');

-- CreateEnum
CREATE TYPE "proposal_item_state" AS ENUM ('waiting', 'done', 'left', 'excluded');

-- CreateEnum
CREATE TYPE "proposal_left_reason" AS ENUM ('status', 'overage', 'nobody_to_tell', 'reminded', 'same_group', 'age', 'changed', 'out_of_reach', 'obstacle');

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "kind" "proposal_kind" NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'prepared',
    "municipality_id" UUID,
    "needs_second" BOOLEAN NOT NULL DEFAULT true,
    "item_count" INTEGER NOT NULL DEFAULT 0,
    "filter" TEXT NOT NULL DEFAULT '',
    "group_id" UUID,
    "reason" TEXT,
    "suspicion_id" UUID,
    "kept_child_id" UUID,
    "proposed_by_id" UUID NOT NULL,
    "proposed_role" "role" NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "decided_by_id" UUID,
    "decided_role" "role",
    "decided_at" TIMESTAMPTZ(3),
    "refusal" TEXT,
    "session_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_item" (
    "proposal_id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "seen_status" "certificate_status" NOT NULL,
    "seen_group_id" UUID NOT NULL,
    "state" "proposal_item_state" NOT NULL DEFAULT 'waiting',
    "reason" "proposal_left_reason",
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_item_pkey" PRIMARY KEY ("proposal_id","certificate_id")
);

-- CreateTable
CREATE TABLE "child_merge" (
    "id" UUID NOT NULL,
    "suspicion_id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "by_account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "child_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "proposal_state_submitted_at_id_idx" ON "proposal"("state", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "proposal_municipality_id_state_idx" ON "proposal"("municipality_id", "state");

-- CreateIndex
CREATE INDEX "proposal_proposed_by_id_prepared_at_idx" ON "proposal"("proposed_by_id", "prepared_at");

-- CreateIndex
CREATE INDEX "proposal_decided_by_id_idx" ON "proposal"("decided_by_id");

-- CreateIndex
CREATE INDEX "proposal_group_id_idx" ON "proposal"("group_id");

-- CreateIndex
CREATE INDEX "proposal_suspicion_id_idx" ON "proposal"("suspicion_id");

-- CreateIndex
CREATE INDEX "proposal_kept_child_id_idx" ON "proposal"("kept_child_id");

-- CreateIndex
CREATE INDEX "proposal_session_id_idx" ON "proposal"("session_id");

-- CreateIndex
CREATE INDEX "proposal_item_proposal_id_state_position_idx" ON "proposal_item"("proposal_id", "state", "position");

-- CreateIndex
CREATE INDEX "proposal_item_certificate_id_idx" ON "proposal_item"("certificate_id");

-- CreateIndex
CREATE UNIQUE INDEX "child_merge_suspicion_id_key" ON "child_merge"("suspicion_id");

-- CreateIndex
CREATE UNIQUE INDEX "child_merge_merged_id_key" ON "child_merge"("merged_id");

-- CreateIndex
CREATE UNIQUE INDEX "child_merge_proposal_id_key" ON "child_merge"("proposal_id");

-- CreateIndex
CREATE INDEX "child_merge_kept_id_idx" ON "child_merge"("kept_id");

-- CreateIndex
CREATE INDEX "child_merge_by_account_id_idx" ON "child_merge"("by_account_id");

-- CreateIndex
CREATE INDEX "child_merge_at_id_idx" ON "child_merge"("at", "id");

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "certificate_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_suspicion_id_fkey" FOREIGN KEY ("suspicion_id") REFERENCES "duplicate_suspicion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_kept_child_id_fkey" FOREIGN KEY ("kept_child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_item" ADD CONSTRAINT "proposal_item_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_item" ADD CONSTRAINT "proposal_item_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_merge" ADD CONSTRAINT "child_merge_suspicion_id_fkey" FOREIGN KEY ("suspicion_id") REFERENCES "duplicate_suspicion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_merge" ADD CONSTRAINT "child_merge_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_merge" ADD CONSTRAINT "child_merge_merged_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_merge" ADD CONSTRAINT "child_merge_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_merge" ADD CONSTRAINT "child_merge_by_account_id_fkey" FOREIGN KEY ("by_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A few letters or changed groups one person may send alone; what ends records, and whatever touches many, never.
ALTER TABLE proposal ADD CONSTRAINT proposal_alone CHECK (
  needs_second OR (kind IN ('remind', 'change_group') AND item_count <= 20));
-- What one person proposed another confirms: neither the same, nor one of a lesser reach, nor after its time.
ALTER TABLE proposal ADD CONSTRAINT proposal_second_person CHECK (decided_by_id IS NULL OR decided_by_id <> proposed_by_id);
ALTER TABLE proposal ADD CONSTRAINT proposal_reach CHECK (
  proposed_role IN ('municipal_admin', 'regional_admin')
  AND (proposed_role <> 'municipal_admin' OR municipality_id IS NOT NULL)
  AND (decided_role IS NULL OR decided_role = 'regional_admin' OR (decided_role = 'municipal_admin' AND proposed_role = 'municipal_admin')));
ALTER TABLE proposal ADD CONSTRAINT proposal_decision CHECK (
  (decided_by_id IS NULL) = (decided_at IS NULL) AND (decided_by_id IS NULL) = (decided_role IS NULL)
  AND (state = 'refused') = (refusal IS NOT NULL)
  AND (state NOT IN ('confirmed', 'done') OR NOT needs_second OR decided_by_id IS NOT NULL)
  AND (state <> 'refused' OR decided_by_id IS NOT NULL)
  AND (state NOT IN ('prepared', 'waiting', 'expired', 'withdrawn') OR decided_by_id IS NULL)
  AND (decided_at <= expires_at) IS NOT FALSE);
ALTER TABLE proposal ADD CONSTRAINT proposal_times CHECK (
  (state NOT IN ('waiting', 'refused', 'expired') OR submitted_at IS NOT NULL)
  AND (submitted_at IS NULL) = (expires_at IS NULL)
  AND (submitted_at >= prepared_at) IS NOT FALSE
  AND (expires_at = submitted_at + interval '168 hours') IS NOT FALSE
  AND (state = 'done') = (finished_at IS NOT NULL));
ALTER TABLE proposal ADD CONSTRAINT proposal_parts CHECK (
  (kind = 'change_group') = (group_id IS NOT NULL)
  AND (kind IN ('change_group', 'close')) = (reason IS NOT NULL)
  AND (kind = 'merge_children') = (suspicion_id IS NOT NULL) AND (kind = 'merge_children') = (kept_child_id IS NOT NULL)
  AND (kind <> 'merge_children' OR item_count = 0));
-- A pair is proposed once at a time.
CREATE UNIQUE INDEX proposal_merge_once ON proposal (suspicion_id) WHERE state IN ('waiting', 'confirmed', 'done');
-- What was seen is what is carried out: the deed and its records stay as they were shown from the moment it is sent on.
CREATE FUNCTION proposal_step() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF (NEW.kind, NEW.municipality_id, NEW.group_id, NEW.reason, NEW.suspicion_id, NEW.kept_child_id, NEW.proposed_by_id, NEW.proposed_role, NEW.filter)
       IS DISTINCT FROM (OLD.kind, OLD.municipality_id, OLD.group_id, OLD.reason, OLD.suspicion_id, OLD.kept_child_id, OLD.proposed_by_id, OLD.proposed_role, OLD.filter)
     OR OLD.state <> 'prepared' AND (NEW.needs_second, NEW.item_count, NEW.submitted_at, NEW.expires_at, NEW.note)
       IS DISTINCT FROM (OLD.needs_second, OLD.item_count, OLD.submitted_at, OLD.expires_at, OLD.note)
     OR OLD.state NOT IN ('prepared', 'waiting') AND (NEW.decided_by_id, NEW.decided_at, NEW.refusal)
       IS DISTINCT FROM (OLD.decided_by_id, OLD.decided_at, OLD.refusal) THEN
    RAISE EXCEPTION 'a proposal stays as it was shown' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_step BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_step();
CREATE FUNCTION proposal_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'prepared' THEN
    RAISE EXCEPTION 'a proposal is shown before anything else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_begins BEFORE INSERT ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_begins();
ALTER TABLE proposal_item ADD CONSTRAINT proposal_item_outcome CHECK (
  (state IN ('waiting', 'excluded')) = (done_at IS NULL) AND (state IN ('left', 'excluded')) = (reason IS NOT NULL));
CREATE FUNCTION proposal_item_was_shown() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stage proposal_state;
BEGIN
  SELECT state INTO stage FROM proposal WHERE id = NEW.proposal_id;
  IF TG_OP = 'INSERT' THEN
    IF stage <> 'prepared' THEN
      RAISE EXCEPTION 'no record joins what was shown' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF (NEW.proposal_id, NEW.certificate_id, NEW.position, NEW.seen_status, NEW.seen_group_id)
        IS DISTINCT FROM (OLD.proposal_id, OLD.certificate_id, OLD.position, OLD.seen_status, OLD.seen_group_id)
     OR stage <> 'confirmed' OR OLD.state <> 'waiting' THEN
    RAISE EXCEPTION 'a record of a proposal stays as it was shown' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_item_was_shown BEFORE INSERT OR UPDATE ON proposal_item FOR EACH ROW EXECUTE FUNCTION proposal_item_was_shown();
-- The merge of two records is a fact that stays.
ALTER TABLE child_merge ADD CONSTRAINT child_merge_two CHECK (kept_id <> merged_id);
CREATE TRIGGER child_merge_is_for_ever BEFORE UPDATE OR DELETE ON child_merge FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION child_merge_was_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM duplicate_suspicion s JOIN proposal p ON p.id = NEW.proposal_id
    WHERE s.id = NEW.suspicion_id AND s.decision = 'same_child'
      AND p.kind = 'merge_children' AND p.suspicion_id = s.id AND p.state = 'confirmed' AND p.kept_child_id = NEW.kept_id
      AND (s.child_a_id, s.child_b_id) IN ((NEW.kept_id, NEW.merged_id), (NEW.merged_id, NEW.kept_id))) THEN
    RAISE EXCEPTION 'only a pair decided to be one child and confirmed by two people is merged' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER child_merge_was_decided BEFORE INSERT ON child_merge FOR EACH ROW EXECUTE FUNCTION child_merge_was_decided();
-- Nothing is issued to a merged record any more.
CREATE FUNCTION certificate_not_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM child_merge WHERE merged_id = NEW.child_id) THEN
    RAISE EXCEPTION 'a merged record gets no certificate' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_not_of_merged BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION certificate_not_of_merged();
-- With a preview nobody sent on its records go; from any other they are never taken.
CREATE FUNCTION proposal_item_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM proposal WHERE id = OLD.proposal_id AND state <> 'prepared') THEN
    RAISE EXCEPTION 'a record of a proposal stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER proposal_item_stays BEFORE DELETE ON proposal_item FOR EACH ROW EXECUTE FUNCTION proposal_item_stays();
CREATE FUNCTION proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'prepared' THEN
    RAISE EXCEPTION 'a proposal stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER proposal_stays BEFORE DELETE ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_stays();
