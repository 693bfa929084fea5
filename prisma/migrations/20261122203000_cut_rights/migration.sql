-- AlterTable
ALTER TABLE "institution_right" ADD COLUMN     "cut_id" UUID,
ADD COLUMN     "cut_to" DATE;

-- CreateIndex
CREATE INDEX "institution_right_cut_id_idx" ON "institution_right"("cut_id");

-- AddForeignKey
ALTER TABLE "institution_right" ADD CONSTRAINT "institution_right_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "institution_right"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- How far the right before it went is not known of what was prepared until now: cancelled, it gives its own days back, as
-- the page has promised so far.
UPDATE institution_right ahead SET cut_id = former.id, cut_to = ahead.valid_to
FROM institution_right former
WHERE ahead.valid_from > current_date AND ahead.set_by_id IS NOT NULL
  AND former.institution_id = ahead.institution_id AND former.kind = ahead.kind
  AND former.valid_to = ahead.valid_from - 1;
