-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'certificate_expired';
ALTER TYPE "letter_kind" ADD VALUE 'may_receive';
ALTER TYPE "letter_kind" ADD VALUE 'turns_fourteen';
ALTER TYPE "letter_kind" ADD VALUE 'ends_soon';
ALTER TYPE "letter_kind" ADD VALUE 'deadline_tomorrow';
ALTER TYPE "letter_kind" ADD VALUE 'deadline_passed';
ALTER TYPE "letter_kind" ADD VALUE 'next_amount';

-- CreateTable
CREATE TABLE "life_day" (
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done" JSONB NOT NULL DEFAULT '{}',
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "life_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "life_notice" (
    "child_id" UUID NOT NULL,
    "kind" "letter_kind" NOT NULL,
    "for_day" DATE NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "life_notice_pkey" PRIMARY KEY ("child_id","kind","for_day")
);

-- AddForeignKey
ALTER TABLE "life_notice" ADD CONSTRAINT "life_notice_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A lived day stays lived, and a letter that was written was written.
ALTER TABLE life_day ADD CONSTRAINT life_day_sane CHECK (attempts >= 0 AND failed >= 0 AND finished_at >= started_at IS NOT FALSE);
CREATE FUNCTION life_day_stays_lived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.day <> OLD.day OR OLD.finished_at IS NOT NULL AND NEW.finished_at IS DISTINCT FROM OLD.finished_at THEN
    RAISE EXCEPTION 'a day is lived once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER life_day_stays_lived BEFORE UPDATE ON life_day FOR EACH ROW EXECUTE FUNCTION life_day_stays_lived();
CREATE TRIGGER life_day_not_deleted BEFORE DELETE ON life_day FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER life_notice_stays BEFORE UPDATE OR DELETE ON life_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- What is not activated is looked at every night by the day it was issued.
CREATE INDEX certificate_waiting ON certificate (created_at) WHERE status = 'not_activated';
-- Who becomes 18, and whose end is announced, among those that have not ended.
CREATE INDEX certificate_ends ON certificate (valid_until) WHERE status IN ('not_activated', 'returned', 'active', 'suspended');
